using System.Text;
using System.Text.Json;
using Hub.Data.Ingest;
using Hub.Testing;

namespace Hub.Data.Tests.Ingest;

/// <summary>Files as they really come: every separator, encoding, title block and workbook gives the same rows.</summary>
public sealed class ReadingTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static readonly DateOnly From = new(2025, 4, 1);
    private static readonly DateOnly Until = new(2025, 5, 1);

    private sealed record Stored(int RowNumber, DateOnly EventFrom, DateOnly EventUntil, decimal? Measure, string Fields)
    {
        public JsonElement Json => JsonDocument.Parse(Fields).RootElement;

        public string? Text(string field) => Json.TryGetProperty(field, out var value) ? value.ToString() : null;
    }

    private sealed record Delivery(LoadOutcome Outcome, IReadOnlyList<Stored> Rows, JsonElement ReadAs, IReadOnlyList<string> Problems);

    private async Task<Delivery> SendAsync(byte[] file, string[]? fields = null)
    {
        using var world = await IngestWorld.CreateAsync(database.Jobs, TestKinds.All, fields);
        var outcome = await world.SendAsync(TestKinds.Incidents, From, Until, file);
        var rows = await world.ListAsync<Stored>(
            "select row_number, event_from, event_until, measure, fields::text from ingest.source_records order by row_number");
        var readAs = await world.QueryAsync<string>("select coalesce(read_as, '{}')::text from ingest.submissions");
        var problems = await world.ListAsync<string>(
            "select row_number || ' ' || coalesce(column_name, '') || ' ' || rule from ingest.row_problems order by row_number, rule");
        return new Delivery(outcome, rows.ToList(), JsonDocument.Parse(readAs).RootElement, problems.ToList());
    }

    private Task<Delivery> SendAsync(string file) => SendAsync(Encoding.UTF8.GetBytes(file));

    [Theory]
    [InlineData(',', "comma")]
    [InlineData(';', "semicolon")]
    [InlineData('\t', "tab")]
    [InlineData('|', "vertical bar")]
    public async Task Load_AnySeparator_IsFoundAndShownBack(char separator, string name)
    {
        var text = "Reference,Happened on,Severity,Loss,Notes\nA1,03/04/2025,high,§,one\n".Replace(',', separator)
            .Replace("§", "\"1,250.50\"", StringComparison.Ordinal);

        var delivery = await SendAsync(text);

        var row = Assert.Single(delivery.Rows);
        Assert.Equal((2, new DateOnly(2025, 4, 3), 1250.50m), (row.RowNumber, row.EventFrom, row.Measure));
        Assert.Equal(name, delivery.ReadAs.GetProperty("separator").GetString());
    }

    [Fact]
    public async Task Load_SeparatorNamedByExcel_IsObeyed()
    {
        var delivery = await SendAsync("sep=;\r\nReference;Happened on\r\nA1;03/04/2025\r\n");

        Assert.Equal(2, Assert.Single(delivery.Rows).RowNumber);
    }

    [Theory]
    [InlineData("utf-8", false, "UTF-8")]
    [InlineData("utf-8", true, "UTF-8 with byte order mark")]
    [InlineData("utf-16", true, "UTF-16")]
    [InlineData("utf-16", false, "UTF-16")]
    [InlineData("utf-16BE", true, "UTF-16 (big endian)")]
    [InlineData("utf-16BE", false, "UTF-16 (big endian)")]
    [InlineData("windows-1252", false, "Windows-1252")]
    public async Task Load_AnyEncoding_KeepsItsLetters(string encoding, bool mark, string name)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var form = Encoding.GetEncoding(encoding);
        var text = "Reference,Happened on,Notes\r\nA1,03/04/2025,Café £5 – naïve\r\n";
        byte[] file = [.. mark ? form.GetPreamble() : [], .. form.GetBytes(text)];

        var delivery = await SendAsync(file);

        Assert.Equal("Café £5 – naïve", Assert.Single(delivery.Rows).Text("notes"));
        Assert.Equal(name, delivery.ReadAs.GetProperty("encoding").GetString());
    }

    [Fact]
    public async Task Load_TitleBlockBlankLinesAndQuotedLineBreaks_GiveTheRowNumbersOfExcel()
    {
        var delivery = await SendAsync(
            "Northmere Police,,\nIncidents of April 2025,,\n\nDate of incident,REFERENCE ,notes\n"
            + "03/04/2025,A1,\"two\nlines\"\n\n,,\n04/04/2025,A2,x\n");

        Assert.Equal([5, 8], delivery.Rows.Select(row => row.RowNumber));
        Assert.Equal(4, delivery.ReadAs.GetProperty("headerRow").GetInt32());
    }

    [Fact]
    public async Task Load_ExtraAndReorderedColumns_AreDroppedAndListedBack()
    {
        var delivery = await SendAsync("Shoe size,happened_on,Officer name,Reference\n9,03/04/2025,PC Example,A1\n");

        Assert.Equal(["Shoe size", "Officer name"], delivery.Outcome.DroppedColumns);
        Assert.DoesNotContain("PC Example", Assert.Single(delivery.Rows).Fields, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Load_FieldsOutsideTheAgreement_AreNeverStored()
    {
        var delivery = await SendAsync("Reference,Happened on,Notes\nA1,03/04/2025,private\n"u8.ToArray(), ["reference", "happened_on"]);

        Assert.Equal(["Notes"], delivery.Outcome.DroppedColumns);
        Assert.Null(Assert.Single(delivery.Rows).Text("notes"));
    }

    [Fact]
    public async Task Load_Workbook_GivesTheRowsThatItsReaderSees()
    {
        var workbook = new XlsxText()
            .Sheet("Read me", [["What this is"]])
            .Sheet("Secret", [["Reference", "Happened on"], ["HIDDEN", new DateOnly(2025, 4, 3)]], isHidden: true)
            .Sheet("April", [
                ["Incidents"], [], ["Reference", "Happened on", "People", "Loss", "Repeat", "Notes", "Ended on"],
                [new XlsxText.Zeros(42), new DateOnly(2025, 4, 3), 2, 0.1, true, "007", null], [],
                ["A2", "4 April 2025", "1,200", "£1,000", "no", "=1+1", new DateOnly(2025, 4, 6)],
                ["A3", 45750, 1, 1, null, "#REF!", null],
            ], firstRow: 2)
            .ToBytes();

        var delivery = await SendAsync(workbook);

        Assert.Equal([5, 7], delivery.Rows.Select(row => row.RowNumber));
        var (first, second) = (delivery.Rows[0], delivery.Rows[1]);
        Assert.Equal(
            ("000042", "007", "2", "True", 0.1m),
            (first.Text("reference"), first.Text("notes"), first.Text("people"), first.Text("repeat"), first.Measure));
        Assert.Equal((new DateOnly(2025, 4, 4), new DateOnly(2025, 4, 7), 1000m), (second.EventFrom, second.EventUntil, second.Measure));
        Assert.Equal(["8 Notes excel_error", "8 Happened on excel_serial"], delivery.Problems);
        Assert.Equal("April", delivery.ReadAs.GetProperty("sheet").GetString());
        Assert.Equal("Read me", delivery.ReadAs.GetProperty("otherSheets")[0].GetString());
    }

    [Theory]
    [InlineData("31/02/2025", "no_such_date")]
    [InlineData("2025-13", "no_such_date")]
    [InlineData("45750", "excel_serial")]
    [InlineData("soon", "not_a_date")]
    [InlineData("", "required")]
    [InlineData("03/03/2025", "in_period")]
    public async Task Load_BadDate_IsListedWithItsRowColumnAndRule(string date, string rule)
    {
        var delivery = await SendAsync($"Reference,Happened on\nA1,03/04/2025\nA2,{date}\nA3,04/04/2025\n");

        Assert.Equal(SubmissionStatus.PartlyAccepted, delivery.Outcome.Status);
        Assert.Equal([$"3 Happened on {rule}"], delivery.Problems);
        Assert.Equal([2, 4], delivery.Rows.Select(row => row.RowNumber));
    }

    [Theory]
    [InlineData("people", "2.5", "not_whole")]
    [InlineData("people", "-1", "too_small")]
    [InlineData("people", "60000", "too_large")]
    [InlineData("loss", "12,50", "not_a_number")]
    [InlineData("loss", "#DIV/0!", "excel_error")]
    [InlineData("severity", "middling", "not_in_list")]
    [InlineData("repeat", "maybe", "not_yes_or_no")]
    [InlineData("reference", "a very long reference", "too_long")]
    [InlineData("reference", "a_1", "wrong_form")]
    [InlineData("notes", "a\0b", "control_characters")]
    [InlineData("reported_at", "03/04/2025 25:00", "not_a_date")]
    [InlineData("ended_on", "01/04/2025", "not_before")]
    public async Task Load_BadValue_IsListedWithItsRowColumnAndRule(string column, string value, string rule)
    {
        var others = new Dictionary<string, string> { ["reference"] = "B1", ["happened_on"] = "03/04/2025" };
        string Line(IReadOnlyDictionary<string, string> cells, string last)
            => string.Join('\t', cells.Where(cell => cell.Key != column).Select(cell => cell.Value).Append(last)) + "\n";
        var header = others.ToDictionary(cell => cell.Key, cell => cell.Key);
        var good = others.ToDictionary(cell => cell.Key, cell => cell.Key == "reference" ? "G1" : cell.Value);

        var delivery = await SendAsync(Line(header, column) + Line(others, value) + Line(good, column == "reference" ? "G1" : ""));

        Assert.Equal([3], delivery.Rows.Select(row => row.RowNumber));
        Assert.StartsWith("2 ", Assert.Single(delivery.Problems), StringComparison.Ordinal);
        Assert.EndsWith(" " + rule, delivery.Problems[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Load_RowWithTooManyCells_IsListed()
    {
        var delivery = await SendAsync("Reference,Happened on,Loss\nA1,03/04/2025,1,250\nA2,04/04/2025,12,\n");

        Assert.Equal(["2  too_many_cells"], delivery.Problems);
    }

    [Fact]
    public async Task Load_GoodValues_AreStoredInOneForm()
    {
        var delivery = await SendAsync(
            "Reference,Happened on,Reported at,People,Loss,Severity,Repeat,Tags,Postcode\n"
            + "A1,3rd April 2025,03/04/25 2:05 pm,\"1,200\",£0.50,h,Y,knife; drugs ;,wr1  2ab\n");

        Assert.Equal(
            "{\"loss\": 0.5, \"tags\": [\"knife\", \"drugs\"], \"people\": 1200, \"repeat\": true, \"postcode\": \"WR1 2AB\", "
            + "\"severity\": \"high\", \"reference\": \"A1\", \"happened_on\": \"2025-04-03\", "
            + "\"reported_at\": \"2025-04-03T14:05:00\"}",
            Assert.Single(delivery.Rows).Fields);
    }

    [Fact]
    public async Task Load_UniqueAndRequiredIfRules_AreKept()
    {
        var delivery = await SendAsync("Reference,Happened on,Severity,Loss\nA1,03/04/2025,High,\nA1,04/04/2025,Low,5\n");

        Assert.Equal(["2 Loss loss_if_high", "3 Reference unique_reference"], delivery.Problems);
        Assert.Equal(new LoadedRows(2, 1, 1, 1, 0, 0, 1), delivery.Outcome.Rows);
    }

    [Fact]
    public async Task Load_ThousandsOfBadRows_AreCountedInFullAndListedInPart()
    {
        var file = new StringBuilder("Reference,Happened on,People\n");
        for (var i = 0; i < 3_000; i++)
        {
            file.Append(System.Globalization.CultureInfo.InvariantCulture, $"A{i},03/04/2025,{(i % 3 == 0 ? "x" : "1")}\n");
        }

        using var world = await IngestWorld.CreateAsync(database.Jobs, TestKinds.All);
        var outcome = await world.SendAsync(TestKinds.Incidents, From, Until, file.ToString());

        Assert.Equal(1_000, outcome.Rows.Rejected);
        Assert.Equal((1_000L, 500), await world.QueryAsync<(long, int)>("select row_count, listed_count from ingest.problem_counts"));
        Assert.Equal(500, await world.QueryAsync<long>("select count(*) from ingest.row_problems"));
    }
}
