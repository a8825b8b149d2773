using System.Globalization;
using System.Net;
using Hub.Data.Primitives;

namespace Hub.Web.Tests.Sharing;

/// <summary>An agreement written page by page, offered, signed by both sides, changed and signed again.</summary>
public sealed class DraftJourneyTests(Portal portal) : IClassFixture<Portal>
{
    private const string Council = "information-governance@zorrelshire.example";
    private const string Police = "information-governance@police.example";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string Day(int months)
        => UkTime.Today(portal.Clock).AddMonths(months).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static async Task<string> OnAsync(PortalClient browser, string page, string to, params (string Name, string Value)[] fields)
    {
        using var answer = await browser.PostFormAsync(page, to, fields);
        Assert.True(answer.StatusCode == HttpStatusCode.Redirect, $"{to}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync(Token)}");
        return answer.Headers.Location!.ToString();
    }

    private static Task<string> OnAsync(PortalClient browser, string page, params (string Name, string Value)[] fields)
        => OnAsync(browser, page, page, fields);

    [Fact]
    public async Task Journey_FromTheFirstPageToTheLastSignature()
    {
        var (council, police) = (await portal.AgencyIdAsync("zorrelshire"), await portal.AgencyIdAsync("police"));
        using var keeper = await portal.SignInAsync(Police);
        using var partner = await portal.SignInAsync(Council);

        using var empty = await keeper.PostFormAsync("/sharing/draft", ("Reference", ""), ("Name", ""), ("Supplier", ""));
        Assert.Contains("Enter a reference", await empty.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        var tasks = await OnAsync(
            keeper, "/sharing/draft", ("Reference", "ISA-2026-99"), ("Name", "Housing concerns"), ("Supplier", council.ToString()));
        Assert.Contains("To do", await keeper.PageAsync(tasks), StringComparison.Ordinal);
        Assert.Contains("Before it can be offered", await keeper.PageAsync(tasks + "/check"), StringComparison.Ordinal);

        await OnAsync(
            keeper, tasks + "/terms", ("Name", "Housing concerns"), ("Purpose", "Find cuckooed homes"), ("Purposes", "local_profile"),
            ("Contact", "Head of housing"), ("Ceiling", "personal"), ("Retention", "18"), ("Areas", ""), ("FirstDay", Day(0)),
            ("LastDay", Day(24)), ("Review", Day(12)));
        await OnAsync(keeper, tasks + "/parties", ("Party", council.ToString()), ("Basis", "uk_gdpr_6_1_e"), ("Gateway", "pcsc_2022_s16"));
        await OnAsync(keeper, tasks + "/parties", ("Party", police.ToString()), ("Basis", "dpa_2018_s35"), ("Gateway", "common_law_policing"));
        await OnAsync(keeper, tasks + "/kinds", ("Chosen", "housing_concerns"));
        await OnAsync(keeper, tasks + "/fields?kind=housing_concerns", tasks + "/fields",
            ("Kind", "housing_concerns"), ("Chosen", "uprn"), ("Chosen", "postcode"));
        await OnAsync(
            keeper, tasks + "/combining", ("Kind", "housing_concerns"), ("With", "nrm_referrals"), ("Purpose", "count_people_once"));
        await OnAsync(keeper, tasks + "/record", ("Dpia", "DPIA-7"), ("Transfer", "Upload to the hub"), ("Frequency", "Every quarter"));

        var written = WebUtility.HtmlDecode(await keeper.PageAsync(tasks + "/check"));
        Assert.Contains(Ingest.Sending.Definition.Title, written, StringComparison.Ordinal);
        foreach (var code in new[] { "uk_gdpr_6_1_e", "pcsc_2022_s16", "common_law_policing", "housing_concerns", "count_people_once", ">personal<" })
        {
            Assert.DoesNotContain(code, written, StringComparison.Ordinal);
        }

        using var refused = await keeper.PostFormAsync(tasks + "/check");
        Assert.Contains(
            "refuses personal information from a health or social care authority",
            WebUtility.HtmlDecode(await refused.Content.ReadAsStringAsync(Token)), StringComparison.Ordinal);
        await OnAsync(keeper, tasks + "/parties", ("Party", council.ToString()), ("Basis", "uk_gdpr_6_1_e"), ("Gateway", "cda_1998_s115"));
        Assert.DoesNotContain("To do", await keeper.PageAsync(tasks), StringComparison.Ordinal);
        var agreement = await OnAsync(keeper, tasks + "/check");

        var page = await partner.PageAsync(agreement);
        Assert.Contains("Waiting for signatures", page, StringComparison.Ordinal);
        Assert.Contains("DPIA-7", page, StringComparison.Ordinal);
        Assert.Contains("2 of", page, StringComparison.Ordinal);
        await OnAsync(partner, agreement + "/sign", ("Version", "1"), ("Post", "Director"));
        await OnAsync(keeper, agreement + "/sign", ("Version", "1"), ("Post", "Superintendent"));
        Assert.Contains(">In force<", await partner.PageAsync(agreement), StringComparison.Ordinal);

        var change = await OnAsync(keeper, agreement + "/change");
        await OnAsync(keeper, change + "/record", ("Dpia", "DPIA-8"), ("Transfer", "Upload to the hub"), ("Frequency", "Every month"));
        Assert.Contains("DPIA-8", await keeper.PageAsync(change + "/check"), StringComparison.Ordinal);
        await OnAsync(keeper, change + "/check", ("Note", "A new assessment"));
        var waiting = await partner.PageAsync(agreement);
        Assert.Contains("What version 2 would change", waiting, StringComparison.Ordinal);
        Assert.Contains("In force, change to sign", waiting, StringComparison.Ordinal);
        await OnAsync(partner, agreement + "/sign", ("Version", "2"), ("Post", "Director"));
        await OnAsync(keeper, agreement + "/sign", ("Version", "2"), ("Post", "Superintendent"));
        Assert.Contains("Every month", await partner.PageAsync(agreement), StringComparison.Ordinal);
    }
}
