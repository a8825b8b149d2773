using Dapper;
using Hub.Data.Database;
using Hub.Data.Profiles.Publishing;

namespace Hub.Data.Profiles.Writing.Recommending;

/// <summary>A recommendation as it is stored.</summary>
internal sealed record RecommendationRow(
    Guid RecommendationId, int Position, string Recommendation, string Finding, string Strand, Guid OwnerAgencyId, DateOnly DueOn,
    int Version, Guid ChangedBy, DateTimeOffset ChangedAt, DateTimeOffset? RemovedAt);

/// <summary>An agency that may be asked for something.</summary>
public sealed record AskedAgency(Guid AgencyId, string Name);

/// <summary>Reads and writes recommendations, within the areas of the session's scope.</summary>
internal static class RecommendationStore
{
    /// <summary>The recommendations of a profile in their order, those removed left out.</summary>
    public static async Task<IReadOnlyList<RecommendationRow>> AllAsync(HubSession session, Guid publicationId)
        => (await session.Connection.QueryAsync<RecommendationRow>(session.Command(
            """
            select recommendation_id, position, recommendation, finding, strand, owner_agency_id, due_on, version, changed_by,
                changed_at, removed_at
            from profile.recommendations
            where publication_id = @publicationId and removed_at is null
            order by position, recommendation_id
            """,
            new { publicationId }))).AsList();

    /// <summary>The agencies that use the hub, by name.</summary>
    public static async Task<IReadOnlyList<AskedAgency>> AgenciesAsync(HubSession session)
        => (await session.Connection.QueryAsync<AskedAgency>(session.Command(
            "select agency_id, name from access.agencies where status = 'active' order by name"))).AsList();

    /// <summary>Adds a recommendation.</summary>
    public static Task AddAsync(HubSession session, Publication publication, RecommendationRow row)
        => session.Connection.ExecuteAsync(session.Command(
            """
            insert into profile.recommendations (recommendation_id, publication_id, profile_area_id, position, recommendation, finding,
                strand, owner_agency_id, due_on, changed_by, changed_at)
            values (@RecommendationId, @PublicationId, @ProfileAreaId, @Position, @Recommendation, @Finding, @Strand, @OwnerAgencyId,
                @DueOn, @ChangedBy, @ChangedAt)
            """,
            Parameters(publication, row)));

    /// <summary>Changes a recommendation whose version is one before the row's.</summary>
    public static async Task<bool> ChangeAsync(HubSession session, Publication publication, RecommendationRow row)
        => await session.Connection.ExecuteAsync(session.Command(
            """
            update profile.recommendations set recommendation = @Recommendation, finding = @Finding, strand = @Strand,
                owner_agency_id = @OwnerAgencyId, due_on = @DueOn, version = @Version, changed_by = @ChangedBy,
                changed_at = @ChangedAt, removed_at = @RemovedAt
            where recommendation_id = @RecommendationId and publication_id = @PublicationId and version = @Version - 1
            """,
            Parameters(publication, row))) == 1;

    /// <summary>Puts recommendations into an order.</summary>
    public static Task OrderAsync(HubSession session, Publication publication, IReadOnlyList<Guid> order)
        => session.Connection.ExecuteAsync(session.Command(
            """
            update profile.recommendations r set position = o.place
            from unnest(@Order) with ordinality o (recommendation_id, place)
            where r.recommendation_id = o.recommendation_id and r.publication_id = @PublicationId
            """,
            new { Order = order.ToArray(), publication.PublicationId }));

    private static object Parameters(Publication publication, RecommendationRow row) => new
    {
        row.RecommendationId, publication.PublicationId, publication.ProfileAreaId, row.Position, row.Recommendation, row.Finding,
        row.Strand, row.OwnerAgencyId, row.DueOn, row.Version, row.ChangedBy, row.ChangedAt, row.RemovedAt,
    };
}
