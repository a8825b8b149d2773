using Deque.AxeCore.Playwright;
using Hub.Data.Database;
using Hub.Data.Ingest;
using Hub.Data.Ingest.Kinds;
using Hub.Testing;
using Hub.Web.Tests.Ingest;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Hub.Browser.Tests.Journeys;

/// <summary>An analyst finds a blank cell and asks; the officer sees it and answers; the return comes and the gap closes by itself.</summary>
[Collection(BrowserCollection.Name)]
public sealed class CoverageJourneyTests(BrowserPortal portal)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true, 1280)]
    [InlineData(false, 320)]
    public async Task BlankCell_IsAskedForAnsweredAndClosed(bool script, int width)
    {
        var (_, partner) = await OwedReturn.PrepareAsync(portal.Prepared);
        await new Sending(portal.Prepared).AgreeAsync();
        await new TestPeople(portal.Prepared.Database.Superuser, Token).ExecuteAsync(
            """
            insert into ingest.required_sources (agency_id, kind, every, due_days, required_from)
            values (@partner, @Kind, 'month', 5, '2020-01-01') on conflict do nothing
            """,
            new { partner, Sending.Kind });
        await portal.Prepared.Database.Jobs.InScopeAsync(
            Scope.None("system:test", "test"), session => DatasetKindStore.RegisterAsync(session, Sending.Definition), Token);
        await using var analystWindow = await portal.WindowAsync(script, width);
        await using var officerWindow = await portal.WindowAsync(script, width);
        var (analyst, officer) = (await analystWindow.NewPageAsync(), await officerWindow.NewPageAsync());
        await portal.SignInAsync(analyst, "analyst@police.example", script);
        await portal.SignInAsync(officer, Sending.Officer, script);

        await analyst.GotoAsync($"/submissions/coverage?kind={Sending.Kind}");
        await KeepAsync(analyst, "board", width);
        await analyst.Locator("a[href*='/submissions/requests/new']").First.ClickAsync();
        await KeepAsync(analyst, "new-request", width);
        await analyst.GetByRole(AriaRole.Button, new() { Name = "Keep and look at it" }).ClickAsync();
        await analyst.GetByRole(AriaRole.Button, new() { Name = "Send the request" }).ClickAsync();
        await Assertions.Expect(analyst.GetByText("Waits for an answer")).ToBeVisibleAsync();
        await KeepAsync(analyst, "request", width);
        var request = Guid.Parse(new Uri(analyst.Url).Segments[^1]);

        await officer.GotoAsync("/submissions/due");
        await KeepAsync(officer, "due", width);
        await officer.Locator($"a[href='/submissions/requests/{request}']").ClickAsync();
        await officer.GetByLabel("There is nothing to report").CheckAsync();
        await officer.GetByRole(AriaRole.Button, new() { Name = "Answer", Exact = true }).ClickAsync();
        await Assertions.Expect(officer.GetByText("Nothing to report: a nil return is to come")).ToBeVisibleAsync();
        await KeepAsync(officer, "answered", width);

        await ReceiveNilAsync(request, partner);
        await analyst.GotoAsync($"/submissions/requests/{request}");
        await Assertions.Expect(analyst.Locator(".govuk-summary-list__value").First).ToHaveTextAsync("Received");
        await analyst.GotoAsync($"/submissions/coverage?kind={Sending.Kind}");
        await Assertions.Expect(analyst.Locator(".hub-board__word", new() { HasText = "Nil" }).First).ToBeVisibleAsync();
        await KeepAsync(analyst, "board-after", width);
        await analyst.GotoAsync("/submissions/coverage/quality");
        await KeepAsync(analyst, "quality-of-partners", width);
        await officer.GotoAsync("/submissions/quality");
        await KeepAsync(officer, "quality", width);
        await officer.GotoAsync("/submissions/receipts");
        await KeepAsync(officer, "receipts", width);
    }

    /// <summary>Keeps a picture, and lets axe and the narrow screen judge the page as it stands within the journey.</summary>
    private static async Task KeepAsync(IPage page, string name, int width)
    {
        await BrowserPortal.KeepAsync(page, $"coverage-{name}-{width}");
        Assert.InRange(await BrowserPortal.WidthOfAsync(page), 0, width);
        // axe itself is script: without any, the picture and the width are judged alone.
        if (width == 320)
        {
            return;
        }

        Assert.Empty((await page.RunAxe()).Violations.Where(found => found.Impact is "serious" or "critical")
            .Select(found => $"{name}: {found.Id}: {found.Nodes[0].Html}"));
    }

    /// <summary>A nil return for what was asked, received and taken in by the code that every door uses.</summary>
    private async Task ReceiveNilAsync(Guid request, Guid partner)
    {
        var sending = new Sending(portal.Prepared);
        var (from, until) = (await sending.People.ReadAsync<(DateOnly, DateOnly)>(
            "select period_from, period_until from ingest.data_requests where request_id = @request", new { request })).Single();
        using var headings = new MemoryStream(TemplateWriter.Template(Sending.Definition));
        var received = Assert.IsType<ReceiveOutcome.Received>(await portal.Prepared.Services.GetRequiredService<ReceiveSubmission>().RunAsync(
            new ReceiveRequest(partner, Sending.Kind, from, until, "nil.csv", "system:ingest") { IsNil = true }, headings, Token));
        Assert.IsType<LoadOutcome.Accepted>(await sending.LoadAsync(received.Key));
    }
}
