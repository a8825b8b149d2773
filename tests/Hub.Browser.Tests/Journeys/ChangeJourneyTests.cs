using System.Globalization;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Hub.Data.Database;
using Hub.Data.Indicators;
using Hub.Data.Ingest.Quarantine;
using Hub.Data.Ingest.Withdrawal;
using Hub.Data.Persons.Asks;
using Hub.Data.Persons.Register;
using Hub.Data.Persons;
using Hub.Data.Profiles;
using Hub.Web.Tests.Ingest;
using Microsoft.Playwright;

namespace Hub.Browser.Tests.Journeys;

/// <summary>A data officer withdraws a return, and replaces one: with script, without, and by keyboard.</summary>
[Collection(BrowserCollection.Name)]
public sealed class ChangeJourneyTests(BrowserPortal portal)
{
    private readonly Sending _sending = Sending.OfItsOwn(portal.Prepared);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true, 1280)]
    [InlineData(false, 320)]
    public async Task Withdraw_ShowsNumbersAsksForReasonAndNumberAndEndsWithACertificate(bool script, int width)
    {
        await using var window = await portal.WindowAsync(script, width);
        var (page, key, number) = await StandingAsync(window, script, new(2022, script ? 1 : 2, 1));
        var shot = script ? "withdraw" : "withdraw-narrow";
        await page.GotoAsync($"/submissions/{key}");
        await page.GetByRole(AriaRole.Link, new() { Name = "Withdraw this return" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Row, new() { Name = "Records" })).ToBeVisibleAsync();
        await KeepAsync(page, shot);

        await page.GetByRole(AriaRole.Button, new() { Name = "Withdraw the return" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "Choose why the return is withdrawn." })).ToBeVisibleAsync();
        await KeepAsync(page, shot + "-errors");
        await page.GetByLabel("Sharing it was unlawful").CheckAsync();
        await page.GetByLabel("What happened?").FillAsync("the agreement does not cover it");
        await page.GetByLabel("Type the return's number to confirm").FillAsync(number);
        await page.GetByRole(AriaRole.Button, new() { Name = "Withdraw the return" }).ClickAsync();
        await Assertions.Expect(Heading(page)).ToHaveTextAsync("The return is being withdrawn");
        await KeepAsync(page, shot + "-asked");

        await WithdrawAsync(key);
        await page.GetByRole(AriaRole.Link, new() { Name = "Look again" }).ClickAsync();

        await Assertions.Expect(Heading(page)).ToHaveTextAsync("Certificate of erasure");
        await Assertions.Expect(page.GetByText("Sharing it was unlawful")).ToBeVisibleAsync();
        await KeepAsync(page, shot + "-certificate");
        await page.GotoAsync("/submissions?status=withdrawn");
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("with this filter");
        await KeepAsync(page, shot + "-history");
    }

    [Fact]
    public async Task Withdraw_ByKeyboard()
    {
        await using var window = await portal.WindowAsync();
        var (page, key, number) = await StandingAsync(window, true, new(2022, 3, 1));
        await page.GotoAsync($"/submissions/{key}/withdraw");

        await Keyboard.FieldAsync(page, "Reason");
        await page.Keyboard.PressAsync("Space");
        await Keyboard.FieldAsync(page, "Note");
        await page.Keyboard.TypeAsync("the wrong extract");
        await Keyboard.FieldAsync(page, "Confirmation");
        await page.Keyboard.TypeAsync(number);
        await page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(Heading(page)).ToHaveTextAsync("The return is being withdrawn");
    }

    [Theory]
    [InlineData(true, 1280)]
    [InlineData(false, 320)]
    public async Task Replace_SaysWhatItMeansAndWhatTheNewFileChanges(bool script, int width)
    {
        var month = new DateOnly(2022, script ? 4 : 5, 1);
        await using var window = await portal.WindowAsync(script, width);
        var (page, key, _) = await StandingAsync(window, script, month);
        var shot = script ? "replace" : "replace-narrow";
        await page.GotoAsync($"/submissions/{key}");
        await page.GetByRole(AriaRole.Link, new() { Name = "Replace this return with another file" }).ClickAsync();
        await KeepAsync(page, shot);
        await page.GetByRole(AriaRole.Button, new() { Name = "Send the new file" }).ClickAsync();
        await Assertions.Expect(Heading(page)).ToHaveCountAsync(1);

        await page.GotoAsync(Sending.FilePage(month, $"&what=full&replaces={key}"));
        await page.Locator("input[type=file]").SetInputFilesAsync(FileOf(Corrected(month)));
        await page.GetByRole(AriaRole.Button, new() { Name = "Upload and check" }).ClickAsync();
        await page.WaitForURLAsync("**/progress");
        var next = Guid.Parse(new Uri(page.Url).Segments[2].TrimEnd('/'));
        await _sending.LoadAsync(next);
        await Waiting.UntilLedOnAsync(page);
        await page.GotoAsync($"/submissions/{next}/replace");
        await Assertions.Expect(Heading(page)).ToHaveTextAsync("What replacing this return changes");
        await Assertions.Expect(page.Locator(".govuk-summary-list")).ToContainTextAsync("Gone");
        await KeepAsync(page, shot + "-changes");

        await TakeInAsync(next);
        Assert.Equal("replaced", await _sending.StatusAsync(key));
    }

    [Fact]
    public async Task Replace_ByKeyboard_FromTheReturnToTheNewOneSent()
    {
        var month = new DateOnly(2022, 6, 1);
        await using var window = await portal.WindowAsync();
        var (page, key, _) = await StandingAsync(window, true, month);
        await page.GotoAsync($"/submissions/{key}");
        await Keyboard.PressAsync(page, "Replace this return with another file");
        await page.WaitForURLAsync("**/replace");
        await Keyboard.PressAsync(page, "Send the new file");
        await page.WaitForURLAsync("**/send?**");
        await Keyboard.FieldAsync(page, "Replaces");
        await page.Keyboard.PressAsync("Space");
        await Keyboard.FieldAsync(page, "What");
        await page.Keyboard.PressAsync("Space");
        await Keyboard.PressAsync(page, "Continue");
        await page.WaitForURLAsync("**/send/file?**");
        await Keyboard.ChooseFileAsync(page, FileOf(Corrected(month)));
        await Keyboard.PressAsync(page, "Upload and check");
        await page.WaitForURLAsync("**/progress");
        var next = Guid.Parse(new Uri(page.Url).Segments[2].TrimEnd('/'));
        await _sending.LoadAsync(next);
        await Waiting.UntilLedOnAsync(page);

        await page.GotoAsync($"/submissions/{next}/replace");
        await Keyboard.PressAsync(page, "Go on with the new file");
        await Assertions.Expect(Heading(page)).ToHaveTextAsync("Your file is ready to send");
        await Keyboard.PressAsync(page, "Continue to check and send");
        await page.WaitForURLAsync("**/check");
        await Keyboard.PressAsync(page, "Send");
        await page.WaitForURLAsync("**/sent");
        await _sending.LoadAsync(next);

        Assert.Equal(("replaced", "accepted"), (await _sending.StatusAsync(key), await _sending.StatusAsync(next)));
    }

    private static ILocator Heading(IPage page) => page.GetByRole(AriaRole.Heading, new() { Level = 1 });

    private static async Task KeepAsync(IPage page, string name)
    {
        await BrowserPortal.KeepAsync(page, name);
        if (page.ViewportSize is { Width: > 1000 })
        {
            var found = await page.RunAxe();
            Assert.Empty(found.Violations.Where(violation => violation.Impact is "serious" or "critical").Select(violation => violation.Help));
        }
    }

    private static string FileOf(string content)
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("hub-change-").FullName, "return.csv");
        File.WriteAllText(path, content);
        return path;
    }

    private static string First(DateOnly month) => Sending.WithBadRows(month, good: 6, isCorrected: true);

    /// <summary>One row gone, and another tenure in the rest.</summary>
    private static string Corrected(DateOnly month)
        => First(month).Replace("HC-0001,", "HC-9001,", StringComparison.Ordinal).Replace(
            "Social rent", "Private rent", StringComparison.Ordinal);

    private async Task<(IPage Page, Guid Key, string Number)> StandingAsync(IBrowserContext window, bool script, DateOnly month)
    {
        await _sending.AgreeAsync();
        var page = await window.NewPageAsync();
        await portal.SignInAsync(page, _sending.OfficerName, script);
        using var browser = await portal.Prepared.SignInAsync(_sending.OfficerName);
        var key = await Sending.SentAsync(browser, Sending.FilePage(month), System.Text.Encoding.UTF8.GetBytes(First(month)));
        await _sending.LoadAsync(key);
        await TakeInAsync(key);
        var number = Assert.Single(await _sending.People.ReadAsync<long>(
            "select submission_id from ingest.submissions where submission_key = @key", new { key }));
        return (page, key, number.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>As if the officer had sent what was checked.</summary>
    private async Task TakeInAsync(Guid key)
    {
        await _sending.People.ExecuteAsync(
            """
            update ingest.submissions set status = 'sent', decision = 'without_bad_rows', sent_by = 'test', sent_at = now()
            where submission_key = @key
            """,
            new { key });
        await _sending.LoadAsync(key);
    }

    /// <summary>The worker's turn.</summary>
    private async Task WithdrawAsync(Guid key)
    {
        var (asked, agency, by) = (await _sending.People.ReadAsync<(Guid, Guid, string)>(
            """
            select w.withdrawal_id, w.agency_id, w.asked_by from ingest.withdrawals w join ingest.submissions s using (submission_id)
            where s.submission_key = @key
            """,
            new { key })).Single();
        var jobs = portal.Prepared.Database.Jobs;
        var time = TimeProvider.System;
        var erase = new EraseSubmission(
            [
                new IngestWithdrawal(new QuarantineFolder(portal.Prepared.Files), time), new RegisterWithdrawal(), new PersonsWithdrawal(time),
                new AsksWithdrawal(), new IndicatorsWithdrawal(time), new ProfilesWithdrawal(time),
            ],
            [new RightsHold()]);
        var everywhere = await IndicatorQueries.AssemblyScopeAsync(jobs, by, "take a return back", Token);
        Assert.Equal(WithdrawalEnd.Applied, await jobs.InScopeAsync(
            everywhere with { Agencies = [agency], ActingFor = agency },
            session => new ApplyWithdrawal(erase, time).HandleAsync(session, asked),
            Token));
    }
}
