using Hub.Data.Persons.Linking;

namespace Hub.Data.Tests.Persons.Linking;

/// <summary>
/// What real files hold, at size: 50,000 rows, a million in the long run. What is compared grows with the rows and not with their square, nobody
/// becomes one person for it, and a sentence says what it was.
/// </summary>
public sealed class CommonValueTests
{
    private static readonly int Count = Environment.GetEnvironmentVariable("HUB_TEST_LONG") == "1" ? 1_000_000 : 50_000;
    private static readonly Lazy<List<TownRow>> Rows = new(() => [.. new InventedTown(81, hasNumbers: true).Rows(Count).Take(Count)]);

    [Theory]
    [InlineData("date of birth", "01/01/1900")]
    [InlineData("surname", "UNKNOWN")]
    [InlineData("house", "1 Hostel Row, Ampleton")]
    [InlineData("telephone number", "01905 555010")]
    public void Link_OneValueInEveryRow_StaysInProportionAndIsSaid(string field, string value)
    {
        var result = Linker.Link(InventedTown.Table([.. Rows.Value.Select(row => With(row, field, value))]), new LinkSettings());

        Assert.InRange(result.ComparedPairs, 1, 300L * Count);
        Assert.InRange(result.ClusterOf.CountBy(cluster => cluster).Max(cluster => cluster.Value), 2, 100);
        Assert.Contains(result.Notes, note => note.Contains(field == "surname" ? "\"surname\" cannot be read" : $"One {field} stands in", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("missing", "hold too little to be linked")]
    [InlineData("script", "in other letters than Latin ones")]
    [InlineData("lengthy", "are longer than 60 letters")]
    [InlineData("identical", "5000 records are the same")]
    public void Link_OddRowsThroughoutTheFile_StayInProportionAndAreSaid(string oddity, string says)
    {
        List<TownRow> rows = oddity == "identical" ? [.. Rows.Value.Skip(5000), .. Enumerable.Range(0, 5000).Select(i => Rows.Value[0] with { Id = "same" + i })]
            : [.. Rows.Value.Select((row, place) => Odd(row, place, oddity))];

        var result = Linker.Link(InventedTown.Table(rows), new LinkSettings());

        Assert.InRange(result.ComparedPairs, 1, 300L * Count);
        Assert.InRange(result.ClusterOf.CountBy(cluster => cluster).Select(cluster => cluster.Value).Where(size => size < 5000).Max(), 2, 100);
        Assert.Contains(result.Notes, note => note.Contains(says, StringComparison.Ordinal));
        Assert.InRange(F1(rows, result), oddity == "missing" ? .3 : .9, 1);
    }

    [Fact]
    public void Link_ColumnMappedToTheWrongType_StaysInProportionAndIsSaid()
    {
        var table = InventedTown.Table(Rows.Value);
        table = table with { Columns = [.. table.Columns.Select(column => column.Role switch
        {
            FieldRole.Surname => column with { Role = FieldRole.BirthDate }, FieldRole.BirthDate => column with { Role = FieldRole.Surname },
            FieldRole.Postcode => column with { Role = FieldRole.NhsNumber }, FieldRole.NhsNumber => column with { Role = FieldRole.Postcode }, _ => column,
        })] };

        var result = Linker.Link(table, new LinkSettings());

        Assert.InRange(result.ComparedPairs, 1, 300L * Count);
        Assert.InRange(result.ClusterOf.CountBy(cluster => cluster).Max(cluster => cluster.Value), 1, 100);
        Assert.Contains(result.Notes, note => note.Contains("\"surname\" cannot be read as date of birth", StringComparison.Ordinal));
    }

    private static double F1(List<TownRow> rows, LinkResult result) => TestTable.F1(result.ClusterOf, record => rows[record].Person);

    private static TownRow Odd(TownRow row, int place, string oddity) => oddity switch
    {
        "missing" when place % 2 == 0 => row with { Name = "", Surname = "unknown", Born = "", Sex = "", Address = "n/a", Postcode = "", Phone = "", Email = "", Nhs = "" },
        "script" => row with { Name = Cyrillic(row.Name), Surname = Cyrillic(row.Surname) },
        "lengthy" => row with { Surname = string.Concat(Enumerable.Repeat(row.Surname, 1 + (300 / Math.Max(1, row.Surname.Length)))) },
        _ => row,
    };

    // Letter by letter, so that names that were alike are alike.
    private static string Cyrillic(string text)
        => string.Concat(text.ToLowerInvariant().Select(letter => letter is >= 'a' and <= 'z' ? "абцдефгхийклмнопярстувщызэ"[letter - 'a'] : letter));

    private static TownRow With(TownRow row, string field, string value) => field switch
    {
        "date of birth" => row with { Born = value },
        "surname" => row with { Surname = value },
        "house" => row with { Address = value, Postcode = "WR1 1AA" },
        _ => row with { Phone = value },
    };
}
