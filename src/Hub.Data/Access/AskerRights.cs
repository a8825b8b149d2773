using Hub.Data.Database;

namespace Hub.Data.Access;

/// <summary>
/// Whether the one who asked for work may still have it done, judged when it is done and not when it was asked: a right withdrawn
/// in between counts. Denied unless understood.
/// </summary>
public static class AskerRights
{
    private const string ClientPrefix = "client:";

    /// <summary>The scope in which the asker is judged: their own standing in the agency in whose name they asked.</summary>
    public static Scope ScopeFor(JobRequest request)
        => request.AskedByAgency is { } agency
            ? Scope.Of(request.AskedBy, "check the asker's rights", agency)
            : Scope.None(request.AskedBy, "check the asker's rights");

    /// <summary>Null when the work may be done, otherwise the reason in one sentence.</summary>
    public static async Task<string?> RefusalAsync(HubSession session, JobRequest request)
    {
        var isSystem = SystemActors.All.Contains(request.AskedBy, StringComparer.Ordinal);
        if (request.AskedByAgency is not { } agency)
        {
            return isSystem
                ? null
                : "The account that asked for this work is not known to the hub, or acted for no agency; ask again from a known account.";
        }

        if (await AskerQueries.AgencyStatusAsync(session, agency) is not { } agencyStatus)
        {
            return "The agency in whose name this work was asked for is not registered; register it and ask again.";
        }

        if (isSystem)
        {
            return null;
        }

        if (agencyStatus != "active")
        {
            return "The agency in whose name this work was asked for is suspended; ask its administrator.";
        }

        return JobPermissions.For(request.Kind) is { } permission
            ? await PersonOrClientAsync(session, request.AskedBy, agency, permission)
            : "Work of this kind is asked for by the hub itself, not by a person.";
    }

    private static async Task<string?> PersonOrClientAsync(HubSession session, string asker, Guid agency, Permission permission)
    {
        if (asker.StartsWith(ClientPrefix, StringComparison.Ordinal) && Guid.TryParse(asker.AsSpan(ClientPrefix.Length), out var client))
        {
            return ApiClient.Can(permission) && await AskerQueries.ClientMayAsync(session, client, agency)
                ? null
                : "The system that asked for this work may no longer do so for this agency; ask the agency's administrator.";
        }

        if (!Guid.TryParse(asker, out var account) || await AskerQueries.StandingAsync(session, account, agency) is not { } standing)
        {
            return "The account that asked for this work is not known to the hub; ask again from a known account.";
        }

        var roles = standing.Roles.Select(RoleNames.Read).OfType<Role>();
        return standing.IsActive && RolePermissions.Allow(roles, standing.IsHost, permission)
            ? null
            : "The person who asked for this work may no longer do so for this agency; somebody who may has to ask again.";
    }
}
