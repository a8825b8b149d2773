using Dapper;
using Hub.Data.Access;
using Hub.Data.Intelligence;
using Hub.Data.Intelligence.Grading;
using Hub.Data.Intelligence.Reporting;
using Hub.Testing;

namespace Hub.Web.Tests.Intelligence;

/// <summary>Areas, agreements and reports in a portal's database, made by the ordinary commands.</summary>
public sealed record WebReports(Portal Portal)
{
    public const string Reporter = "data-officer@zorrelshire.example";
    public const string Grader = "intelligence-officer@police.example";
    public const string Original = "Marvo Thistlewick keeps scales and bags in the back of the tyre shop.";
    public const string Sanitised = "Drugs are weighed and packed at a business in Vexhollow.";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>A portal in which the council and the police may report about Vexhollow, in the police analyst's area.</summary>
    public static async Task<WebReports> MakeAsync(Portal portal)
    {
        var records = new TestRecords(portal.Database.Superuser, Token);
        var lpa = await records.AddAreaAsync("X99100003", "North Zorrelshire");
        await records.AddAreaAsync("X99100004", "South Zorrelshire");
        await records.AddAreaAsync("X99", "Marrowshire", "force");
        await records.AddAreaAsync("E99000011", "Vexhollow", "district");
        await using var connection = await portal.Database.Superuser.OpenConnectionAsync(Token);
        await connection.ExecuteAsync(
            """
            insert into area.containments (kind, code, in_kind, in_code, valid_from, valid_until, in_area_id)
            values ('district', 'E99000011', 'lpa', 'X99100003', '2020-01-01', '2100-01-01', @lpa)
            on conflict do nothing
            """,
            new { lpa });
        foreach (var code in new[] { "zorrelshire", "police" })
        {
            var agency = await portal.AgencyIdAsync(code);
            var id = Hub.Data.Primitives.StableId.Of("agreement", "INTEL-" + code);
            if (!await connection.ExecuteScalarAsync<bool>("select exists (select from sharing.agreements where agreement_id = @id)", new { id }))
            {
                await portal.Database.Jobs.InScopeAsync(
                    Hub.Data.Database.Scope.Of("system:command-line", "test", agency),
                    new TestAgreement(id, agency, "INTEL-" + code) { Kinds = ["intelligence_report"] }.InsertAsync, Token);
            }
        }

        return new WebReports(portal);
    }

    /// <summary>Somebody of the portal's people, as a request of theirs would find them.</summary>
    public async Task<Actor> ActorAsync(string userName)
    {
        var code = userName.Split('@')[1].Split('.')[0];
        await using var connection = await Portal.Database.Superuser.OpenConnectionAsync(Token);
        var account = await Portal.AccountIdAsync(userName);
        var roles = (await connection.QueryAsync<string>(
            "select role from access.role_grants where account_id = @account", new { account })).Select(RoleNames.Read).OfType<Role>();
        var membership = new Membership(await Portal.AgencyIdAsync(code), code, code, code == "police", [.. roles], []);
        return new Actor(account, "Test person", membership, [membership]);
    }

    public async Task<Guid> DraftAsync(string userName = Reporter)
    {
        var text = new ReportText { What = Original, Where = "Zinnia Street", When = "Fridays", Known = "own_observation", KnownMore = "" };
        var result = await new ReportDrafts(Portal.Database.Web, Portal.ReportSeal, Portal.Clock)
            .SaveAsync(await ActorAsync(userName), null, new ReportDraft(text, "district:E99000011"), Token);
        return Assert.IsType<IntelligenceResult.Done>(result).ReportId;
    }

    public async Task<Guid> SendAsync(string userName = Reporter)
    {
        var report = await DraftAsync(userName);
        Assert.IsType<IntelligenceResult.Done>(
            await new SendReport(Portal.Database.Web, Portal.Clock).HandleAsync(await ActorAsync(userName), report, true, Token));
        return report;
    }

    public async Task<Guid> GradeAsync(string handling = "P", string conditions = "")
    {
        var report = await SendAsync();
        Assert.IsType<IntelligenceResult.Done>(await new GradeReport(Portal.Database.Web, Portal.Clock).HandleAsync(
            await ActorAsync(Grader),
            new ReportGrading(report, 2, 2, "B", handling, conditions, "district:E99000011", Sanitised, ""), Token));
        return report;
    }
}
