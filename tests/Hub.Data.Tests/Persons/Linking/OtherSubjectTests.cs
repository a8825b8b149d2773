using Hub.Data.Persons.Linking;
using Hub.Data.Persons.Linking.Standardising;

namespace Hub.Data.Tests.Persons.Linking;

/// <summary>Premises, vehicles and telephones go through the stages of people.</summary>
public sealed class OtherSubjectTests
{
    private static readonly string[] Streets = ["Street", "Lane", "Road", "Walk", "Avenue"];
    private static readonly string[] Words = ["Mill", "Station", "Victoria", "Orchard", "Canal", "Hawthorn", "Bridge", "Priory", "Castle", "Wellington", "Elm", "Cromwell"];

    [Fact]
    public void Link_Premises_AreOneHoweverTheAddressIsWritten()
    {
        var random = new Random(9);
        var streets = Enumerable.Range(0, 60)
            .Select(place => (Name: $"{Words[place / 5]} {Streets[place % 5]}",
            Postcode: $"WR{random.Next(1, 15)} {random.Next(1, 9)}{"ABDEFGHJLN"[random.Next(10)]}{"PQRSTUWXYZ"[random.Next(10)]}"))
            .ToList();
        var homes = streets.SelectMany(street => Enumerable.Range(1, 20).Where(_ => random.Next(2) == 0).Select(number => (Line: $"{number} {street.Name}", street.Postcode))).ToList();
        var rows = homes.SelectMany((home, place) => (string[][])
        [
            [home.Line, home.Postcode], [home.Line.Replace("Street", "St", StringComparison.Ordinal).ToUpperInvariant(), place % 3 == 0 ? home.Postcode.Replace(" ", "", StringComparison.Ordinal) : home.Postcode],
        ]).ToList();

        var result = Link(SubjectType.Premises, (FieldRole.Address, rows.Select(row => row[0])), (FieldRole.Postcode, rows.Select(row => row[1])));

        Assert.InRange(TestTable.F1(result.ClusterOf, record => record / 2), 0.99, 1);
    }

    [Fact]
    public void Link_Vehicles_MisreadMarksAreOneAndOthersAreNot()
    {
        var random = new Random(4);
        var marks = Enumerable.Range(0, 400).Select(_ => string.Concat(Enumerable.Range(0, 7).Select(at => at is 2 or 3 ? (char)('0' + random.Next(10)) : "ACEFHJKMNPRTUVWXY"[random.Next(17)]))).ToList();
        var rows = marks.SelectMany(mark => (string[])[mark, mark[..4] + " " + mark[4..]]).Concat(["AB08 OSC", "A808 0SC", "AB08OSX"]).ToList();

        var result = Link(SubjectType.Vehicle, (FieldRole.Vrm, rows));

        Assert.All(Enumerable.Range(0, 400), mark => Assert.Equal(result.ClusterOf[2 * mark], result.ClusterOf[(2 * mark) + 1]));
        Assert.Equal(result.ClusterOf[800], result.ClusterOf[801]);
        Assert.NotEqual(result.ClusterOf[800], result.ClusterOf[802]);
    }

    [Fact]
    public void Link_Phones_AreOneInEveryFormAndNoNumberStandsForNone()
    {
        var random = new Random(5);
        var rows = Enumerable.Range(0, 400).Select(_ => "07" + random.Next(100_000_000, 999_999_999))
            .SelectMany(phone => (string[])[phone, "+44 (0)" + phone[1..], "0044" + phone[1..5] + " " + phone[5..]]).Concat(["07000 000000", "07000 000000", ""]).ToList();

        var result = Link(SubjectType.Phone, (FieldRole.Phone, rows));

        Assert.InRange(TestTable.F1(result.ClusterOf, record => record < 1200 ? record / 3 : record), 0.99, 1);
        Assert.Equal(3, result.ClusterOf[1200..].Distinct().Count());
    }

    [Theory]
    [InlineData("12 High Street North", "12 North High Street", true)]
    [InlineData("12 Old Mill Lane", "12 Mill Lane", true)]
    [InlineData("12 Old Mill Lane", "14 Old Mill Lane", false)]
    [InlineData("12 Old Mill Lane", "12 Station Road", false)]
    [InlineData("Flat 2, 12 Old Mill Lane", "Flat 3, 12 Old Mill Lane", false)]
    public void Link_AddressesByTheirWords_AreOneWhereTheWordsSaySo(string left, string right, bool areOne)
    {
        var result = Link(SubjectType.Premises, (FieldRole.Address, [left, right, "99 Castle Road"]), (FieldRole.Postcode, ["WR1 2AB", "WR1 2AB", "WR9 9ZZ"]));

        Assert.Equal(areOne, result.ClusterOf[0] == result.ClusterOf[1]);
    }

    [Theory]
    [InlineData("100012345678", "100012345678", "same")]
    [InlineData("000012345678", "12345678", "same")]
    [InlineData("100012345678", "100012345679", "different")]
    public void Weigh_Uprn_IsTheSameOrAnotherHouse(string left, string right, string level)
    {
        var result = Link(SubjectType.Premises, (FieldRole.Uprn, [left, right]), (FieldRole.Address, ["1 Elm Road", "Elm House, Elm Road"]));

        Assert.Equal(level, result.Weigh(0, 1).Parts.First(part => part.Comparison == "UPRN").Level);
    }

    private static LinkResult Link(SubjectType subject, params (FieldRole Role, IEnumerable<string> Values)[] columns)
    {
        var made = columns.Select(column => TestTable.Column(column.Role.ToString(), column.Role, column.Values)).ToList();
        return Linker.Link(
            new RecordTable(made[0].Ids.Length, made, [.. Enumerable.Range(0, made[0].Ids.Length).Select(row => TextHash.Of("row" + row))]), new LinkSettings { Subject = subject });
    }
}
