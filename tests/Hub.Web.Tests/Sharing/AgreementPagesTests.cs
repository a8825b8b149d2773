using System.Net;
using Hub.Data.Primitives;

namespace Hub.Web.Tests.Sharing;

/// <summary>What each party sees of an agreement and may do with it.</summary>
public sealed class AgreementPagesTests(Portal portal) : IClassFixture<Portal>
{
    private const string Council = "information-governance@zorrelshire.example";
    private const string Police = "information-governance@police.example";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private async Task<Guid> DraftAsync(string reference)
        => await WebAgreements.DeclareAsync(
            portal, reference, await portal.AgencyIdAsync("zorrelshire"), "licensing_actions", "personal",
            UkTime.Today(portal.Clock).AddYears(1), isSigned: false);

    [Fact]
    public async Task List_ShowsOnlyWhatTheAgencyIsAPartyTo()
    {
        await WebAgreements.MakeAsync(portal);
        using var council = await portal.SignInAsync("data-officer@zorrelshire.example");
        using var police = await portal.SignInAsync(Police);

        var (theirs, all) = (await council.PageAsync("/sharing"), await police.PageAsync("/sharing"));

        Assert.Contains("WEB-1", theirs, StringComparison.Ordinal);
        Assert.DoesNotContain("WEB-2", theirs, StringComparison.Ordinal);
        Assert.Contains("WEB-2", all, StringComparison.Ordinal);
        Assert.Contains("Waits for your agency", theirs, StringComparison.Ordinal);
        Assert.Contains("Expired", theirs, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Agreement_IsSaidInPlainEnglishWithItsLawAndStrength()
    {
        var made = await WebAgreements.MakeAsync(portal);
        using var council = await portal.SignInAsync("data-officer@zorrelshire.example");

        var page = await council.PageAsync($"/sharing/{made.Shared}");

        Assert.Contains("Data is taken in under these terms.", page, StringComparison.Ordinal);
        Assert.Contains("Crime and Disorder Act 1998, section 115", page, StringComparison.Ordinal);
        Assert.Contains("Confirm with your data protection officer", page, StringComparison.Ordinal);
        Assert.Contains("A. Vantrell, Superintendent", page, StringComparison.Ordinal);
        Assert.Contains("Yes: sealed apart", page, StringComparison.Ordinal);
        Assert.Contains("never linked to the same person elsewhere", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Suspend this agreement", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sign_ByThePartyThatWasMissing_PutsItInForceOnce()
    {
        var id = await DraftAsync("WEB-SIGN");
        using var council = await portal.SignInAsync(Council);
        Assert.Contains("to sign", await council.PageAsync("/"), StringComparison.Ordinal);

        using var unsaid = await council.PostFormAsync($"/sharing/{id}/sign", ("Version", "1"), ("Post", ""));
        Assert.Contains("Enter the post in which you sign", await unsaid.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        using var signed = await council.PostFormAsync($"/sharing/{id}/sign", ("Version", "1"), ("Post", "Head of information governance"));

        Assert.Equal(HttpStatusCode.Redirect, signed.StatusCode);
        var page = await council.PageAsync($"/sharing/{id}");
        Assert.Contains("Every party has now signed this version.", page, StringComparison.Ordinal);
        Assert.Contains(">In force<", page, StringComparison.Ordinal);
        Assert.Contains("nothing to sign here", await council.PageAsync($"/sharing/{id}/sign"), StringComparison.Ordinal);
        Assert.Equal(1, await portal.EventsAsync("AgreementSigned", (await portal.AccountIdAsync(Council)).ToString()) - 1);
    }

    [Fact]
    public async Task SuspendAndResume_ByAParty_AreForThatPartyAlone()
    {
        var id = await WebAgreements.DeclareAsync(
            portal, "WEB-STOP", await portal.AgencyIdAsync("zorrelshire"), "housing_concerns", "personal",
            UkTime.Today(portal.Clock).AddYears(1));
        using var council = await portal.SignInAsync(Council);
        using var police = await portal.SignInAsync(Police);

        using var unsaid = await council.PostFormAsync($"/sharing/{id}/suspend", ("Reason", " "));
        Assert.Contains("Enter the reason", await unsaid.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        using var done = await council.PostFormAsync($"/sharing/{id}/suspend", ("Reason", "A breach is <b>looked</b> into"));
        Assert.Equal(HttpStatusCode.Redirect, done.StatusCode);

        var page = await police.PageAsync($"/sharing/{id}");
        Assert.Contains("Suspended: A breach is &lt;b&gt;looked&lt;/b&gt; into", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Resume this agreement", page, StringComparison.Ordinal);
        using var refused = await police.PostFormAsync($"/sharing/{id}/resume", ("Reason", "Go on"));
        Assert.Contains("whoever did must resume it", await refused.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        using var resumed = await council.PostFormAsync($"/sharing/{id}/resume", ("Reason", "It was none"));
        Assert.Contains("The agreement is in force again.", await council.PageAsync($"/sharing/{id}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReviewAndEnd_ByWhoKeepsTheRegister_StandInTheHistory()
    {
        var id = await WebAgreements.DeclareAsync(
            portal, "WEB-END", await portal.AgencyIdAsync("zorrelshire"), "housing_concerns", "personal",
            UkTime.Today(portal.Clock).AddYears(1));
        using var police = await portal.SignInAsync(Police);

        using var bad = await police.PostFormAsync($"/sharing/{id}/review", ("Reason", "It stands"), ("NextReviewOn", "2001-01-01"));
        Assert.Contains("The next review must be after today", await bad.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        var next = UkTime.Today(portal.Clock).AddMonths(6).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        using var reviewed = await police.PostFormAsync($"/sharing/{id}/review", ("Reason", "It stands"), ("NextReviewOn", next));
        Assert.Equal(HttpStatusCode.Redirect, reviewed.StatusCode);
        using var ended = await police.PostFormAsync($"/sharing/{id}/end", ("Reason", "No longer needed"));
        Assert.Equal(HttpStatusCode.Redirect, ended.StatusCode);

        var page = await police.PageAsync($"/sharing/{id}");
        Assert.Contains("Reviewed: It stands", page, StringComparison.Ordinal);
        Assert.Contains("Ended: No longer needed", page, StringComparison.Ordinal);
        Assert.DoesNotContain("What you can do", page, StringComparison.Ordinal);
    }
}
