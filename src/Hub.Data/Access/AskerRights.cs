using Hub.Data.Database;

namespace Hub.Data.Access;

/// <summary>
/// Whether the one who asked for work may still have it done, judged when it is done and not when it was asked: a right withdrawn
/// in between counts. Denied unless understood.
/// </summary>
public static class AskerRights
{
    /// <summary>Null when the work may be done, otherwise the reason in one sentence.</summary>
    public static async Task<string?> RefusalAsync(HubSession session, JobRequest request)
    {
        if (!SystemActors.All.Contains(request.AskedBy, StringComparer.Ordinal))
        {
            return "The account that asked for this work is not known to the hub; ask again from a known account.";
        }

        if (request.AskedByAgency is not { } agency)
        {
            return null;
        }

        return await AgencyQueries.ExistsAsync(session, agency)
            ? null
            : "The agency in whose name this work was asked for is not registered; register it and ask again.";
    }
}
