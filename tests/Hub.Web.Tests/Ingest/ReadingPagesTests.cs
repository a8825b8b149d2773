using System.Globalization;
using System.Net;
using System.Text;
using Hub.Data.Ingest;

namespace Hub.Web.Tests.Ingest;

/// <summary>Looking into a file and saying how it is read, through the pages.</summary>
public sealed class ReadingPagesTests(Portal portal) : IClassFixture<Portal>
{
    private const string Renamed =
        "Northmere Homes,,,,\nCase No,What happened,Date raised,Tenure type,Dog\n"
        + "HC-1,Cuckooing,03/04/2024,Flat,Rex\nHC-2,Abandonment,10/04/2024,Social,Bo\nHC-3,Abandonment,11/04/2024,Social,Bo\n";

    private readonly Sending _sending = new(portal);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private async Task<PortalClient> OfficerAsync(string? fields = null)
    {
        await _sending.AgreeAsync();
        await _sending.People.ExecuteAsync(
            "update sharing.agreement_kinds set fields = string_to_array(@fields, ',') where kind = @Kind", new { fields, Sending.Kind });
        return await portal.SignInAsync(Sending.Officer);
    }

    private async Task<Guid> SendAsync(PortalClient browser, DateOnly month, string text)
    {
        var key = await Sending.SentAsync(browser, Sending.FilePage(month, "&what=partial"), Encoding.UTF8.GetBytes(
            text.Replace("/04/2024", month.ToString("/MM/yyyy", CultureInfo.InvariantCulture), StringComparison.Ordinal)));
        await _sending.LoadAsync(key);
        return key;
    }

    private static (string, string)[] Columns(params (string Label, string Field)[] columns)
        => [.. columns.SelectMany((column, i) => new[] { ($"Labels[{i}]", column.Label), ($"Fields[{i}]", column.Field) })];

    private async Task<LoadOutcome> ReadAgainAsync(Guid key, HttpResponseMessage answer)
    {
        Assert.Equal($"/submissions/{key}/progress", answer.Headers.Location?.ToString());
        return await _sending.LoadAsync(key);
    }

