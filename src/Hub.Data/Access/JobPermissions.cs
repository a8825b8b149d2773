using Hub.Data.Database;

namespace Hub.Data.Access;

/// <summary>
/// What a person must be allowed to do for a job that they asked for. A kind that is not named is asked for by the hub only.
/// </summary>
public static class JobPermissions
{
    private static readonly Dictionary<string, Permission> ByKind = new(StringComparer.Ordinal)
    {
        [JobKinds.IngestLoad] = Permission.SendSubmissions,
        [JobKinds.IngestWithdraw] = Permission.WithdrawSubmissions,
        [JobKinds.IngestAnnotate] = Permission.SendSubmissions,
        [JobKinds.IndicatorCompute] = Permission.ViewDraftProfiles,
        [JobKinds.ProfileSnapshot] = Permission.ViewDraftProfiles,
        [JobKinds.ProfileRender] = Permission.ViewDraftProfiles,
        [JobKinds.ProfileRelease] = Permission.ApproveProfiles,
        [JobKinds.ProfileCopy] = Permission.UseHub,
        [JobKinds.PersonAsk] = Permission.AskAgencies,
        [JobKinds.RightsSearch] = Permission.HandleRightsRequests,
        [JobKinds.RightsApply] = Permission.DecideRightsRequests,
    };

    /// <summary>The permission, or null where no person may ask.</summary>
    public static Permission? For(string jobKind) => ByKind.TryGetValue(jobKind, out var permission) ? permission : null;
}
