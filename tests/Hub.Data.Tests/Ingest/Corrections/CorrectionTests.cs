using System.Globalization;
using System.Text;
using CsCheck;
using Hub.Data.Ingest;
using Hub.Data.Ingest.Corrections;
using Hub.Data.Tests.Ingest.Deciding;
using Hub.Testing;

namespace Hub.Data.Tests.Ingest.Corrections;

/// <summary>Cells corrected in the browser: a layer over the file that reads as the file corrected by hand would.</summary>
public sealed class CorrectionTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private const string Header = "Reference,Happened on,People,Severity,Full name,Born on,Shoe size\n";
    private static readonly string[] Fields = ["reference", "happened_on", "people", "severity", "full_name", "born_on"];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private Task<DecidingWorld> WorldAsync() => DecidingWorld.CreateAsync(database.Jobs, database.Web);

    [Fact]
    public async Task Correct_BadCells_AreGoodAfterTheNextCheckAndTheFileStaysAsItIs()
    {
        using var world = await WorldAsync();
        var id = (await world.CheckAsync(DecidingWorld.Rows(2, 2))).SubmissionId;
        var file = await File.ReadAllBytesAsync(Directory.GetFiles(world.Ingest.Options.FilesFolder).Single(), Token);

        var first = Assert.IsType<CorrectingOutcome.Done>(await world.CorrectAsync(id, 4, ("people", " 3 ")));
        var second = Assert.IsType<CorrectingOutcome.Done>(await world.CorrectAsync(id, 5, ("people", "4"), ("reference", "B2")));

        Assert.Equal((new CorrectingOutcome.Done(1, 5), new CorrectingOutcome.Done(1, null)), (first, second));
        Assert.Equal("changed", Assert.IsType<Data.Ingest.Deciding.DecidingOutcome.Refused>(await world.SendAsync(id)).Rule);
        Assert.Equal(SubmissionStatus.Accepted, Assert.IsType<LoadOutcome.Checked>(await world.CheckAgainAsync(id)).Verdict);
        Assert.Equal(2, (await world.ReportAsync(id)).CorrectedCells);
        await world.SendAsync(id);
        Assert.IsType<LoadOutcome.Accepted>(await world.Ingest.LoadAsync(id));
        Assert.Equal([2, 2, 3, 4], await world.Ingest.ListAsync<int>(
            "select (fields ->> 'people')::int from ingest.source_records where submission_id = @id order by row_number", new { id }));
        Assert.Equal(file, await File.ReadAllBytesAsync(Directory.GetFiles(world.Ingest.Options.FilesFolder).Single(), Token));
        // The mark by which lineage says so stays with the rows.
        Assert.Equal([(4, "people"), (5, "people")], (await world.DetailAsync(id)).Corrections.Select(one => (one.RowNumber, one.Field)));
    }

    [Fact]
    public async Task Report_ColumnOfACorrectionMappedAwayLater_SaysThatItIsNotUsed()
    {
        using var world = await WorldAsync();
        var id = (await world.CheckAsync(DecidingWorld.Rows(2, 2))).SubmissionId;
        await world.CorrectAsync(id, 4, ("people", "3"));
        await world.CorrectAsync(id, 5, ("people", "4"));
        Assert.Empty((await world.ReportAsync(id)).CorrectionsNotUsed);

        await world.Ingest.QueryAsync<int>(
            """
            update ingest.submissions set read_as = jsonb_set(read_as, '{columns}', (
                select jsonb_agg(c) from jsonb_array_elements(read_as -> 'columns') c where c ->> 'field' <> 'people'))
            where submission_id = @id returning 1
            """,
            new { id });

        Assert.Equal([new("people", "People", 2)], (await world.ReportAsync(id)).CorrectionsNotUsed);
    }

    [Fact]
    public async Task Correct_TextThatCannotBeRead_IsRefusedWithItsSentenceAndNothingIsRecorded()
    {
        using var world = await WorldAsync();
        var id = (await world.CheckAsync(DecidingWorld.Rows(4, 1))).SubmissionId;

        var refused = Assert.IsType<CorrectingOutcome.Refused>(await world.CorrectAsync(id, 6, ("people", "some"), ("happened_on", "never")));

        Assert.Equal(["happened_on", "people"], refused.Problems.Select(problem => problem.Field).Order());
        Assert.Contains("“People” is not a whole number. Write a whole number", refused.Problems[0].Sentence, StringComparison.Ordinal);
        Assert.Empty((await world.DetailAsync(id)).Corrections);
        Assert.False((await world.DetailAsync(id)).IsStale);
    }

    [Fact]
    public async Task Correct_FieldOutsideTheAgreementOrFile_IsNotThere()
    {
        using var world = await WorldAsync();
        var id = (await world.CheckAsync(DecidingWorld.Rows(4, 1))).SubmissionId;

        Assert.IsType<CorrectingOutcome.Refused>(await world.CorrectAsync(id, 6, ("loss", "10"), ("shoe_size", "9"), ("no such", "x")));
        Assert.IsType<CorrectingOutcome.Refused>(await world.CorrectAsync(id, 2, ("people", "3")));
        Assert.Empty((await world.DetailAsync(id)).Corrections);
    }

    [Fact]
    public async Task Correct_SentReturn_IsRefused()
    {
        using var world = await WorldAsync();
        var id = (await world.CheckAsync(DecidingWorld.Rows(4, 1))).SubmissionId;
        await world.SendAsync(id);

        Assert.Contains(
            "has been sent already", Assert.IsType<CorrectingOutcome.Refused>(await world.CorrectAsync(id, 6, ("people", "3"))).Problems[0].Sentence,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Undo_LayeredCorrections_PutsBackWhatTheFileHas()
    {
        using var world = await WorldAsync();
        var id = (await world.CheckAsync(DecidingWorld.Rows(4, 1))).SubmissionId;
        await world.CorrectAsync(id, 6, ("people", "3"));
        await world.CorrectAsync(id, 6, ("people", "4"));
        var key = (await world.DetailAsync(id)).Report.Key;

        Assert.IsType<CorrectingOutcome.Done>(await world.Undo.HandleAsync(world.Officer, new(key, 6, "people"), Token));

        Assert.Equal(1, (await world.CheckAgainAsync(id)).Rows.Rejected);
        Assert.IsType<CorrectingOutcome.Refused>(await world.Undo.HandleAsync(world.Officer, new(key, 6, "people"), Token));
        Assert.Equal(2, await world.Ingest.QueryAsync<long>(
            "select count(*) from ingest.corrections where submission_id = @id and undone_at is not null", new { id }));
    }

    [Fact]
    public async Task Discard_CorrectedReturn_LeavesNoText()
    {
        using var world = await WorldAsync();
        var id = (await world.CheckAsync(DecidingWorld.Rows(4, 1))).SubmissionId;
        await world.CorrectAsync(id, 6, ("people", "3"));

        await world.DiscardAsync(id);

        Assert.Equal((0L, 0L, 1L), await world.Ingest.QueryAsync<(long, long, long)>(
            """
            select (select count(*) from ingest.kept_rows where submission_id = @id),
                (select count(*) from ingest.corrections where submission_id = @id and sealed is not null),
                (select count(*) from ingest.corrections where submission_id = @id)
            """,
            new { id }));
    }

    [Fact]
    public async Task Corrections_OfAnyCells_ReadAsTheSameFileCorrectedByHand()
    {
        string[] texts = ["2", "many", "", "03/04/2025", "High", "low", "Quentin Zzample", "31/02/2025", "B-1", "=1+1", "\"a, b\""];
        string[] news = ["3", "High", "04/04/2025", "C-9"];
        var text = Gen.Int[0, texts.Length - 1].Select(at => texts[at]);
        var wish = Gen.Select(Gen.Int[0, 5], Gen.Int[0, 5], Gen.Int[0, news.Length - 1].Select(at => news[at]));
        var table = Gen.Select(text.Array[6].Array[1, 6], wish.Array[0, 8]);
        await table.SampleAsync(
            async pair =>
            {
                var (rows, wishes) = pair;
                using var world = await WorldAsync();
                var id = (await world.CheckAsync(Text(rows))).SubmissionId;
                var hand = rows.Select(row => row.ToArray()).ToArray();
                foreach (var (row, field, value) in wishes)
                {
                    if (row < rows.Length && await world.CorrectAsync(id, row + 2, (Fields[field], value)) is CorrectingOutcome.Done)
                    {
                        hand[row][field] = value;
                    }
                }

                using var other = await WorldAsync();
                var byHand = await other.CheckAsync(Text(hand));
                var corrected = await world.CheckAgainAsync(id);

                Assert.Equal(byHand.Rows, corrected.Rows);
                Assert.Equal(byHand.Refusal, corrected.Refusal);
                Assert.Equal(
                    (await other.ReportAsync(byHand.SubmissionId)).Problems.Select(Shape), (await world.ReportAsync(id)).Problems.Select(Shape));
            },
            iter: 25, threads: 1);
    }

    private static string Text(IEnumerable<string[]> rows)
    {
        var text = new StringBuilder(Header);
        foreach (var row in rows)
        {
            text.Append(CultureInfo.InvariantCulture, $"{string.Join(',', row)},9\n");
        }

        return text.ToString();
    }

    private static string Shape(Hub.Data.Ingest.Reports.ReportProblem problem)
        => $"{problem.Rule} {problem.Column} {problem.Rows} {string.Join(';', problem.First.Select(row => $"{row.RowNumber}={row.Value}"))}";
}
