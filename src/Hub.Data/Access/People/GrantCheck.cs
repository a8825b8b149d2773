using Hub.Data.Database;

namespace Hub.Data.Access.People;

/// <summary>Whether roles may be given in an agency at all, whoever gives them.</summary>
internal static class GrantCheck
{
    public static async Task<AccessRefusal?> RefusalAsync(HubSession session, AgencyStanding agency, IReadOnlyList<RoleGrant> grants)
    {
        if (grants.Count == 0)
        {
            return AccessRefusals.NoRole;
        }

        if (grants.Select(grant => grant.Problem()).FirstOrDefault(problem => problem is not null) is { } sentence)
        {
            return AccessRefusals.RoleAndArea(sentence);
        }

        if (grants.FirstOrDefault(grant => !RolePermissions.MayGive(grant.Role, agency.IsHost, agency.Type)) is { } wrong)
        {
            return AccessRefusals.RoleNotOfThisAgency(wrong.Role);
        }

        return await RoleGrantStore.AreasExistAsync(session, grants) ? null : AccessRefusals.UnknownArea;
    }
}
