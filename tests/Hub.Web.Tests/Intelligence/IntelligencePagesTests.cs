using System.Net;

namespace Hub.Web.Tests.Intelligence;

/// <summary>A report on its way through the pages, and what each of them refuses.</summary>
public sealed class IntelligencePagesTests(Portal portal) : IClassFixture<Portal>
{
    private static readonly (string Name, string Value)[] Filled =
    [
        ("What", WebReports.Original), ("Where", "Zinnia Street"), ("Area", "district:E99000011"), ("HappenedWhen", "Fridays"),
        ("Known", "told_by_somebody"), ("KnownMore", "My cousin the barber"),
    ];

    private static readonly (string Name, string Value)[] Graded =
    [
        ("Source", "2"), ("Assessment", "B"), ("Handling", "C"), ("Conditions", "Consult the unit first."), ("Area", "district:E99000011"),
        ("Sanitised", WebReports.Sanitised),
    ];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static async Task<string> OnAsync(PortalClient browser, string page, string to, params (string Name, string Value)[] fields)
    {
        using var answer = await browser.PostFormAsync(page, to, fields);
        Assert.True(answer.StatusCode == HttpStatusCode.Redirect, $"{to}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync(Token)}");
        return answer.Headers.Location!.ToString();
    }

    private static async Task<string> RefusedAsync(PortalClient browser, string page, params (string Name, string Value)[] fields)
    {
        using var answer = await browser.PostFormAsync(page, fields);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Token));
    }

    private static (string Name, string Value)[] With((string Name, string Value)[] fields, params (string Name, string Value)[] changed)
        => [.. fields.Where(field => changed.All(other => other.Name != field.Name)), .. changed];

    private static string Version(string page) => PortalClient.Fields(page).Last(field => field.Key == "SeenVersion").Value;

    [Fact]
    public async Task Journey_WriteGradeRead()
    {
        await WebReports.MakeAsync(portal);
        using var reporter = await portal.SignInAsync(WebReports.Reporter);
        using var grader = await portal.SignInAsync(WebReports.Grader);
        using var analyst = await portal.SignInAsync("analyst@police.example");

        var check = await OnAsync(reporter, "/intelligence/report", "/intelligence/report", Filled);
        Assert.Contains(WebReports.Original, await reporter.PageAsync(check), StringComparison.Ordinal);
        var sent = await OnAsync(reporter, check, check, ("Confirmed", "within"));
        var id = sent.Split('/')[3];
        Assert.Contains("IR-", await reporter.PageAsync(sent), StringComparison.Ordinal);
        using (var gone = await reporter.GetAsync(check, Token))
        {
            Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
        }

        var own = $"/intelligence/reports/{id}";
        Assert.Contains("Received", await reporter.PageAsync(own), StringComparison.Ordinal);
        Assert.Contains($"/intelligence/grade/{id}", await grader.PageAsync("/intelligence/grade"), StringComparison.Ordinal);
        var grade = $"/intelligence/grade/{id}";
        var page = await grader.PageAsync(grade);
        Assert.Contains(WebReports.Original, page, StringComparison.Ordinal);
        Assert.Contains("Being graded", await reporter.PageAsync(own), StringComparison.Ordinal);
        Assert.DoesNotContain(WebReports.Original, await reporter.PageAsync(own), StringComparison.Ordinal);

        Assert.Equal("/intelligence/grade", await OnAsync(grader, grade, grade, [.. Graded, ("SeenVersion", Version(page))]));
        Assert.Contains("Graded and sanitised", await reporter.PageAsync(own), StringComparison.Ordinal);
        Assert.Contains("Consult the unit first.", await grader.PageAsync("/intelligence/grade"), StringComparison.Ordinal);

        var list = await analyst.PageAsync("/intelligence/read");
        Assert.Contains("Consult the unit first.", list, StringComparison.Ordinal);
        Assert.DoesNotContain(WebReports.Sanitised, list, StringComparison.Ordinal);
        var read = $"/intelligence/read/{id}";
        Assert.DoesNotContain(WebReports.Sanitised, await analyst.PageAsync(read), StringComparison.Ordinal);
        await OnAsync(analyst, read, read, ("Version", "1"));
        var words = await analyst.PageAsync(read);
        Assert.Contains(WebReports.Sanitised, words, StringComparison.Ordinal);
        Assert.DoesNotContain("Zorrelshire County Council", words, StringComparison.Ordinal);
        Assert.Contains(id, await RefusedAsync(analyst, "/intelligence/read", ("Words", "weighed drugs")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Write_EmptyOrTooLong_KeepsWhatWasTyped()
    {
        await WebReports.MakeAsync(portal);
        using var reporter = await portal.SignInAsync(WebReports.Reporter);
        var empty = await RefusedAsync(reporter, "/intelligence/report", ("What", ""), ("Where", "Zinnia Street"));
        Assert.Contains("Write what you saw, heard or read", empty, StringComparison.Ordinal);
        Assert.Contains("Choose how you know it", empty, StringComparison.Ordinal);
        Assert.Contains("Choose the area it is about", empty, StringComparison.Ordinal);
        Assert.Contains("Zinnia Street", empty, StringComparison.Ordinal);
        // The summary follows the form.
        Assert.True(empty.IndexOf("Write what you saw", StringComparison.Ordinal) < empty.IndexOf("Choose the area", StringComparison.Ordinal)
            && empty.IndexOf("Choose the area", StringComparison.Ordinal) < empty.IndexOf("Write when it happened", StringComparison.Ordinal));
        var longText = await RefusedAsync(reporter, "/intelligence/report", With(Filled, ("What", new string('x', 4001))));
        Assert.Contains("longer than 4000 characters", longText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_WithoutConfirming_IsRefused_AndThrownAwayIsGone()
    {
        var reports = await WebReports.MakeAsync(portal);
        using var reporter = await portal.SignInAsync(WebReports.Reporter);
        var check = $"/intelligence/report/{await reports.DraftAsync()}/check";
        Assert.Contains("Confirm that nothing in it is above OFFICIAL-SENSITIVE", await RefusedAsync(reporter, check), StringComparison.Ordinal);
        Assert.Equal("/intelligence", await OnAsync(reporter, check, check + "?handler=Discard"));
        using var gone = await reporter.GetAsync(check, Token);
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
    }

    [Fact]
    public async Task Grade_BadInput_SaysWhatIsMissing()
    {
        var reports = await WebReports.MakeAsync(portal);
        var grade = $"/intelligence/grade/{await reports.SendAsync()}";
        using var grader = await portal.SignInAsync(WebReports.Grader);
        var version = ("SeenVersion", Version(await grader.PageAsync(grade)));
        Assert.Contains("Handling code C needs its conditions",
            await RefusedAsync(grader, grade, [.. With(Graded, ("Conditions", " ")), version]), StringComparison.Ordinal);
        Assert.Contains("1, 2 or 3", await RefusedAsync(grader, grade, [.. With(Graded, ("Source", "9")), version]), StringComparison.Ordinal);
        Assert.Contains("A, B, C, D or E", await RefusedAsync(grader, grade, [.. With(Graded, ("Assessment", "Z")), version]), StringComparison.Ordinal);
        Assert.Contains("so that nobody can tell who told you",
            await RefusedAsync(grader, grade, [.. With(Graded, ("Sanitised", "")), version]), StringComparison.Ordinal);
        Assert.Contains("in the meantime", await RefusedAsync(grader, grade, [.. Graded, ("SeenVersion", "1")]), StringComparison.Ordinal);
        using var none = await grader.PostFormAsync(grade, grade + "?handler=Decline", version);
        Assert.Contains("Choose why it is not taken on", await none.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        Assert.Equal("/intelligence/grade", await OnAsync(grader, grade, grade + "?handler=Decline", version, ("Reason", "too_little")));
    }

    [Fact]
    public async Task Own_Declined_SaysWhy_AndCannotBeWithdrawn()
    {
        var reports = await WebReports.MakeAsync(portal);
        var id = await reports.SendAsync();
        using var reporter = await portal.SignInAsync(WebReports.Reporter);
        using var grader = await portal.SignInAsync(WebReports.Grader);
        var own = $"/intelligence/reports/{id}";
        var grade = $"/intelligence/grade/{id}";
        var version = ("SeenVersion", Version(await grader.PageAsync(grade)));
        await reporter.PageAsync(own);
        await OnAsync(grader, grade, grade + "?handler=Decline", version, ("Reason", "already_known"));
        Assert.Contains("The unit knows this already.", await reporter.PageAsync(own), StringComparison.Ordinal);
        Assert.Contains("cannot be withdrawn", await RefusedAsync(reporter, own), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Own_Withdrawn_IsNotOpenedByTheUnit()
    {
        var reports = await WebReports.MakeAsync(portal);
        var id = await reports.SendAsync();
        using var reporter = await portal.SignInAsync(WebReports.Reporter);
        using var grader = await portal.SignInAsync(WebReports.Grader);
        await OnAsync(reporter, $"/intelligence/reports/{id}", $"/intelligence/reports/{id}");
        Assert.Contains("Withdrawn by you", await reporter.PageAsync($"/intelligence/reports/{id}"), StringComparison.Ordinal);
        using var gone = await grader.GetAsync($"/intelligence/grade/{id}", Token);
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
    }

    [Fact]
    public async Task Index_AgencyWithoutAgreement_SaysSoAndOffersNoForm()
    {
        using var officer = await portal.SignInAsync("data-officer@hospitals.example");
        var page = await officer.PageAsync("/intelligence");
        Assert.Contains("cannot report here at the moment", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Write a report", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Unit_LooksForAPerson_AndFindsTheReportByItsReference()
    {
        var reports = await WebReports.MakeAsync(portal);
        var id = await reports.SendAsync();
        using var grader = await portal.SignInAsync(WebReports.Grader);
        Assert.Contains($"/intelligence/grade/{id}",
            await RefusedAsync(grader, "/intelligence/grade/search", ("Words", "thistlewick")), StringComparison.Ordinal);
        Assert.Contains("Enter the words to look for", await RefusedAsync(grader, "/intelligence/grade/search", ("Words", "")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Search_EmptyOrOverlong_AsksForWords()
    {
        using var analyst = await portal.SignInAsync("analyst@police.example");
        Assert.Contains("Enter the words to look for", await RefusedAsync(analyst, "/intelligence/read", ("Words", " ")), StringComparison.Ordinal);
        Assert.Contains("Enter the words to look for",
            await RefusedAsync(analyst, "/intelligence/read", ("Words", new string('x', 201))), StringComparison.Ordinal);
    }
}
