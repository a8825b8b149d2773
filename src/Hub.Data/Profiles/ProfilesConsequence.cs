using Hub.Data.Database;
using Hub.Data.Ingest.Withdrawal;
using Hub.Data.Profiles.Publishing;
using Hub.Data.Profiles.Publishing.Figures;
using Hub.Data.Profiles.Snapshot;

namespace Hub.Data.Profiles;

/// <summary>The draft profiles that rest on a submission: the newest of each area and period, which a new one follows.</summary>
public sealed class ProfilesConsequence : IConsequence
{
    /// <inheritdoc/>
    public async Task<IReadOnlyList<Consequence>> OfAsync(HubSession session, long submissionId)
    {
        var profiles = await FiguresStore.RestingOnAsync(session, submissionId);
        var open = profiles.Where(profile => PublicationStatus.Open.Contains(profile.Status)).ToList();
        var released = profiles.Where(profile => !PublicationStatus.Open.Contains(profile.Status)).ToList();
        return
        [
            new(
                "draft profiles", (await SubmissionUseQueries.OfAsync(session, [submissionId])).Count,
                "A new draft of each is made from the figures that then stand, and its writers are shown that it changed."),
            new(
                "profiles on their way", open.Count,
                Named(open) + "Its writers are told, and it is released only from figures that still stand."),
            new(
                "released profiles", released.Count,
                Named(released) + "It stays as it is, with suppressed figures only, and is marked; an amendment supersedes it, and "
                    + "two people "
                    + "can recall it."),
        ];
    }

    private static string Named(IReadOnlyList<RestingProfile> profiles)
        => profiles.Count == 0
            ? ""
            : string.Join("; ", profiles.Take(5).Select(profile =>
                $"{profile.AreaName}, {Wording.Period(profile.PeriodFrom, profile.PeriodUntil)}"))
                + (profiles.Count > 5 ? "; and others. " : ". ");
}
