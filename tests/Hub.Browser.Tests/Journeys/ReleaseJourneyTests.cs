using Deque.AxeCore.Playwright;
using Hub.Data.Profiles.Writing;
using Hub.Testing;
using Hub.Web.Tests;
using Hub.Web.Tests.Profiles;
using Microsoft.Playwright;

namespace Hub.Browser.Tests.Journeys;

/// <summary>
/// A profile from its draft to its readers, and its amendment after it: analyst, peer, approver and partner in Chromium, with the worker
/// as it runs beside the portal.
/// </summary>
/// <remarks>On a portal of its own: it counts what stands there.</remarks>
public sealed class ReleaseJourneyTests(BrowserPortal portal) : IClassFixture<BrowserPortal>
{
    private const string Peer = "head-of-intelligence@police.example";
    private const string Approver = "approver@police.example";
    private const string Note = "Robbery was described as falling; it has not changed.";

    // Of a period that no other test releases anything of: what is released is attacked together.
    private static readonly DateOnly From = new(1851, 1, 1);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private TestPeople People => new(portal.Prepared.Database.Superuser, Token);

    [Fact]
    public async Task Profile_IsDraftedMendedReviewedApprovedReleasedReadAndAmended()
    {
        await HubProcess.RunAsync(portal.Prepared, "migrate");
        using var worker = await HubProcess.StartAsync(portal.Prepared, "worker");
        await using var windows = new Windows(portal);
        var analyst = await windows.OpenAsync(WebWriting.Analyst);
        var partner = await windows.OpenAsync(WebWriting.Partner);

        var profile = await BeginAsync(analyst);
        await FailTheChecklistAsync(analyst, profile);
        await MendAsync(analyst, profile);
        await SubmitAsync(analyst, profile);
        await AgreeAsync(await windows.OpenAsync(Peer), profile, "release-review");

        var approver = await windows.OpenAsync(Approver);
        await approver.GotoAsync("/");
        await Assertions.Expect(approver.GetByRole(AriaRole.Link, new() { Name = "Decide about a profile" })).ToBeVisibleAsync();
        await BrowserPortal.KeepAsync(approver, "release-home-approver");
        await CompareAsync(approver, profile, "Everything that was written is new");
        await ApproveForTomorrowAsync(approver, profile);
        await partner.GotoAsync("/profiles");
        Assert.Equal(0, await partner.Locator($"a[href^='/profiles/released/']:has-text('1851')").CountAsync());

        await LetTheTimeComeAsync(profile);
        var first = await ReadAsync(partner, profile, "release-partner");
        await AmendAsync(windows, analyst, approver, profile);
        await ReadTheOldOneAsync(partner, first);
    }

    private async Task<Guid> BeginAsync(IPage analyst)
    {
        var area = await new TestRecords(portal.Prepared.Database.Superuser, Token).AddAreaAsync("X99100003", "North Zorrelshire");
        var snapshot = await new TestPublications(portal.Prepared.Database.Superuser, Token).AddSnapshotAsync(area, from: From);
        await analyst.GotoAsync("/profiles");
        await analyst.Locator($"form:has(input[value='{snapshot}']) button").ClickAsync();
        await analyst.WaitForURLAsync("**/profiles/publications/*");
        await BrowserPortal.KeepAsync(analyst, "release-desk-draft");
        return Guid.Parse(new Uri(analyst.Url).Segments[^1]);
    }

    private async Task FailTheChecklistAsync(IPage analyst, Guid profile)
    {
        var account = await portal.Prepared.AccountIdAsync(WebWriting.Analyst);
        await new TestPublications(portal.Prepared.Database.Superuser, Token).WriteAsync(profile, account, SectionKeys.Summary);
        await People.ExecuteAsync(
            "delete from profile.judgements where publication_id = @profile; delete from profile.checklist_answers where publication_id = @profile",
            new { profile });
        await analyst.GotoAsync($"/profiles/publications/{profile}/checklist");
        await Assertions.Expect(analyst.Locator("main")).ToContainTextAsync("There is no key judgement");
        await analyst.GetByRole(AriaRole.Button, new() { Name = "Submit for peer review" }).ClickAsync();
        await Assertions.Expect(analyst.Locator(".govuk-error-summary")).ToContainTextAsync("The checklist stops it for 2 reasons");
        await LookAsync(analyst, "release-checklist-fails");
    }

    private static async Task MendAsync(IPage analyst, Guid profile)
    {
        await analyst.Locator("li:has-text('Nothing is written under') a").ClickAsync();
        await WriteSummaryAsync(analyst, "Robbery is falling in the invented town.");
        await analyst.GotoAsync($"/profiles/publications/{profile}/judgements/edit?section=groups");
        await analyst.GetByLabel("Judgement", new() { Exact = true }).FillAsync("It is likely that the groups will stay.");
        await analyst.GetByLabel("Likely", new() { Exact = true }).CheckAsync();
        await analyst.GetByLabel("Moderate confidence").CheckAsync();
        await analyst.GetByLabel("Why no higher and no lower?").FillAsync("Two sources agree.");
        await analyst.GetByLabel("OG-01: How the groups are managed").CheckAsync();
        await analyst.GetByRole(AriaRole.Button, new() { Name = "Save the judgement" }).ClickAsync();
        await Assertions.Expect(analyst.Locator("main")).ToContainTextAsync("It is likely that the groups will stay.");
    }