    [Fact]
    public async Task Look_RenamedColumns_ShowsTheRowsAndWhatIsMissing()
    {
        using var browser = await OfficerAsync();
        var key = await SendAsync(
            browser, new(2024, 4, 1), Renamed.Replace("Case No", "Filed under", StringComparison.Ordinal));
        var before = await portal.EventsAsync("SubmissionPreviewRead");

        using var onward = await browser.GetAsync($"/submissions/{key}/progress", Token);
        var look = WebUtility.HtmlDecode(await browser.PageAsync(onward.Headers.Location!.ToString()));

        Assert.EndsWith("/look", onward.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Contains("Text file in UTF-8, cells separated by comma", look, StringComparison.Ordinal);
        Assert.Contains("<td>HC-1</td>", look, StringComparison.Ordinal);
        Assert.Contains("<th scope=\"col\">E</th>", look, StringComparison.Ordinal);
        Assert.Contains("Say which column is which", look, StringComparison.Ordinal);
        Assert.Equal(before + 1, await portal.EventsAsync("SubmissionPreviewRead"));
    }

    [Fact]
    public async Task Columns_Mapped_AreReadAndNextMonthNeedsNothing()
    {
        using var browser = await OfficerAsync();
        var key = await SendAsync(browser, new(2023, 4, 1), Renamed);
        var page = WebUtility.HtmlDecode(await browser.PageAsync($"/submissions/{key}/columns"));
        Assert.Contains("Holds HC-1 · HC-2 · HC-3", page, StringComparison.Ordinal);
        Assert.Contains("Suggested because it looks like it", page, StringComparison.Ordinal);
        Assert.Contains("Not used – will be discarded", page, StringComparison.Ordinal);
        using var short1 = await browser.PostFormAsync($"/submissions/{key}/columns", Columns(("Case No", "concern_ref"), ("Dog", "")));
        Assert.Contains(
            "Say which column holds “Concern” and “Opened on”", WebUtility.HtmlDecode(await short1.Content.ReadAsStringAsync(Token)), StringComparison.Ordinal);

        using var mapped = await browser.PostFormAsync($"/submissions/{key}/columns", Columns(
            ("Case No", "concern_ref"), ("What happened", "concern"), ("Date raised", "opened_on"), ("Tenure type", "tenure"), ("Dog", "")));
        var outcome = await ReadAgainAsync(key, mapped);
        Assert.Equal((3, 1), (outcome.Rows.Read, outcome.Rows.Rejected));

        var values = WebUtility.HtmlDecode(await browser.PageAsync($"/submissions/{key}/values"));
        Assert.Contains("In 1 cell, not in the list", values, StringComparison.Ordinal);
        using var valued = await browser.PostFormAsync(
            $"/submissions/{key}/values", ("Fields[0]", "tenure"), ("Sent[0]", "Flat"), ("Codes[0]", "private"));
        outcome = await ReadAgainAsync(key, valued);
        Assert.Equal((3, 0), (outcome.Rows.Accepted, outcome.Rows.Rejected));
        var look = WebUtility.HtmlDecode(await browser.PageAsync($"/submissions/{key}/look"));
        Assert.Contains("03/04/2023 read as 3 April 2023", look, StringComparison.Ordinal);
        Assert.Contains("Read as “Tenure”", look, StringComparison.Ordinal);
        Assert.Contains("Discarded: not used", look, StringComparison.Ordinal);

        await _sending.People.ExecuteAsync(
            """
            update ingest.submissions set status = 'sent', sent_by = 'test', sent_at = now(), decision = case verdict
                when 'accepted' then 'as_it_is' else 'with_warnings' end
            where submission_key = @key
            """,
            new { key });
        Assert.IsType<LoadOutcome.Accepted>(await _sending.LoadAsync(key));
        var next = await SendAsync(browser, new(2023, 5, 1), Renamed);
        Assert.NotEqual("rejected", (await _sending.People.ReadAsync<string>("select verdict from ingest.submissions where submission_key = @next", new { next })).Single());
        Assert.Contains("Continue to the report", await browser.PageAsync($"/submissions/{next}/look"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Look_HeadingsInAnotherRow_AreReadWhereTheSenderSays()
    {
        using var browser = await OfficerAsync();
        var key = await SendAsync(browser, new(2020, 4, 1), "Concern,Opened on\nConcern reference|Concern|Opened on\nHC-1|Cuckooing|03/04/2024\n");

        using var answer = await browser.PostFormAsync($"/submissions/{key}/look", ("Sheet", "0"), ("HeaderRow", "2"), ("Separator", "|"));

        Assert.Equal(1, (await ReadAgainAsync(key, answer)).Rows.Accepted);
        Assert.Contains("Row 2 holds the headings", await browser.PageAsync($"/submissions/{key}/look"), StringComparison.Ordinal);
        using var wrong = await browser.PostFormAsync($"/submissions/{key}/look", ("Sheet", "0"), ("HeaderRow", "999"), ("Separator", ""));
        Assert.Contains("one of the first 40 rows", await wrong.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Columns_FieldOutsideTheAgreement_IsNotOfferedAndRefusedInASentence()
    {
        using var browser = await OfficerAsync("concern_ref,concern,opened_on");
        var key = await SendAsync(browser, new(2022, 4, 1), "Concern reference,Concern,Opened on,Surname\nHC-1,Cuckooing,03/04/2024,Nobody\n");

        var look = WebUtility.HtmlDecode(await browser.PageAsync($"/submissions/{key}/look"));
        var columns = await browser.PageAsync($"/submissions/{key}/columns");
        using var answer = await browser.PostFormAsync($"/submissions/{key}/columns", Columns(
            ("Concern reference", "concern_ref"), ("Concern", "concern"), ("Opened on", "opened_on"), ("Surname", "surname")));
        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Token));

        Assert.DoesNotContain("Nobody", look, StringComparison.Ordinal);
        Assert.Contains("the agreement does not cover it", look, StringComparison.Ordinal);
        Assert.DoesNotContain("value=\"surname\"", columns, StringComparison.Ordinal);
        Assert.Contains("There is a problem", page, StringComparison.Ordinal);
        Assert.Contains("The agreement does not cover “Surname”", page, StringComparison.Ordinal);
        Assert.Equal("checked", await _sending.StatusAsync(key));
    }

    [Fact]
    public async Task Look_WhileItIsRead_LeadsToItsProgress()
    {
        using var browser = await OfficerAsync();
        var key = await Sending.SentAsync(browser, Sending.FilePage(new(2021, 4, 1), "&what=partial"), Sending.File());

        foreach (var page in new[] { "look", "columns", "values" })
        {
            using var answer = await browser.GetAsync($"/submissions/{key}/{page}", Token);
            Assert.Equal($"/submissions/{key}/progress", answer.Headers.Location?.ToString());
        }
    }
}
