using Hub.Data.Access;
using Hub.Data.Database;
using Hub.Data.Profiles.Publishing;

namespace Hub.Data.Profiles.Writing.Recommending;

/// <summary>A recommendation in the list of those who write.</summary>
public sealed record RecommendationLine(
    Guid RecommendationId, string Text, string Finding, string Strand, Guid OwnerId, string Owner, DateOnly DueOn, int Version);

/// <summary>The recommendations of a profile.</summary>
/// <param name="Publication">The profile.</param>
/// <param name="AreaName">Its area.</param>
/// <param name="Lines">In their order.</param>
/// <param name="Agencies">Those that may be asked.</param>
/// <param name="Closed">Why nothing can be changed; null for a draft.</param>
public sealed record RecommendationList(
    Publication Publication, string AreaName, IReadOnlyList<RecommendationLine> Lines, IReadOnlyList<AskedAgency> Agencies, string? Closed);

/// <summary>Reads the recommendations of a profile, for those who write. Reads only.</summary>
public sealed class ReadRecommendations(HubDatabase database)
{
    /// <summary>The list, or null where this person may not write in the profile.</summary>
    public Task<RecommendationList?> HandleAsync(Actor actor, Guid publicationId, CancellationToken cancellationToken)
        => database.InScopeAsync(
            actor.ScopeFor(WritableProfile.ReadPurpose), session => ReadAsync(session, actor, publicationId), cancellationToken);

    private static async Task<RecommendationList?> ReadAsync(HubSession session, Actor actor, Guid publicationId)
    {
        if (await WritableProfile.FindAsync(session, actor, publicationId, Permission.WriteProfiles) is not { } publication)
        {
            return null;
        }

        var agencies = await RecommendationStore.AgenciesAsync(session);
        var rows = await RecommendationStore.AllAsync(session, publicationId);
        var figures = await FrozenFigures.ReadAsync(session, publication);
        return new RecommendationList(
            publication,
            figures?.Content.Front.AreaName ?? publication.AreaCode,
            [.. rows.Select(row => new RecommendationLine(
                row.RecommendationId, row.Recommendation, row.Finding, row.Strand, row.OwnerAgencyId,
                agencies.FirstOrDefault(agency => agency.AgencyId == row.OwnerAgencyId)?.Name ?? "An agency that no longer uses the hub",
                row.DueOn, row.Version))],
            agencies,
            WritableProfile.Closed(publication));
    }
}
