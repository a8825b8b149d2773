using Hub.Data.Access;
using Hub.Data.Database;

namespace Hub.Data.Tests.Access;

/// <summary>
/// Every kind of job, asked for by every role, in the agency that runs the hub and in another, in one's own agency's name and in
/// another's, before and after the account is disabled: judged by the worker when the work is done.
/// </summary>
public sealed class JobMatrixTests(AccessWorld world) : IClassFixture<AccessWorld>
{
    private static readonly Role[] Writers = [Role.Analyst, Role.Approver, Role.HeadOfIntelligence];

    // Who may ask for what, written down a second time: a change of the rule must be meant.
    private static readonly Dictionary<string, (Role[] Roles, bool HostOnly)> May = new(StringComparer.Ordinal)
    {
        [JobKinds.IngestLoad] = ([Role.DataOfficer], false),
        [JobKinds.IngestWithdraw] = ([Role.DataOfficer, Role.InformationGovernance], false),
        [JobKinds.IngestAnnotate] = ([Role.DataOfficer], false),
        [JobKinds.IndicatorCompute] = (Writers, false),
        [JobKinds.ProfileSnapshot] = (Writers, false),
        [JobKinds.ProfileRender] = (Writers, false),
        [JobKinds.ProfileRelease] = ([Role.Approver], false),
        [JobKinds.ProfileCopy] = (Enum.GetValues<Role>(), false),
        [JobKinds.PersonAsk] = ([Role.DataOfficer], false),
        [JobKinds.RightsSearch] = ([Role.InformationGovernance], true),
        [JobKinds.RightsApply] = ([Role.InformationGovernance], false),
    };

    [Theory]
    [InlineData("police")]
    [InlineData("council")]
    public async Task EveryJob_EveryRole_IsDoneOrRefusedAsItsRoleSays(string agency)
    {
        var tenant = agency == "police" ? AccessWorld.PoliceTenant : AccessWorld.CouncilTenant;
        var other = await world.ScalarAsync<Guid>($"select agency_id from access.agencies where code <> '{agency}' and code <> 'charity'");
        var wrong = new List<string>();
        foreach (var role in Enum.GetValues<Role>().Where(role => RolePermissions.MayGive(role, agency == "police", agency)))
        {
            var name = $"{agency}-{role}".ToLowerInvariant();
            var areas = RolePermissions.ByArea.Contains(role) ? """, "areas": [ { "kind": "lpa", "code": "N" } ]""" : "";
            await world.RegisterAsync($$"""
                { "people": [ {{AccessWorld.Person(name, tenant, agency, $$"""{ "role": "{{RoleNames.Stored(role)}}"{{areas}} }""")}} ] }
                """);
            var actor = await world.ActorAsync(name, tenant);
            foreach (var kind in JobKinds.All)
            {
                var may = May.TryGetValue(kind, out var rule) && rule.Roles.Contains(role) && (agency == "police" || !rule.HostOnly);
                if (await RefusalAsync(kind, actor, actor.Acting.AgencyId) is null != may)
                {
                    wrong.Add($"{kind} for {name} in the own agency's name");
                }

                if (await RefusalAsync(kind, actor, other) is null)
                {
                    wrong.Add($"{kind} for {name} in another agency's name");
                }
            }

            await world.ExecuteAsync("update access.accounts set status = 'disabled' where account_id = @AccountId", new { actor.AccountId });
            foreach (var kind in JobKinds.All)
            {
                if (await RefusalAsync(kind, actor, actor.Acting.AgencyId) is null)
                {
                    wrong.Add($"{kind} for {name} after disabling");
                }
            }
        }

        Assert.Empty(wrong);
    }

    private Task<string?> RefusalAsync(string kind, Actor actor, Guid agency)
    {
        var request = new JobRequest(1, kind, "1", 1, agency, actor.AccountId.ToString(), "test", JobStates.Running, 1, null);
        return world.Database.Jobs.InScopeAsync(
            AskerRights.ScopeFor(request), session => AskerRights.RefusalAsync(session, request), AccessWorld.Token);
    }
}