    private static async Task WriteSummaryAsync(IPage analyst, string words)
    {
        await analyst.GetByRole(AriaRole.Button, new() { Name = "Write this section" }).ClickAsync();
        await analyst.GetByLabel("Words of the section").FillAsync(words);
        await analyst.GetByRole(AriaRole.Button, new() { Name = "Save and finish" }).ClickAsync();
        await Assertions.Expect(analyst.Locator(".govuk-notification-banner")).ToBeVisibleAsync();
    }

    private static async Task SubmitAsync(IPage analyst, Guid profile)
    {
        await analyst.GotoAsync($"/profiles/publications/{profile}/checklist");
        var open = analyst.GetByLabel("Your answer");
        while (await open.CountAsync() is > 0 and var left)
        {
            var form = analyst.Locator("form").Filter(new() { Has = open }).First;
            await form.GetByLabel("Your answer").FillAsync("The judgements do not rest on it.");
            await form.GetByRole(AriaRole.Button).ClickAsync();
            await Assertions.Expect(open).ToHaveCountAsync(left - 1);
        }

        await LookAsync(analyst, "release-checklist-passes");
        await analyst.GetByRole(AriaRole.Button, new() { Name = "Submit for peer review" }).ClickAsync();
        await Assertions.Expect(analyst.Locator(".govuk-notification-banner")).ToContainTextAsync("The profile was submitted");
    }

    private static async Task AgreeAsync(IPage peer, Guid profile, string shot)
    {
        await peer.GotoAsync($"/profiles/publications/{profile}");
        await peer.GetByRole(AriaRole.Button, new() { Name = "Review it" }).ClickAsync();
        await peer.GetByLabel("What did you look at?").FillAsync("Every section against its figures.");
        await LookAsync(peer, shot);
        await peer.GetByRole(AriaRole.Button, new() { Name = "Agree to the profile" }).ClickAsync();
        await Assertions.Expect(peer.Locator(".govuk-notification-banner")).ToContainTextAsync("You agreed to the profile");
    }

    private static async Task CompareAsync(IPage approver, Guid profile, string expected)
    {
        await approver.GotoAsync($"/profiles/publications/{profile}/approve");
        await approver.GetByRole(AriaRole.Link, new() { Name = "Compare it with the last released profile" }).ClickAsync();
        await Assertions.Expect(approver.Locator("main")).ToContainTextAsync(expected);
    }

    private static async Task ApproveForTomorrowAsync(IPage approver, Guid profile)
    {
        await approver.GotoAsync($"/profiles/publications/{profile}/approve");
        await approver.GetByLabel("At a time that I set below").CheckAsync();
        await approver.GetByLabel("Day of release").FillAsync(
            DateTime.UtcNow.AddDays(2).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        await approver.GetByLabel("Time of release").FillAsync("09:30");
        await LookAsync(approver, "release-approve");
        await approver.GetByRole(AriaRole.Button, new() { Name = "Approve it" }).ClickAsync();
        await Assertions.Expect(approver.Locator(".govuk-notification-banner")).ToContainTextAsync("You approved the profile");
        await Assertions.Expect(approver.Locator("main")).ToContainTextAsync("It is approved and is released on");
        await BrowserPortal.KeepAsync(approver, "release-embargo");
    }

    /// <summary>Two days pass for this profile alone; then the worker releases it.</summary>
    private async Task LetTheTimeComeAsync(Guid profile)
    {
        Assert.Equal(["approved"], await StatusAsync(profile));
        await People.ExecuteAsync(
            """
            update profile.publications set release_at = now() - interval '1 second' where publication_id = @profile;
            update job.requests set due_at = now() where kind = 'profile.release' and subject_id = @Subject and state = 'due';
            select pg_notify('hub_job_requests', '')
            """,
            new { profile, Subject = profile.ToString() });
        await UntilReleasedAsync(profile);
    }

    private async Task UntilReleasedAsync(Guid profile)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Token);
        patience.CancelAfter(TimeSpan.FromMinutes(4));
        while ((await StatusAsync(profile))[0] is "approved")
        {
            await Task.Delay(200, patience.Token);
        }

