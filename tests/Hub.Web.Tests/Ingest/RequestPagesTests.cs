using System.Net;
using System.Text.RegularExpressions;
using Hub.Testing;

namespace Hub.Web.Tests.Ingest;

/// <summary>From the board to the request, its answer and back, over HTTP.</summary>
public sealed partial class RequestPagesTests(Portal portal) : IClassFixture<Portal>
{
    private const string Analyst = "analyst@police.example";
    private const string Officer = "data-officer@zorrelshire.example";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [GeneratedRegex("href=\"(/submissions/requests/new[^\"]*kind=trading_standards_seizures[^\"]*)\"")]
    private static partial Regex AskLink();

    [Fact]
    public async Task BlankCell_AskedAnsweredAndReceived_ClosesByItself()
    {
        await OwedReturn.PrepareAsync(portal);
        using var analyst = await portal.SignInAsync(Analyst);
        using var officer = await portal.SignInAsync(Officer);
        var board = await analyst.PageAsync("/submissions/coverage");
        Assert.Contains(">Missing<", board, StringComparison.Ordinal);
        var link = WebUtility.HtmlDecode(AskLink().Match(board).Groups[1].Value);

        var form = await analyst.PageAsync(link);
        Assert.Contains("We have not received trading standards seizures for", form, StringComparison.Ordinal);
        var drafted = await analyst.PostFormAsync(
            link, ("Body", "Please send it."), ("DueOn", DateTime.UtcNow.AddDays(14).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)));
        var address = drafted.Headers.Location!.ToString();
        Assert.Equal(HttpStatusCode.NotFound, (await officer.GetAsync(address, Token)).StatusCode);
        Assert.Contains(">Drafted<", await analyst.PageAsync("/submissions/coverage"), StringComparison.Ordinal);

        await analyst.PostFormAsync(address, address + "?handler=Send");
        Assert.Contains("Answer requests for data", await officer.PageAsync("/"), StringComparison.Ordinal);
        Assert.Contains("Answer the request for", await officer.PageAsync("/submissions/due"), StringComparison.Ordinal);
        var refused = await officer.PostFormAsync(address, address + "?handler=Answer", ("Answer", "cannot"));
        Assert.Contains("Say why it cannot be sent", await refused.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        await officer.PostFormAsync(address, address + "?handler=Answer", ("Answer", "nothing_to_report"));

        Assert.Contains("Nothing to report", await analyst.PageAsync(address), StringComparison.Ordinal);
        Assert.Contains(">Answered<", await analyst.PageAsync("/submissions/coverage"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Request_Shown_EncodesItsTextAndNamesWhomToAsk()
    {
        var id = await OwedReturn.AskAsync(portal, "sent", new(2021, 3, 1));
        using var officer = await portal.SignInAsync(Officer);

        var page = await officer.PageAsync($"/submissions/requests/{id}");

        Assert.Contains("Please send &lt;this&gt;.", page, StringComparison.Ordinal);
        Assert.Contains("Ask Jessamy Vantrell", page, StringComparison.Ordinal);
        Assert.Contains("/submissions/send?kind=trading_standards_seizures&amp;from=2021-03-01&amp;until=2021-04-01", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Board_ShowsStatusWordsAndNoNumberOfAnotherAgencysRows()
    {
        var (_, partner) = await OwedReturn.PrepareAsync(portal);
        var records = new TestRecords(portal.Database.Superuser, Token);
        var month = new DateOnly(DateTime.UtcNow.Year, DateTime.UtcNow.Month, 1).AddMonths(-2);
        await records.AddSubmissionAsync(
            partner, await records.AddAgreementAsync(partner), OwedReturn.Kind, month, "accepted", "secret-name.csv");
        using var analyst = await portal.SignInAsync(Analyst);

        var board = await analyst.PageAsync("/submissions/coverage?kind=trading_standards_seizures");

        Assert.Contains(">Late<", board, StringComparison.Ordinal);
        Assert.DoesNotContain("secret-name", board, StringComparison.Ordinal);
        Assert.DoesNotContain("117", board, StringComparison.Ordinal);
    }
}
