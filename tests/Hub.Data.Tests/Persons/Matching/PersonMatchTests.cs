using CsCheck;
using Hub.Data.Ingest.Kinds;
using Hub.Data.Persons.Matching;

namespace Hub.Data.Tests.Persons.Matching;

/// <summary>Exact comparison of standardised values: what agrees is said, what could be another person is only possible.</summary>
public sealed class PersonMatchTests
{
    [Theory]
    [InlineData("Anna Example", "1990-02-01", null, null, "certain")]
    [InlineData("EXAMPLE, Ánna", "1990-02-01", null, null, "certain")]
    [InlineData("Mrs Anna Example", "1990-02-01", null, null, "certain")]
    [InlineData("Anna Example", null, null, null, "possible")]
    [InlineData("Anne Example", "1990-02-01", null, null, "possible")]
    [InlineData("Anna Example", "1990-01-02", null, null, null)]
    [InlineData("Ben Other", "1990-02-01", null, null, null)]
    [InlineData("Ben Other", "1990-02-01", "AB1 2CD", null, "possible")]
    [InlineData("Anna Other", null, "ab12cd", null, null)]
    [InlineData("Ben Other", "1980-01-01", null, "999 000 0000", "possible")]
    [InlineData(null, null, null, "9990000000", "certain")]
    [InlineData("Anna Example", "1990-02-01", null, "999 000 0001", "possible")]
    [InlineData(null, null, null, null, null)]
    public void Compare_WithAnna(string? name, string? born, string? postcode, string? nhs, string? certainty)
    {
        var anna = new IdentityValues().Add(IdentifierType.Name, "Anna Example").Add(IdentifierType.DateOfBirth, "1990-02-01")
            .Add(IdentifierType.Address, "AB1 2CD").Add(IdentifierType.NhsNumber, "9990000000");
        var row = new IdentityValues().Add(IdentifierType.Name, name).Add(IdentifierType.DateOfBirth, born)
            .Add(IdentifierType.Address, postcode).Add(IdentifierType.NhsNumber, nhs);

        Assert.Equal(certainty, PersonMatch.Compare(anna, row)?.Certainty.ToString().ToLowerInvariant());
    }

    [Fact]
    public void Compare_NameInTwoColumns_IsOneName()
    {
        var wanted = new IdentityValues().Add(IdentifierType.Name, "Anne-Marie O'Example").Add(IdentifierType.DateOfBirth, "1990-02-01");
        var row = new IdentityValues().Add(IdentifierType.Name, "Anne Marie").Add(IdentifierType.Name, "OExample")
            .Add(IdentifierType.DateOfBirth, "1990-02-01");

        Assert.Equal(MatchCertainty.Certain, PersonMatch.Compare(wanted, row)?.Certainty);
    }

    [Fact]
    public void Compare_Reasons_HoldNoValue()
        => Gen.Select(Gen.String[Gen.Char.AlphaNumeric, 5, 12], Gen.String[Gen.Char['0', '9'], 10, 10]).Sample((name, number) =>
        {
            var values = new IdentityValues().Add(IdentifierType.Name, name).Add(IdentifierType.NhsNumber, number)
                .Add(IdentifierType.DateOfBirth, "1990-02-01").Add(IdentifierType.Phone, number);
            var match = PersonMatch.Compare(values, values);
            return match!.Why.All(why => !why.Contains(name, StringComparison.Ordinal) && !why.Any(char.IsDigit));
        });

    [Theory]
    [InlineData("+44 7700 900123", "07700900123")]
    [InlineData("0044 (0)7700 900 123", "07700900123")]
    [InlineData("07700-900123", "07700900123")]
    [InlineData("none", null)]
    public void Phone_IsWrittenOneWay(string text, string? standard) => Assert.Equal(standard, StandardValues.Phone(text));

    [Theory]
    [InlineData("1 High Street, Northmere AB1 2CD", "AB1 2CD")]
    [InlineData("ab12cd", "AB1 2CD")]
    [InlineData("1 High Street", null)]
    public void PostcodeOf_FindsTheLast(string text, string? postcode) => Assert.Equal(postcode, StandardValues.PostcodeOf(text));
}