        Assert.Equal(["released"], await StatusAsync(profile));
    }

    private async Task<IReadOnlyList<string>> StatusAsync(Guid profile)
        => await People.ReadAsync<string>("select status from profile.publications where publication_id = @profile", new { profile });

    /// <summary>The partner finds it in the list, reads the page and downloads the PDF.</summary>
    private async Task<string> ReadAsync(IPage partner, Guid profile, string shot)
    {
        var edition = Assert.Single(await People.ReadAsync<Guid>(
            "select edition_id from profile.editions where publication_id = @profile and edition = 'partnership'", new { profile }));
        await partner.GotoAsync("/profiles");
        await BrowserPortal.KeepAsync(partner, shot + "-list");
        await partner.Locator($"h3 a[href='/profiles/released/{edition}']").ClickAsync();
        await LookAsync(partner, shot + "-edition");
        var file = await partner.RunAndWaitForDownloadAsync(
            () => partner.GetByRole(AriaRole.Link, new() { Name = "Download it as a PDF" }).ClickAsync());
        var bytes = await File.ReadAllBytesAsync(await file.PathAsync(), Token);
        Assert.Equal("%PDF-1.7"u8.ToArray(), bytes[..8]);
        Assert.StartsWith("OFFICIAL-SENSITIVE", file.SuggestedFilename, StringComparison.Ordinal);
        await partner.GetByRole(AriaRole.Button, new() { Name = "Read it as a web page" }).ClickAsync();
        await Assertions.Expect(partner.Locator("body")).ToContainTextAsync("It is likely that the groups will stay.");
        await BrowserPortal.KeepAsync(partner, shot + "-page");
        return $"/profiles/released/{edition}";
    }

    private async Task AmendAsync(Windows windows, IPage analyst, IPage approver, Guid profile)
    {
        await analyst.GotoAsync($"/profiles/publications/{profile}");
        await analyst.GetByRole(AriaRole.Button, new() { Name = "Begin an amendment" }).ClickAsync();
        await analyst.GetByLabel("What was wrong, and what is right now?").FillAsync(Note);
        await analyst.GetByRole(AriaRole.Button, new() { Name = "Begin the amendment" }).ClickAsync();
        await Assertions.Expect(analyst.Locator(".govuk-notification-banner")).ToContainTextAsync("The amendment was begun");
        var amendment = Guid.Parse(new Uri(analyst.Url).Segments[^1]);
        await analyst.GotoAsync($"/profiles/publications/{amendment}/write/summary");
        await WriteSummaryAsync(analyst, "Robbery has not changed in the invented town.");
        await SubmitAsync(analyst, amendment);
        await AgreeAsync(await windows.OpenAsync(Peer), amendment, "release-review-amendment");

        await CompareAsync(approver, amendment, "words added");
        await Assertions.Expect(approver.Locator("ins").First).ToContainTextAsync("has not changed");
        await Assertions.Expect(approver.Locator("del").First).ToContainTextAsync("is falling");
        await LookAsync(approver, "release-difference");
        await approver.GotoAsync($"/profiles/publications/{amendment}/approve");
        await approver.GetByLabel("As soon as it is approved").CheckAsync();
        await approver.GetByRole(AriaRole.Button, new() { Name = "Approve it" }).ClickAsync();
        await Assertions.Expect(approver.Locator(".govuk-notification-banner")).ToContainTextAsync("You approved the profile");
        await UntilReleasedAsync(amendment);
        Assert.Equal(["superseded"], await StatusAsync(profile));
    }

    /// <summary>The first edition says that it is superseded, still opens, and leads to the amendment, which says what was wrong.</summary>
    private static async Task ReadTheOldOneAsync(IPage partner, string first)
    {
        await partner.GotoAsync(first + "/page");
        await Assertions.Expect(partner.Locator("body")).ToContainTextAsync("Robbery is falling in the invented town.");
        await partner.GotoAsync(first);
        await Assertions.Expect(partner.Locator("main")).ToContainTextAsync("Amended: " + Note);
        await LookAsync(partner, "release-superseded");
        await partner.GetByRole(AriaRole.Link, new() { Name = "Read the amendment that stands in its place" }).ClickAsync();
        await Assertions.Expect(partner.Locator("main")).ToContainTextAsync("This amends an earlier profile: " + Note);
        await LookAsync(partner, "release-amendment");
        await partner.GetByRole(AriaRole.Button, new() { Name = "Read it as a web page" }).ClickAsync();
        await Assertions.Expect(partner.Locator("body")).ToContainTextAsync("Robbery has not changed in the invented town.");
        await Assertions.Expect(partner.Locator("body")).ToContainTextAsync(Note);
    }

    private static async Task LookAsync(IPage page, string shot)
    {
        await BrowserPortal.KeepAsync(page, shot);
        Assert.DoesNotContain((await page.RunAxe()).Violations, violation => violation.Impact is "serious" or "critical");
    }

    /// <summary>One window for each person.</summary>
    private sealed class Windows(BrowserPortal portal) : IAsyncDisposable
    {
        private readonly List<IBrowserContext> _windows = [];

        public async Task<IPage> OpenAsync(string userName)
        {
            var window = await portal.WindowAsync();
            _windows.Add(window);
            var page = await window.NewPageAsync();
            await portal.SignInAsync(page, userName);
            return page;
        }

        public async ValueTask DisposeAsync()
        {
            foreach (var window in _windows)
            {
                await window.DisposeAsync();
            }
        }
    }
}
