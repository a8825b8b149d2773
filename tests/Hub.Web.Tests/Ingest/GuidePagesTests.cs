using System.Net;
using System.Text;
using Hub.Data.Access;
using Hub.Data.Database;
using Hub.Data.Ingest.Kinds;
using Hub.Web.Tests.Matrix;

namespace Hub.Web.Tests.Ingest;

/// <summary>The guide to a return and the files to start from.</summary>
public sealed class GuidePagesTests(Portal portal) : IClassFixture<Portal>
{
    private const string Page = "/submissions/kinds/housing_concerns";

    private readonly Sending _sending = new(portal);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Guide_UnderAnAgreement_NamesItAndShowsItsFieldsOnly()
    {
        await _sending.AgreeAsync();
        await _sending.People.ExecuteAsync(
            "update sharing.agreement_kinds set fields = '{concern_ref,concern,opened_on}' where kind = @Kind", new { Sending.Kind });
        using var browser = await portal.SignInAsync(Sending.Officer);

        var page = WebUtility.HtmlDecode(await browser.PageAsync(Page));
        var csv = await browser.GetAsync(Page + "?handler=File&what=template&form=csv", Token);
        var xlsx = await browser.GetAsync(Page + "?handler=File&what=example&form=xlsx", Token);
        var schema = await browser.GetAsync(Page + "?handler=Schema", Token);

        Assert.Contains("WEB-1, Agreement WEB-1: Profiles of our areas", page, StringComparison.Ordinal);
        Assert.Contains("Crime and Disorder Act 1998", page, StringComparison.Ordinal);
        Assert.Contains("Opened on", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Surname", page, StringComparison.Ordinal);
        Assert.Contains("This is the first version", page, StringComparison.Ordinal);
        Assert.Equal("Concern reference,Concern,Opened on\r\n", Encoding.UTF8.GetString(await csv.Content.ReadAsByteArrayAsync(Token)).TrimStart('\uFEFF'));
        Assert.Equal("housing_concerns-template.csv", csv.Content.Headers.ContentDisposition!.FileName);
        Assert.Equal("PK"u8.ToArray(), (await xlsx.Content.ReadAsByteArrayAsync(Token))[..2]);
        Assert.Contains("tableschema.json", await schema.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("/submissions/kinds/nothing", Token)).StatusCode);
    }

    [Fact]
    public async Task Guide_NewVersion_SaysWhatChanged()
    {
        var kind = DatasetKinds.Load(DatasetKinds.ShippedFolder).Find("deliberate_fires")!;
        await portal.Database.Jobs.InScopeAsync(
            Scope.None(SystemActors.Ingest, "test"),
            async session =>
            {
                await DatasetKindStore.RegisterAsync(session, kind);
                var title = kind with { Version = kind.Version + 1, Title = "Deliberate fires and hoaxes" };
                return await DatasetKindStore.RegisterAsync(session, title);
            },
            Token);
        using var browser = await portal.SignInAsync(Sending.Officer);

        var page = WebUtility.HtmlDecode(await browser.PageAsync("/submissions/kinds/deliberate_fires"));

        Assert.Contains("Your agency cannot send this return now.", page, StringComparison.Ordinal);
        Assert.Contains("The part 'title' changes.", page, StringComparison.Ordinal);
        Assert.Contains("Statutory baseline", page, StringComparison.Ordinal);
    }
}

/// <summary>A guide is no secret of one agency.</summary>
public sealed class GuideTargets : IMatrixTargets
{
    public string Pattern => "/submissions/kinds/{kind}";

    public Task<IReadOnlyList<MatrixTarget>> PrepareAsync(Portal portal)
        => Task.FromResult<IReadOnlyList<MatrixTarget>>([MatrixTarget.Shown("/submissions/kinds/housing_concerns")]);
}
