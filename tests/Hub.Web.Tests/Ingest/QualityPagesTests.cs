using Hub.Data.Profiles;
using Hub.Testing;

namespace Hub.Web.Tests.Ingest;

public sealed class QualityPagesTests(Portal portal) : IClassFixture<Portal>
{
    private const string Officer = "data-officer@zorrelshire.example";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private TestPeople People => new(portal.Database.Superuser, Token);

    private TestRecords Records => new(portal.Database.Superuser, Token);

    /// <summary>A return of a kind that is the calling test's own.</summary>
    private async Task<Guid> ReturnAsync(string agencyCode, string kind, DateOnly month, long filled)
    {
        var agency = await portal.AgencyIdAsync(agencyCode);
        await Records.AddKindAsync(kind, "Title of " + kind);
        var agreement = await Records.AddAgreementAsync(agency);
        var (id, key) = await Records.AddSubmissionAsync(agency, agreement, kind, month, "accepted");
        await Records.AddQualityAsync(id, agency, agreement, filled);
        return key;
    }

    [Fact]
    public async Task Quality_SeveralReturns_ShowsEachMeasureAndALineWithWordsForOwnAgencyOnly()
    {
        var first = await ReturnAsync("zorrelshire", "quality_lines", new(2026, 1, 1), 60);
        var second = await ReturnAsync("zorrelshire", "quality_lines", new(2026, 2, 1), 90);
        var foreign = await ReturnAsync("police", "quality_lines", new(2026, 2, 1), 10);
        using var browser = await portal.SignInAsync(Officer);

        var page = await browser.PageAsync("/submissions/quality");

        Assert.Contains($"/submissions/{first}#quality", page, StringComparison.Ordinal);
        Assert.Contains($"/submissions/{second}#quality", page, StringComparison.Ordinal);
        Assert.DoesNotContain(foreign.ToString(), page, StringComparison.Ordinal);
        Assert.Contains("aria-label=\"Completeness from 50% in January 2026 to 75% in February 2026; lowest 50% in January 2026.\"", page);
        Assert.DoesNotContain("style=", page[page.IndexOf("<main", StringComparison.Ordinal)..], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Report_WithQuality_SaysPartAndWholeAndWhatToMend()
    {
        var key = await ReturnAsync("zorrelshire", "quality_report", new(2025, 6, 1), 30);
        using var browser = await portal.SignInAsync(Officer);

        var page = await browser.PageAsync($"/submissions/{key}");

        Assert.Contains("30 of 120 cells that figures need are filled in", page, StringComparison.Ordinal);
        Assert.Contains("The file has no column “Ward”.", System.Net.WebUtility.HtmlDecode(page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task CoverageQuality_PartnerOfTheArea_ShowsPerCentsAndMediansAndNoNumberOfRows()
    {
        var (_, partner) = await OwedReturn.PrepareAsync(portal);
        var agreement = await Records.AddAgreementAsync(partner);
        var newest = new DateOnly(DateTime.UtcNow.Year, DateTime.UtcNow.Month, 1).AddMonths(-2);
        foreach (var (month, filled) in new[] { (newest.AddMonths(-1), 60L), (newest, 90L) })
        {
            var (id, _) = await Records.AddSubmissionAsync(partner, agreement, OwedReturn.Kind, month, "accepted", "secret-name.csv");
            await Records.AddQualityAsync(id, partner, agreement, filled);
        }

        await ReturnAsync("zorrelshire", "quality_not_owed", newest, 30);
        using var analyst = await portal.SignInAsync("analyst@police.example");

        Assert.Contains("href=\"/submissions/coverage/quality\"", await analyst.PageAsync("/submissions/coverage"), StringComparison.Ordinal);
        var page = await analyst.PageAsync("/submissions/coverage/quality");
        var tables = page[page.IndexOf("<table", StringComparison.Ordinal)..page.LastIndexOf("</table>", StringComparison.Ordinal)];

        Assert.Contains(Wording.Sentence(Wording.Period(newest, newest.AddMonths(1))), tables, StringComparison.Ordinal);
        Assert.Contains("75%", tables, StringComparison.Ordinal);
        Assert.Contains("median 62%", tables, StringComparison.Ordinal);
        Assert.Contains("Not measured", tables, StringComparison.Ordinal);
        // Not owed to the area, a name, numbers of rows and of cells.
        foreach (var hidden in new[] { "Title of quality_not_owed", "secret-name", "117", "120" })
        {
            Assert.DoesNotContain(hidden, tables, StringComparison.Ordinal);
        }

        // A nil return has no cell to measure, and says so.
        await People.ExecuteAsync(
            """
            update ingest.submission_quality q set needed_cells = 0, needed_filled = 0, filled_cells = 0, usable_cells = 0, repeated_rows = 0
            from ingest.submissions s where s.submission_id = q.submission_id and s.kind = @Kind and s.period_from = @newest;
            update ingest.submissions set is_nil = true, rows_read = 0, rows_accepted = 0, rows_rejected = 0, rows_warned = 0
            where kind = @Kind and period_from = @newest
            """,
            new { OwedReturn.Kind, newest });
        Assert.Contains("Nil return", await analyst.PageAsync("/submissions/coverage/quality"), StringComparison.Ordinal);

        var none = await analyst.PageAsync("/submissions/coverage/quality?kind=none");
        Assert.DoesNotContain("median 62%", none, StringComparison.Ordinal);
    }
}
