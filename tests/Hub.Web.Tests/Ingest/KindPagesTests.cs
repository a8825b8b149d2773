using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Hub.Data.Access;
using Hub.Data.Database;
using Hub.Data.Ingest.Kinds;

namespace Hub.Web.Tests.Ingest;

/// <summary>Dataset kinds editable without a release (capability 25.2).</summary>
public sealed partial class KindPagesTests(Portal portal) : IClassFixture<Portal>
{
    private const string Administrator = "administrator@police.example";

    private static readonly DatasetKinds Shipped = DatasetKinds.Load(DatasetKinds.ShippedFolder);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private Task<IReadOnlyList<KindRegistration>> RegisterShippedAsync()
        => portal.Database.Jobs.InScopeAsync(
            Scope.None(SystemActors.Ingest, "test"), session => DatasetKindStore.RegisterAsync(session, Shipped), Token);

    private static async Task<HttpResponseMessage> UploadAsync(PortalClient browser, string fileName, string json)
    {
        var token = WebUtility.HtmlDecode(FormToken().Match(await browser.PageAsync("/reference/kinds/register")).Groups["token"].Value);
        using var form = new MultipartFormDataContent
        {
            { new ByteArrayContent(Encoding.UTF8.GetBytes(json)), "Definition", fileName },
            { new StringContent(token), "__RequestVerificationToken" },
        };
        return await browser.PostAsync("/reference/kinds/register?handler=Check", form, Token);
    }

    [Fact]
    public async Task Register_NextVersion_ShowsTheDifferenceThenCounts()
    {
        await RegisterShippedAsync();
        var kind = Shipped.Kinds[0];
        var newer = kind with { Version = kind.Version + 1, Title = kind.Title + " (new form)" };
        var json = DatasetKindJson.Write(newer);
        using var browser = await portal.SignInAsync(Administrator);
        var before = await portal.EventsAsync("DatasetKindRegistered");

        var check = await (await UploadAsync(browser, kind.Kind + ".json", json)).Content.ReadAsStringAsync(Token);
        Assert.Contains("Check what changes", check, StringComparison.Ordinal);
        Assert.Contains("The part &#x27;title&#x27; changes.", check, StringComparison.Ordinal);
        Assert.Equal(before, await portal.EventsAsync("DatasetKindRegistered"));

        using var done = await browser.PostFormAsync("/reference/kinds/register", ("FileName", kind.Kind + ".json"), ("Json", json));
        Assert.Equal("/reference", done.Headers.Location?.ToString());
        var list = await browser.PageAsync("/reference");
        Assert.Contains(WebUtility.HtmlEncode(newer.Title), list, StringComparison.Ordinal);
        Assert.Equal(before + 1, await portal.EventsAsync("DatasetKindRegistered"));
        var current = await portal.Database.Jobs.InScopeAsync(
            Scope.None(SystemActors.Ingest, "test"), session => new CurrentKinds(Shipped).FindAsync(session, kind.Kind), Token);
        Assert.Equal(newer.Version, current!.Version);
    }

    [Theory]
    [InlineData("{", "This is not JSON")]
    [InlineData("{\"kind\": \"x\", \"surprise\": 1}", "surprise")]
    public async Task Register_DefinitionThatCannotBeUsed_IsRefusedWithTheLoadersWords(string json, string words)
    {
        using var browser = await portal.SignInAsync(Administrator);

        var page = await (await UploadAsync(browser, "x.json", json)).Content.ReadAsStringAsync(Token);

        Assert.Contains("There is a problem", page, StringComparison.Ordinal);
        Assert.Contains(words, page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Register_SameVersionAgain_IsRefusedAndNamesTheNext()
    {
        await RegisterShippedAsync();
        var kind = Shipped.Kinds[1];
        using var browser = await portal.SignInAsync(Administrator);

        var page = await (await UploadAsync(browser, kind.Kind + ".json", DatasetKindJson.Write(kind))).Content.ReadAsStringAsync(Token);

        Assert.Contains($"Raise the version to {kind.Version + 1}.", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Register_NoFile_SaysSelectAFile()
    {
        using var browser = await portal.SignInAsync(Administrator);

        using var answer = await browser.PostFormAsync("/reference/kinds/register", "/reference/kinds/register?handler=Check");

        Assert.Contains("Select a file", await answer.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reference_ListsTheLawWithItsStrength()
    {
        using var browser = await portal.SignInAsync(Administrator);

        var page = await browser.PageAsync("/reference");

        Assert.Contains("Gateways", page, StringComparison.Ordinal);
        Assert.Contains("Lawful bases", page, StringComparison.Ordinal);
        Assert.Contains("Confirm with your data protection officer", page, StringComparison.Ordinal);
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"(?<token>[^\"]+)\"", RegexOptions.ExplicitCapture)]
    private static partial Regex FormToken();
}
