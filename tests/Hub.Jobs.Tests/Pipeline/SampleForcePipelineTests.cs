using Hub.Data.Database;
using Hub.Data.Primitives;
using Hub.Data.Profiles;
using Hub.Data.Profiles.Document;
using Hub.Data.Profiles.Editions;
using Hub.Jobs.Audit;
using Hub.Jobs.CommandLine;
using Hub.Jobs.Tests.Profiles.Geometry;
using Hub.Jobs.Tests.Profiles.PdfUa;
using Hub.Jobs.Tests.Profiles.Rendering;
using Hub.Testing;
using Microsoft.Extensions.Configuration;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Outline;

namespace Hub.Jobs.Tests.Pipeline;

/// <summary>The whole way on the fictional force, judged by what its readers get.</summary>
[Collection(SampleForceCollection.Name)]
public sealed class SampleForcePipelineTests(SampleForceRun run)
{
    private sealed record Observation(string Area, string Indicator, string Series, DateOnly From, DateOnly Until, decimal Value);

    [Fact]
    public async Task Run_OverTheWholeFolder_TakesInEveryKindThatIsSent()
    {
        var sent = Directory.GetDirectories(Path.Combine(run.Data, "returns"))
            .SelectMany(Directory.GetDirectories).Select(folder => Path.GetFileName(folder)!).Distinct().Order(StringComparer.Ordinal);
        var taken = await run.Hub.QueryAsync<string>(
            """
            select kind from ingest.submissions
            where status in ('accepted', 'accepted_with_warnings', 'partly_accepted') group by kind
            """);

        Assert.Equal(sent, taken.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Run_FictionalForce_WritesFivePdfsAndTheirTwinsNamedByTheirMarking()
    {
        Assert.Equal(5, run.Profiles.Count);
        Assert.Equal(5, run.Profiles.Select(profile => profile.Area).Distinct().Count());
        foreach (var profile in run.Profiles)
        {
            var marking = profile.Content.Front.Marking.Replace(' ', '-');
            Assert.StartsWith($"{marking}-FICTIONAL-DRAFT-", profile.PdfName, StringComparison.Ordinal);
            Assert.Equal(Path.ChangeExtension(profile.PdfName, ".html"), profile.HtmlName);
            Assert.Equal(profile.Pdf, File.ReadAllBytes(Path.Combine(run.Hub.Folder("out"), profile.PdfName)));
            Assert.Equal(profile.Html, File.ReadAllText(Path.Combine(run.Hub.Folder("out"), profile.HtmlName)));
        }

        Assert.Equal(10, Directory.GetFiles(run.Hub.Folder("out")).Length);
    }

    [Fact]
    public async Task Run_FictionalForce_LeavesAWholeSealedRecordOfItsJobs()
    {
        var settings = new CommandSettings(new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?>
            {
                ["HUB_AUDIT_DATABASE"] = run.Hub.Database.ConnectionString(Roles.Audit),
                ["Hub:AuditHeads"] = Path.Combine(run.Hub.Folder("files"), "audit-heads.log"),
            })
            .Build());
        await using var output = new StringWriter();

        var report = await AuditCommand.VerifyAsync(settings, null, output, TestContext.Current.CancellationToken);

        Assert.True(report.IsClean, output.ToString());
        Assert.Equal(0, report.Unsealed);
        var missing = await run.Hub.QueryAsync<long>(
            """
            select r.request_id from job.requests r where r.state in ('done', 'parked') and not exists (
                select from audit.events e where e.kind = 'JobEnded' and e.subject_id = r.request_id::text)
            """);
        Assert.Empty(missing);
    }

    [Fact]
    public void Pages_OfEveryPdf_SayMarkingFictionalAndDraft()
    {
        foreach (var profile in run.Profiles)
        {
            string[] said = [profile.Content.Front.Marking, "FICTIONAL", ProfileAssembly.DraftNotice, .. profile.Content.Front.Notices];
            Assert.All(
                Engines.PageTexts(profile.Pdf),
                page => Assert.All(said, words => Assert.Contains(Engines.Squeeze(words), page, StringComparison.Ordinal)));
            Assert.All(said, words => Assert.Contains(words, profile.Html, StringComparison.Ordinal));
            using var pdf = PdfDocument.Open(profile.Pdf);
            Assert.Contains("FICTIONAL", pdf.Information.Title + pdf.Information.Keywords, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Outline_OfEveryPdf_HasTheSectionsInOrder()
    {
        foreach (var profile in run.Profiles)
        {
            using var pdf = PdfDocument.Open(profile.Pdf);
            Assert.True(pdf.TryGetBookmarks(out var bookmarks));
            Assert.Equal(
                [
                    "The threat in five lines", "Last decisions and what came of them", "Control sheet", "Who sent what", "The area", "Organised crime groups", "Threat themes",
                    "Disruptions", "The 4P plan", "People and places at risk", "Gaps and collection requirements",
                    .. profile.Content.Changes.Count > 3 ? ["Everything that changed"] : Array.Empty<string>(), "Method and sources",
                    "Annex: the figures behind the charts", "Words used",
                ],
                bookmarks.GetNodes().Where(node => node.Level == 0).Select(node => node.Title));
        }
    }

    [Fact]
    public void Pdfs_OfARealRun_AreTaggedEmbeddedAndAccessible()
        => Assert.All(run.Profiles, profile => Assert.Empty(PdfAudit.Of(profile.Pdf).Problems));

    [Fact]
    public void Editions_OfTheFictionalForceWithWords_KeepTheRulesOfThePage()
    {
        // The largest area and the smallest: most small areas on a map, most that is too small to be shown.
        var bySize = run.Profiles.OrderBy(profile => profile.Content.Shapes.Cells.Count).ToList();
        var wrong = new List<string>();
        foreach (var profile in new[] { bySize[^1], bySize[0] })
        {
            foreach (var edition in Enum.GetValues<Edition>())
            {
                var document = ProfileAssembly.Assemble(EditionCut.For(SampleEdition.Full(profile.Content), edition));
                var file = Engines.Render(document);
                Artefacts.Keep($"{profile.Area}-{edition}.pdf", file);
                wrong.AddRange(PageGeometry.Problems(file, document.Marking).Select(problem => $"{profile.Area}, {edition}: {problem}"));
            }
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public void Tables_OfPdfAndTwin_SayTheSameCharacterForCharacter()
    {
        foreach (var profile in run.Profiles)
        {
            var pages = string.Concat(Engines.PageTexts(profile.Pdf));
            var compared = 0;
            foreach (var table in PageText.Tables(profile.Html).Where(t => pages.Contains(Engines.Squeeze(t.Caption), StringComparison.Ordinal)))
            {
                Assert.All(table.Rows, row => Assert.Contains(Engines.Squeeze(string.Concat(row)), pages, StringComparison.Ordinal));
                compared += table.Rows.Count;
            }

            Assert.InRange(compared, 50, 2000);
        }
    }

    [Fact]
    public async Task Figures_BelowThePolicyOfTheirKind_AreNowhere()
    {
        var search = await SearchAsync();

        Assert.Empty(run.Profiles.SelectMany(profile => search.In(profile.Content)));
        Assert.Empty(run.Profiles.SelectMany(profile => search.InHtml(profile.Html)));
        Assert.Empty(run.Profiles.SelectMany(profile => search.InPdf(profile.Pdf)));
    }

    [Fact]
    public async Task Observations_BelowThePolicy_AreShownAsWords()
    {
        var small = await run.Hub.QueryAsync<Observation>(
            """
            select o.code as area, o.indicator, o.series, o.period_from as "from", o.period_until as until, o.value
            from indicator.observations o
            join indicator.run_indicators d using (run_id, indicator)
            where o.level = 'lpa' and o.series in ('period', 'step') and o.value > 0
                and o.value < (d.definition -> 'suppression' ->> 'threshold')::int
            """);

        var shown = small.SelectMany(row => run.Profiles.Where(profile => profile.Content.Front.AreaCode == row.Area)
                .SelectMany(profile => profile.Content.Indicators.Where(view => view.Id == row.Indicator && view.LevelNote is null))
                .SelectMany(view => row.Series == "period"
                    ? [view.Count]
                    : view.Months.Where(month => month.Month == row.From && row.Until == row.From.AddMonths(1)).Select(month => month.Count)))
            .ToList();
        Assert.InRange(shown.Count, 50, 100_000);
        Assert.All(shown, figure => Assert.False(figure.HasValue));
        Assert.Contains(shown, figure => figure.State == FigureState.Suppressed);
    }

    [Fact]
    public async Task Search_AProfileThatTellsASmallNumber_FindsIt()
    {
        var search = await SearchAsync();
        var content = run.Profiles[0].Content;
        var victim = content.Indicators.First(view => view is { Kind: "missing_episodes", LevelNote: null } && view.Count.HasValue);
        var told = content with
        {
            Indicators = [.. content.Indicators.Select(view => view == victim ? view with { Count = Figure.Released(3) } : view)],
        };
        var document = ProfileAssembly.Assemble(told, new DateTimeOffset(2026, 2, 1, 0, 0, 0, TimeSpan.Zero));

        Assert.Single(search.In(told));
        Assert.NotEmpty(search.InHtml(HtmlWriter.WriteDocument(document)));
        Assert.NotEmpty(search.InPdf(Engines.Render(document)));
    }

    [Fact]
    public async Task Run_Again_ChangesNothing()
    {
        var counts = await CountsAsync();

        var output = await run.Hub.RunAsync(run.Data);

        var again = await run.Hub.ProfilesAsync("lpa", SampleForceRun.Period.From, SampleForceRun.Period.Until);
        Assert.Contains("Areas as they were", output, StringComparison.Ordinal);
        Assert.Contains("already loaded", output, StringComparison.Ordinal);
        Assert.DoesNotContain("taken in", output, StringComparison.Ordinal);
        Assert.Equal(counts, await CountsAsync());
        Assert.Equal(run.Profiles.Select(profile => profile.SnapshotId), again.Select(profile => profile.SnapshotId));
        Assert.All(run.Profiles.Zip(again), pair => Assert.Equal(pair.First.Pdf, pair.Second.Pdf));
        Assert.All(run.Profiles.Zip(again), pair => Assert.Equal(pair.First.Html, pair.Second.Html));
    }

    private async Task<(long Submissions, long Records, long Documents)> CountsAsync()
        => (await run.Hub.QueryAsync<(long, long, long)>(
            """
            select (select count(*) from ingest.submissions), (select count(*) from ingest.source_records),
                (select count(*) from profile.documents)
            """)).Single();

    private async Task<SmallNumbers> SearchAsync()
    {
        var rules = await run.Hub.QueryAsync<ProtectedIndicator>(
            """
            select distinct indicator as id, kind, definition ->> 'title' as title,
                (definition -> 'suppression' ->> 'threshold')::int as threshold, (definition -> 'suppression' ->> 'roundTo')::int as round_to
            from indicator.run_indicators
            where (definition -> 'suppression' ->> 'threshold')::int > 0
            """);
        Assert.InRange(rules.Count, 10, 200);
        return new SmallNumbers(rules);
    }
}
