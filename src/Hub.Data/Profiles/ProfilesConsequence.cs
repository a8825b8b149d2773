using Hub.Data.Database;
using Hub.Data.Ingest.Withdrawal;
using Hub.Data.Profiles.Snapshot;

namespace Hub.Data.Profiles;

/// <summary>The draft profiles that rest on a submission: the newest of each area and period, which a new one follows.</summary>
public sealed class ProfilesConsequence : IConsequence
{
    /// <inheritdoc/>
    public async Task<IReadOnlyList<Consequence>> OfAsync(HubSession session, long submissionId)
        => [new(
            "draft profiles", (await SubmissionUseQueries.OfAsync(session, [submissionId])).Count,
            "A new draft of each is made from the figures that then stand, and its writers are shown that it changed.")];
}
