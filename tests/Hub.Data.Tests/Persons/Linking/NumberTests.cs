using System.Globalization;
using CsCheck;
using Hub.Data.Persons.Linking;
using Hub.Data.Persons.Linking.Standardising;

namespace Hub.Data.Tests.Persons.Linking;

/// <summary>Numbers, marks and telephones: one form however they are written, and a check where they carry one.</summary>
public sealed class NumberTests
{
    private const string Pnc = "ZABCDEFGHJKLMNPQRTUVWXY", Upn = "ABCDEFGHJKLMNPQRTUVWXYZ";

    private static readonly Gen<string> NinePlaces = Gen.Int[0, 999_999_999].Select(number => number.ToString("000000000", CultureInfo.InvariantCulture));

    [Theory]
    [InlineData(FieldRole.NhsNumber, "943 476 5919", true)]
    [InlineData(FieldRole.NhsNumber, "943 476 5918", false)]
    [InlineData(FieldRole.NhsNumber, "9991234567", false)]
    [InlineData(FieldRole.PncId, "2090/0000001O", false)]
    [InlineData(FieldRole.Upn, "I999000000001", false)]
    [InlineData(FieldRole.Phone, "07700 900123", true)]
    public void IsRight_OfKnownNumbers_IsAsTheRegisterSays(FieldRole role, string text, bool expected)
        => Assert.Equal(expected, CheckDigits.IsRight(role, NumberText.Of(role, text)));

    [Fact]
    public void IsPncId_OneLetterOf23_IsRightAndNoOtherNorASlip()
        => Gen.Select(NinePlaces, Gen.Int[0, 8], Gen.Int[1, 9]).Sample((nine, at, more) =>
        {
            var right = Pnc.Where(letter => CheckDigits.IsPncId(nine + char.ToLowerInvariant(letter))).ToList();
            Assert.Single(right);
            var slipped = nine[..at] + (((nine[at] - '0') + more) % 10) + nine[(at + 1)..];
            Assert.False(CheckDigits.IsPncId(slipped + char.ToLowerInvariant(right[0])) && slipped != nine);
        });

    [Fact]
    public void IsUpn_OneLetterOf23_IsRightAndNoSlipOfADigitIs()
        => Gen.Select(NinePlaces, Gen.Int[0, 8], Gen.Int[1, 9]).Sample((nine, at, more) =>
        {
            var right = Upn.Where(letter => CheckDigits.IsUpn(char.ToLowerInvariant(letter) + "801" + nine)).ToList();
            Assert.Single(right);
            var slipped = nine[..at] + (((nine[at] - '0') + more) % 10) + nine[(at + 1)..];
            Assert.False(CheckDigits.IsUpn(char.ToLowerInvariant(right[0]) + "801" + slipped));
        });

    [Fact]
    public void Of_PncId_IsOneFormHoweverItIsWritten()
        => Gen.Select(Gen.Int[0, 99], Gen.Int[1, 9_999_999], Gen.Int[0, 22]).Sample((year, number, letter) =>
        {
            string[] forms =
            [
                $"20{year:00}/{number:0000000}{Pnc[letter]}", $"{year:00}/{number}{Pnc[letter]}", $"20{year:00} / {number} {char.ToLowerInvariant(Pnc[letter])}",
                $"{year:00}{number:0000000}{Pnc[letter]}", $"20{year:00}{number:0000000}{Pnc[letter]}",
            ];
            Assert.Single(forms.Select(form => NumberText.Of(FieldRole.PncId, form)).Distinct());
        });

    [Fact]
    public void Of_Phone_IsE164HoweverItIsWritten()
        => Gen.Int[100_000_000, 999_999_999].Where(number => number.ToString(CultureInfo.InvariantCulture).Distinct().Count() > 3).Sample(number =>
        {
            string[] forms = [$"07{number}", $"+44 7{number}", $"+44 (0)7{number}", $"0044 7{number}", $"447{number}", $"7{number}", $"07{number} ext 12", $" 07{number}(work)"];
            Assert.All(forms, form => Assert.Equal($"+447{number}", NumberText.Of(FieldRole.Phone, form)));
        });

    [Theory]
    [InlineData("+33 1 42 68 53 00", "+33142685300")]
    [InlineData("0033142685300", "+33142685300")]
    [InlineData("555010", "555010")]
    [InlineData("07000 000000", "")]
    [InlineData("none", "")]
    [InlineData("12", "")]
    public void Of_OtherPhones_SayWhatTheyCan(string text, string expected) => Assert.Equal(expected, NumberText.Of(FieldRole.Phone, text));

    [Fact]
    public void Readings_OfAMisreadMark_HoldTheMark()
        => Gen.Select(AnyMark, Gen.Int[0, 6]).Sample((mark, at) =>
        {
            const string Signs = "ol zasgtb", Read = "01 245678";
            var sign = mark[at];
            var wrong = Signs.IndexOf(sign, StringComparison.Ordinal) is var place and >= 0 && sign != ' ' ? Read[place]
                : Read.IndexOf(sign, StringComparison.Ordinal) is var back and >= 0 && sign != ' ' ? Signs[back] : sign;
            Assert.True(PlateText.Fits(mark));
            Assert.Equal([mark], PlateText.Readings(mark));
            var misread = mark[..at] + wrong + mark[(at + 1)..];
            Assert.True(PlateText.Fits(misread) || PlateText.Readings(misread).Contains(mark));
        });

    [Theory]
    [InlineData("AB12DSC", "AB12OSC", false)]
    [InlineData("AB12 0SC", "AB12OSC", true)]
    [InlineData("A8I2 05C", "AB12OSC", false)]
    [InlineData("A808 0SC", "AB08OSC", true)]
    [InlineData("ABI2 OSC", "AB12OSC", true)]
    public void Link_MarksThatLookAlike_AreOneOnlyWhereOneCannotBeRight(string left, string right, bool areOne)
    {
        var column = TestTable.Column("vrm", FieldRole.Vrm, [left, right, "ZZ99 ZZZ"]);

        var result = Linker.Link(new RecordTable(3, [column], [1, 2, 3]), new LinkSettings { Subject = SubjectType.Vehicle });

        Assert.Equal(areOne, result.ClusterOf[0] == result.ClusterOf[1]);
    }

    [Fact]
    public void Weigh_SameNumberWhoseCheckFails_SaysLessButSaysSomething()
    {
        var rows = new InventedTown(61, hasNumbers: true).Rows(3000);
        var fails = rows.Select(row => row with { Nhs = row.Nhs.Length == 10 ? row.Nhs[..9] + (char)('0' + ((row.Nhs[9] - '0' + 1) % 10)) : row.Nhs }).ToList();

        var (right, wrong) = (Bits(rows, "same"), Bits(fails, "same, but its check digit fails"));

        Assert.InRange(wrong, 2, 8.01);
        Assert.InRange(right, wrong + 2, 30);
    }

    private static Gen<string> AnyMark => Gen.Select(Letters("abcdefghjklmnoprstuvwxy", 2), Gen.Int[0, 99], Letters("abcdefghjklmnoprstuvwxyz", 3))
        .Select((area, age, rest) => $"{area}{age:00}{rest}");

    private static Gen<string> Letters(string alphabet, int count) => Gen.Int[0, alphabet.Length - 1].Array[count].Select(places => string.Concat(places.Select(place => alphabet[place])));

    private static float Bits(List<TownRow> rows, string level)
        => Linker.Link(InventedTown.Table(rows), new LinkSettings()).Pairs().Select(pair => pair.Parts.First(part => part.Comparison == "NHS number"))
            .Where(part => part.Level == level).Max(part => part.Bits);
}
