using System.Text;
using Hub.Data.Access;
using Hub.Data.Database;
using Hub.Data.Ingest;
using Hub.Data.Ingest.Mapping;
using Hub.Data.Ingest.Reading;
using Hub.Testing;

namespace Hub.Data.Tests.Ingest.Mapping;

/// <summary>A partner's own export, mapped once and remembered (capabilities 4.1 to 4.4, 4.7).</summary>
public sealed class MappingTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private const string Kind = TestKinds.Incidents;
    private const string Renamed =
        "Ref No,Date Occurred,Sev,Shoe size\nA1,03/04/2025,Grievous,9\nA2,04/04/2025,High,8\nA3,05/04/2025,grievous,7\n";
    private static readonly DateOnly April = new(2025, 4, 1);
    private static readonly DateOnly May = new(2025, 5, 1);
    private static readonly DateOnly June = new(2025, 6, 1);

    private static readonly ReadingChoice Columns = new()
    {
        Columns = new Dictionary<string, string?>
        {
            ["Ref No"] = "reference", ["Date Occurred"] = "happened_on", ["Sev"] = "severity", ["Shoe size"] = null,
        },
    };

    private static readonly ReadingChoice Full = Columns with
    {
        Values = new Dictionary<string, IReadOnlyDictionary<string, string>>
        {
            ["severity"] = new Dictionary<string, string> { ["Grievous"] = "high" },
        },
    };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private async Task<(IngestWorld World, PageReturns Page)> WorldAsync(string[]? fields = null)
    {
        var world = await IngestWorld.CreateAsync(database.Jobs, TestKinds.All, fields);
        return (world, new PageReturns(database, world));
    }

    private static Task<IEnumerable<string>> RowsAsync(IngestWorld world, long submissionId)
        => world.ListAsync<string>(
            """
            select concat_ws(' ', row_number, fields ->> 'reference', event_from, fields ->> 'severity')
            from ingest.source_records where submission_id = @submissionId order by row_number
            """,
            new { submissionId });

    [Fact]
    public async Task Mapping_RenamedColumnsAndValues_AreMappedAndRememberedNextMonth()
    {
        var (world, page) = await WorldAsync();
        using var _ = world;
        var key = await page.SendAsync(Kind, April, May, Renamed);
        Assert.Contains("Reference", (await page.LookAsync(key)).Report.Refusal, StringComparison.Ordinal);

        var mapped = await page.ChooseAsync(key, Columns);
        Assert.Equal((SubmissionStatus.Rejected, 2), (mapped.Verdict, mapped.Rows.Rejected));
        var unknown = Assert.Single((await page.LookAsync(key)).Unknown);
        Assert.Equal(("severity", 0L), (unknown.Field, unknown.Others));
        Assert.Equal([("Grievous", 2L)], unknown.Values.Select(value => (value.Text, value.Cells)));

        var full = await page.ChooseAsync(key, Full);
        Assert.Equal((SubmissionStatus.AcceptedWithWarnings, 3), (full.Verdict, full.Rows.Accepted));
        Assert.Equal(["Shoe size"], full.DroppedColumns);
        var accepted = Assert.IsType<LoadOutcome.Accepted>(await page.DecideAsync(key));
        Assert.Equal(
            ["2 A1 2025-04-03 high", "3 A2 2025-04-04 high", "4 A3 2025-04-05 high"], await RowsAsync(world, accepted.SubmissionId));

        // The next month by another door: nobody says anything, and the answer is the same.
        var next = Assert.IsType<LoadOutcome.Accepted>(
            await world.SendAsync(Kind, May, June, Renamed.Replace("/04/", "/05/", StringComparison.Ordinal)));
        Assert.Equal(3, next.Rows.Accepted);
        Assert.Equal(["Shoe size"], next.DroppedColumns);
        Assert.Equal([1, 1], await world.ListAsync<int>("select mapping_version from ingest.submissions order by submission_id"));
    }

    [Fact]
    public async Task Mapping_RememberedHeadingsMissing_DoNoHarm()
    {
        var (world, page) = await WorldAsync();
        using var _ = world;
        var key = await page.SendAsync(Kind, April, May, Renamed);
        await page.ChooseAsync(key, Full with { Sheet = null, HeaderRow = 1, Separator = "," });
        await page.DecideAsync(key);

        var plain = Assert.IsType<LoadOutcome.Accepted>(
            await world.SendAsync(Kind, May, June, "Incidents of May\n\nReference;Happened on;Severity\nB1;03/05/2025;Low\n"));

        Assert.Equal(1, plain.Rows.Accepted);
        Assert.Equal(["4 B1 2025-05-03 low"], await RowsAsync(world, plain.SubmissionId));
    }

    [Fact]
    public async Task Mapping_ChangedLater_BecomesTheNextVersionAndTheOldOneStillReadsAsBefore()
    {
        var (world, page) = await WorldAsync();
        using var _ = world;
        var first = await page.SendAsync(Kind, April, May, Renamed);
        await page.ChooseAsync(first, Full);
        await page.DecideAsync(first);
        var file = Renamed.Replace("/04/", "/05/", StringComparison.Ordinal);
        var second = await page.SendAsync(Kind, May, June, file);
        await page.ChooseAsync(second, Full with
        {
            Values = new Dictionary<string, IReadOnlyDictionary<string, string>>
            {
                ["severity"] = new Dictionary<string, string> { ["Grievous"] = "low" },
            },
        });
        await page.DecideAsync(second);

        Assert.Equal([1, 2], await world.ListAsync<int>("select mapping_version from ingest.submissions order by submission_id"));
        Assert.Equal([1, 2], await world.ListAsync<int>("select version from ingest.mappings order by version"));
        var older = await database.Jobs.InScopeAsync(
            world.Scope, session => ReadingStore.MappingAsync(session, world.Agency, Kind, 1), Token);
        Assert.Equal("high", older!.Value.Choice.Values["severity"]["Grievous"]);
        Assert.Equal(Full.ToJson(), older.Value.Choice.ToJson());
        // Read again under each version, the same file gives each version's columns.
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(file));
        var (read, _) = TabularFile.Open(stream, TestKinds.All.Find(Kind)!, TestKinds.All.Kinds, older.Value.Choice);
        Assert.Equal([new("Ref No", "reference"), new("Date Occurred", "happened_on"), new("Sev", "severity")], read!.ReadAs.Columns);
        read.Dispose();
    }

    [Fact]
    public async Task Mapping_SameChoiceAgain_MakesNoVersion()
    {
        var (world, page) = await WorldAsync();
        using var _ = world;
        foreach (var (from, until, month) in new[] { (April, May, "/04/"), (May, June, "/05/") })
        {
            var key = await page.SendAsync(Kind, from, until, Renamed.Replace("/04/", month, StringComparison.Ordinal));
            await page.ChooseAsync(key, Full);
            await page.DecideAsync(key);
        }

        Assert.Equal(1, await world.QueryAsync<long>("select count(*) from ingest.mappings"));
        Assert.Equal([1, 1], await world.ListAsync<int>("select mapping_version from ingest.submissions order by submission_id"));
    }

    [Fact]
    public async Task Mapping_AcceptedBetweenDryRunAndDecision_ChangesNothing()
    {
        var (world, page) = await WorldAsync();
        using var _ = world;
        var waiting = await page.SendAsync(Kind, May, June, "Reference,Happened on,Sev\nB1,03/05/2025,High\n");
        var other = await page.SendAsync(Kind, April, May, Renamed);
        await page.ChooseAsync(other, Full);
        await page.DecideAsync(other);

        var accepted = Assert.IsType<LoadOutcome.Accepted>(await page.DecideAsync(waiting));

        // "Sev" was no column when its sender looked at it.
        Assert.Equal(["2 B1 2025-05-03"], await RowsAsync(world, accepted.SubmissionId));
    }

    [Fact]
    public async Task Mapping_OtherAgency_DoesNotSeeIt()
    {
        var (world, page) = await WorldAsync();
        var (other, _) = await WorldAsync();
        using var one = world;
        using var two = other;
        var key = await page.SendAsync(Kind, April, May, Renamed);
        await page.ChooseAsync(key, Full);
        await page.DecideAsync(key);

        Assert.IsType<LoadOutcome.Rejected>(await other.SendAsync(Kind, April, May, Renamed));
        Assert.Equal((0L, 1L), (
            await other.QueryAsync<long>("select count(*) from ingest.mappings"), await world.QueryAsync<long>("select count(*) from ingest.mappings")));
    }

    [Theory]
    [InlineData("notes", "field_outside_agreement")]
    [InlineData("shoe_size", "unknown_field")]
    [InlineData("reference", "two_columns_for_one_field")]
    public async Task Choose_FieldThatMayNotBe_IsRefusedInASentence(string field, string rule)
    {
        var (world, page) = await WorldAsync(["reference", "happened_on", "severity"]);
        using var _ = world;
        var key = await page.SendAsync(Kind, April, May, Renamed);
        var choice = Columns with { Columns = new Dictionary<string, string?>(Columns.Columns) { ["Shoe size"] = field } };

        var refused = Assert.IsType<ChooseReadingOutcome.Refused>(await page.Choose.HandleAsync(page.Officer, new(key, choice), Token));

        Assert.Equal(rule, refused.Why.Rule);
        Assert.EndsWith(".", refused.Why.Message, StringComparison.Ordinal);
        Assert.Equal((SubmissionStatus.Checked, 0L), await world.QueryAsync<(string, long)>(
            "select status, (select count(*) from ingest.reading_choices) from ingest.submissions"));
    }

    [Theory]
    [InlineData("full_name", "Quentin", "high", "values_not_mapped")]
    [InlineData("severity", "Grievous", "enormous", "unknown_code")]
    [InlineData("nothing", "Grievous", "high", "unknown_field")]
    public void Check_ValuesThatMayNotBeMapped_AreRefused(string field, string sent, string code, string rule)
    {
        var choice = new ReadingChoice
        {
            Values = new Dictionary<string, IReadOnlyDictionary<string, string>> { [field] = new Dictionary<string, string> { [sent] = code } },
        };

        Assert.Equal(rule, ReadingChoiceCheck.Find(choice, TestKinds.All.Find(Kind)!, null)?.Rule);
    }

    [Theory]
    [InlineData(0, null, "header_row_out_of_reach")]
    [InlineData(41, null, "header_row_out_of_reach")]
    [InlineData(4, "x", "unknown_separator")]
    [InlineData(4, ";", null)]
    public void Check_Frame_IsBounded(int headerRow, string? separator, string? rule)
        => Assert.Equal(rule, ReadingChoiceCheck.Find(
            new ReadingChoice { HeaderRow = headerRow, Separator = separator }, TestKinds.All.Find(Kind)!, null)?.Rule);

    [Fact]
    public async Task Choose_DecidedOrSomebodyElses_IsRefused()
    {
        var (world, page) = await WorldAsync();
        using var _ = world;
        var key = await page.SendAsync(Kind, April, May, Renamed);
        var stranger = page.Officer with { Acting = page.Officer.Acting with { AgencyId = Guid.NewGuid() } };
        var auditor = page.Officer with { Acting = page.Officer.Acting with { Roles = [Role.Auditor] } };
        Assert.IsType<ChooseReadingOutcome.NotThere>(await page.Choose.HandleAsync(stranger, new(key, Full), Token));
        Assert.IsType<ChooseReadingOutcome.NotThere>(await page.Choose.HandleAsync(auditor, new(key, Full), Token));

        Assert.IsType<ChooseReadingOutcome.Chosen>(await page.Choose.HandleAsync(page.Officer, new(key, Full), Token));
        await world.LoadAsync(await world.QueryAsync<long>("select submission_id from ingest.submissions"));
        Assert.IsType<LoadOutcome.Accepted>(await page.DecideAsync(key));
        var decided = Assert.IsType<ChooseReadingOutcome.Refused>(await page.Choose.HandleAsync(page.Officer, new(key, Full), Token));
        Assert.Equal(SubmissionStatus.AcceptedWithWarnings, decided.Why.Rule);
    }

    [Fact]
    public void Open_ChosenSheetHeaderRowAndSeparator_WinOverWhatLooksRight()
    {
        var kind = TestKinds.All.Find(Kind)!;
        var workbook = new XlsxText()
            .Sheet("Best", [["Reference", "Happened on", "People"], ["B1", "03/04/2025", 2]])
            .Sheet("Chosen", [["Reference", "Happened on"], ["Crime no", "Occurred"], ["C1", "04/04/2025"]]).ToBytes();
        var choice = new ReadingChoice
        {
            Sheet = "Chosen", HeaderRow = 2, Columns = new Dictionary<string, string?> { ["crime NO"] = "reference", ["Occurred"] = "happened_on" },
        };

        var (file, _) = TabularFile.Open(new MemoryStream(workbook), kind, TestKinds.All.Kinds, choice);

        Assert.Equal(("Chosen", 2), (file!.ReadAs.Sheet, file.ReadAs.HeaderRow));
        Assert.True(file.Rows.Read());
        Assert.Equal((3, "C1"), (file.Rows.RowNumber, Encoding.UTF8.GetString(file.Rows.Field(0))));
        file.Dispose();
        var (text, _) = TabularFile.Open(
            new MemoryStream("Reference|Happened on;x\nA1|2025-04-03;y\n"u8.ToArray()), kind, TestKinds.All.Kinds, new ReadingChoice { Separator = ";" });
        Assert.Null(text);
    }

    [Theory]
    [InlineData("Date|Date|", "Date|Date (2)|Column C")]
    [InlineData("Date (2)|date|DATE ", "Date (2)|date|DATE (2) (2)")]
    [InlineData("Two\nlines| £ |%", "Two lines|£|%")]
    public void Labels_AnyHeadings_AreToldApart(string headings, string labels)
    {
        var found = ColumnLabels.Of(headings.Split('|'));

        Assert.Equal(found.Count, found.Select(ColumnLabels.Key).Distinct().Count());
        if (!labels.StartsWith("Date (2)|date", StringComparison.Ordinal))
        {
            Assert.Equal(labels.Split('|'), found);
        }
    }
}
