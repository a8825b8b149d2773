using Hub.Jobs.CommandLine;
using Hub.Jobs.Persons.Linking;

namespace Hub.Jobs.Tests.Persons.Linking;

/// <summary>hub link over files as people write them.</summary>
public sealed class LinkCommandTests : IDisposable
{
    private const string Headings = "id,first name,surname,dob,address,postcode,truth\n";

    private readonly string _folder = Directory.CreateTempSubdirectory("hub-link-").FullName;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Run_WithoutConfig_WorksItOutAndPrintsIt()
    {
        var file = Write("a.csv", Headings + People());

        var said = await RunAsync([file]);

        Assert.Contains("\"dob\": \"birth_date\"", said, StringComparison.Ordinal);
        var clusters = Clusters();
        Assert.Equal("file,row,record_id,cluster_id", clusters[0]);
        Assert.Equal(41, clusters.Length);
        Assert.Equal(20, clusters.Skip(1).Select(line => line.Split(',')[3]).Distinct().Count());
    }

    [Fact]
    public async Task Run_PrintedConfig_GivesTheSameAgain()
    {
        var file = Write("a.csv", Headings + People());
        var said = await RunAsync([file]);
        var first = Clusters();

        await RunAsync([file], config: Write("link.json", said[said.IndexOf('{', StringComparison.Ordinal)..(said.LastIndexOf('}') + 1)]));

        Assert.Equal(first, Clusters());
    }

