using System.Diagnostics;
using Hub.Data.Persons.Linking;

namespace Hub.Data.Tests.Persons.Linking;

/// <summary>What real files hold: it must neither take for ever nor make one person of a thousand.</summary>
public sealed class BadInputTests
{
    private static readonly List<string[]> People = Rows(4000);

    [Fact]
    public void Link_NothingButMissing_LinksNothing()
    {
        var result = Link([.. Enumerable.Repeat<string[]>(["", "unknown", "", "n/a", ""], 3000)]);

        Assert.Equal(3000, result.ClusterOf.Distinct().Count());
        Assert.Contains(result.Notes, note => note.Contains("hold too little", StringComparison.Ordinal));
    }

    [Fact]
    public void Link_NoRecords_IsNoFault() => Assert.Empty(Link([]).ClusterOf);

    [Fact]
    public void Link_OneRecord_StandsAlone() => Assert.Equal([0], Link([People[0]]).ClusterOf);

    [Theory]
    [InlineData(2, "01/01/1900")]
    [InlineData(1, "testname")]
    [InlineData(3, "1 hostel row")]
    [InlineData(4, "WR1 1AA")]
    public void Link_OneValueInEveryRow_NeitherSlowsNorJoins(int column, string value)
    {
        var start = Stopwatch.GetTimestamp();

        var result = Link([.. People.Select(row => row.Select((cell, place) => place == column ? value : cell).ToArray())]);

        Assert.InRange(Stopwatch.GetElapsedTime(start).TotalSeconds, 0, 60);
        Assert.InRange(Largest(result), 1, 30);
        Assert.Contains(result.Notes, note => note.Contains(" stands in 4000 of 4000", StringComparison.Ordinal));
    }

    [Fact]
    public void Link_FiveThousandIdenticalRecords_AreOneAndCostOne()
    {
        string[] same = ["wilhelmina", "prenworth", "17/05/1964", "8 canal street", "WR5 9ZZ"];

        var result = Link([.. People, .. Enumerable.Repeat(same, 5000)]);

        Assert.Single(result.ClusterOf[People.Count..].Distinct());
        Assert.Contains(result.Notes, note => note.StartsWith("5000 records are the same", StringComparison.Ordinal));
        Assert.Contains(result.Notes, note => note.StartsWith("The largest cluster has 5000", StringComparison.Ordinal));
        Assert.InRange(result.ComparedPairs, 0, 9_000_000);
    }

    [Fact]
    public void Link_ACommonNameAndNothingElse_IsNotOnePerson()
    {
        var result = Link([.. People, .. Enumerable.Repeat<string[]>(["oliver", "", "", "", ""], 500)]);

        Assert.Equal(500, result.ClusterOf[People.Count..].Distinct().Count());
    }

    [Fact]
    public void Link_OtherScriptsAndLongNames_AreCompared()
    {
        var name = new string('x', 150) + " " + new string('y', 149);
        string[][] rows =
        [
            ["Ольга", "Петрова", "02/03/1984", "5 mill lane", "WR2 4AA"], ["Ольга", "Петрова", "02/03/1984", "", ""],
            ["محمد", "حسين", "09/08/1991", "6 mill lane", "WR2 4AB"], ["محمد", "حسين", "09/08/1991", "", "WR2 4AB"],
            ["Zoë", "Müller", "11/11/1970", "7 mill lane", "WR2 4AC"], ["ZOE", "MULLER", "11/11/1970", "7 Mill Ln", "wr24ac"],
            [name, name, "01/02/1993", "9 mill lane", "WR2 4AD"], [name, name, "01/02/1993", "9 mill lane", "WR2 4AD"],
            ["李", "小龙", "27/11/1940", "10 mill lane", "WR2 4AE"], ["李", "小龙", "27/11/1940", "", "WR2 4AE"],
        ];

        var result = Link([.. People, .. rows]);

        var found = result.ClusterOf[People.Count..];
        Assert.All(Enumerable.Range(0, 5), pair => Assert.Equal(found[2 * pair], found[(2 * pair) + 1]));
        Assert.Equal(5, found.Distinct().Count());
    }

    [Fact]
    public void Link_ColumnMappedToTheWrongType_IsSaid()
    {
        var table = TestTable.People(People);
        var swapped = table with { Columns = [.. table.Columns.Select(column => column.Name == "surname" ? column with { Role = FieldRole.BirthDate } : column.Name == "dob" ? column with { Role = FieldRole.Surname } : column)] };

        var result = Linker.Link(swapped, new LinkSettings());

        Assert.Contains(result.Notes, note => note.Contains("\"surname\" cannot be read as date of birth", StringComparison.Ordinal));
        Assert.InRange(Largest(result), 1, 60);
    }

    [Fact]
    public void Link_CommonPlace_IsStoppedAndSaid()
    {
        var rows = People.Select(row => row.ToArray()).ToList();
        rows.ForEach(row => (row[3], row[4]) = ("1 hostel row", "WR1 1AA"));

        var result = Linker.Link(TestTable.People(rows), new LinkSettings { PairsAlwaysAllowed = 0, LargestBlock = 100 });

        Assert.Contains(result.Blocking, size => size.StopKeys > 0);
        Assert.Contains(result.Notes, note => note.Contains("not used to find pairs", StringComparison.Ordinal));
    }

    private static LinkResult Link(List<string[]> rows) => Linker.Link(TestTable.People(rows), new LinkSettings());

    private static int Largest(LinkResult result) => result.ClusterOf.CountBy(cluster => cluster).Max(cluster => cluster.Value);

    private static List<string[]> Rows(int count)
        => [.. new InventedTown(31, hasNumbers: false).Rows(count).Take(count).Select(row => new[] { row.Name, row.Surname, row.Born, row.Address, row.Postcode })];
}