    [Fact]
    public async Task Run_PairsAndReport_HoldPartsAndNoValues()
    {
        var said = await RunAsync([Write("a.csv", Headings + People())], truth: "truth", pairs: true, report: true);

        Assert.Contains("f1                 1.0000", said, StringComparison.Ordinal);
        var pairs = await File.ReadAllLinesAsync(Path.Combine(_folder, "out", "pairs.csv"), Token);
        Assert.StartsWith("file_1,record_id_1,file_2,record_id_2,weight,any two records", pairs[0], StringComparison.Ordinal);
        Assert.Equal(21, pairs.Length);
        var report = await File.ReadAllTextAsync(Path.Combine(_folder, "out", "report.html"), Token);
        Assert.Contains("What agreement is worth", report, StringComparison.Ordinal);
        Assert.DoesNotContain("Quillford", report, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<script", report, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("http", report, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Run_QuotesSemicolonsMarkAndWindowsLines_AreRead()
    {
        var file = Write("b.csv", "\uFEFF\"id\";\"surname\";\"first name\";\"dob\";\"address\"\r\n\"x;1\";\"O\"\"Hara\";\"Ann\r\nMarie\";\"03/04/1980\";\"7, Mill Lane\"\r\nx2;ohara;ann;3.4.1980;7 Mill Ln\r\nx3;Other;Bea;;\r\nx4\r\n");

        await RunAsync([file]);

        Assert.Equal(["file,row,record_id,cluster_id", "b.csv,1,x;1", "b.csv,2,x2", "b.csv,3,x3", "b.csv,4,x4"], Clusters().Select(line => string.Join(',', line.Split(',').Take(line.StartsWith("file", StringComparison.Ordinal) ? 4 : 3))));
    }

    [Fact]
    public async Task Run_TwoFiles_AreLinkedAndNamedByFileAndRow()
    {
        var rows = People().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var first = Write("one.csv", Headings + string.Join('\n', rows.Where((_, place) => place % 2 == 0)));
        var second = Write("two.csv", Headings.Replace("first name", "forename", StringComparison.Ordinal) + string.Join('\n', rows.Where((_, place) => place % 2 == 1)));

        await RunAsync([first, second]);

        var clusters = Clusters().Skip(1).Select(line => line.Split(',')).ToList();
        Assert.All(clusters.GroupBy(line => line[3]), cluster => Assert.Equal(["one.csv", "two.csv"], cluster.Select(line => line[0])));
    }

    [Fact]
    public async Task Run_TruthWithGaps_LeavesThemOutAndSaysSo()
    {
        var rows = People().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select((row, place) => place < 10 ? row[..(row.LastIndexOf(',') + 1)] : row);

        var said = await RunAsync([Write("a.csv", Headings + string.Join('\n', rows))], truth: "truth");

        Assert.Contains("10 records have no known answer", said, StringComparison.Ordinal);
        Assert.Contains("f1                 1.0000", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "no heading row")]
    [InlineData("id,surname\n", "no records")]
    [InlineData("id,colour\n1,red\n", "no column to link by")]
    public async Task Run_FileThatCannotBeLinked_IsRefusedInOneSentence(string text, string says)
    {
        var refusal = await Assert.ThrowsAsync<CommandRefusal>(() => RunAsync([Write("bad.csv", text)]));

        Assert.Contains(says, refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{ \"columns\": { \"surname\": \"nachname\" } }", "\"nachname\", which does not exist")]
    [InlineData("{ \"subject\": \"horse\", \"columns\": { \"surname\": \"surname\" } }", "\"horse\" does not exist")]
    [InlineData("{ \"colums\": {} }", "cannot be read")]
    [InlineData("{}", "columns are missing")]
    [InlineData("{ \"columns\": { \"surname\": \"surname\" }, \"comparisons\": { \"surname\": { \"alike_from\": 3 } } }", "alike from 3; use 0.7 to 1")]
    [InlineData("{ \"columns\": { \"surname\": \"surname\" }, \"comparisons\": { \"surname\": { \"levels\": [] } } }", "it may hold without, alike_from")]
    [InlineData("{ \"columns\": { \"surname\": \"surname\" }, \"comparisons\": { \"surname\": 3 } }", "comparison \"surname\" is 3")]
    [InlineData("{ \"columns\": { \"surname\": \"surname\" }, \"never_meet\": [[\"a\"]] }", "pairs, each of two sources")]
    public async Task Run_WrongConfig_IsRefusedInOneSentence(string json, string says)
    {
        var refusal = await Assert.ThrowsAsync<CommandRefusal>(() => RunAsync([Write("a.csv", Headings + People())], config: Write("link.json", json)));

        Assert.Contains(says, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_ConfigWithChangesAndSourcesApart_IsFollowed()
    {
        var rows = People().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var (one, two) = (Write("one.csv", Headings + string.Join('\n', rows)), Write("two.csv", Headings + string.Join('\n', rows)));
        const string Columns = "\"columns\": { \"id\": \"record_id\", \"first name\": \"forename\", \"surname\": \"surname\", \"dob\": \"birth_date\", \"postcode\": \"postcode\" }";

        var said = await RunAsync([one, two], config: Write("link.json", "{ " + Columns + ", \"never_meet\": [[\"two.csv\", \"one.csv\"]], "
            + "\"comparisons\": { \"surname\": { \"without\": [\"one slip\", \"rhymes\"], \"alike_from\": 0.9 }, \"address and postcode\": { \"near_km\": 2 } } }"));

        Assert.Contains("has no level \"rhymes\"", said, StringComparison.Ordinal);
        Assert.All(Clusters().Skip(1).Select(line => line.Split(',')).GroupBy(line => line[3]), cluster => Assert.Single(cluster.Select(line => line[0]).Distinct()));
        Assert.Equal(40, Clusters().Skip(1).Select(line => line.Split(',')[3]).Distinct().Count());
    }

    [Fact]
    public async Task Run_NoSuchTruthColumn_IsRefused()
    {
        var refusal = await Assert.ThrowsAsync<CommandRefusal>(() => RunAsync([Write("a.csv", Headings + People())], truth: "answer"));

        Assert.Contains("no column \"answer\"", refusal.Message, StringComparison.Ordinal);
    }

    private static string People()
    {
        string[] forenames = ["Ann", "Boris", "Clara", "Dev", "Edna", "Farid", "Gwen", "Hamza", "Iris", "Jonas"];
        string[] surnames = ["Quillford", "Ellingham"];
        return string.Concat(Enumerable.Range(0, 20).SelectMany(person =>
        {
            var (forename, surname) = (forenames[person % 10], surnames[person / 10]);
            var rest = $"{1950 + (3 * person)}-0{1 + (person % 9)}-1{person % 10},{person + 1} Mill Lane,WR{person + 1} {person % 10}AB,{person}\n";
            return (string[])[$"p{2 * person},{forename},{surname},{rest}", $"p{(2 * person) + 1},{forename.ToUpperInvariant()},{surname[..^1]},{rest}"];
        }));
    }

    private async Task<string> RunAsync(string[] files, string? config = null, string? truth = null, bool pairs = false, bool report = false)
    {
        await using var output = new StringWriter();
        await new LinkRun(files, Path.Combine(_folder, "out"), config, truth, null, pairs, report).RunAsync(output, Token);
        return output.ToString();
    }

    private string[] Clusters() => File.ReadAllLines(Path.Combine(_folder, "out", "clusters.csv"));

    private string Write(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, text);
        return path;
    }
}
