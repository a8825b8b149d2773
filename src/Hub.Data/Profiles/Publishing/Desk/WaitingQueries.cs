using Dapper;
using Hub.Data.Access;
using Hub.Data.Database;

namespace Hub.Data.Profiles.Publishing.Desk;

/// <summary>What of profiles waits for one person, within the areas of the session's scope.</summary>
public static class WaitingQueries
{
    /// <summary>Profiles in peer review of which this person wrote no part.</summary>
    public static async Task<IReadOnlyList<Guid>> ToReviewAsync(HubSession session, Actor actor)
        => [.. await session.Connection.QueryAsync<Guid>(session.Command(
            """
            select p.publication_id
            from profile.publications p
            where p.profile_area_id = any (@Areas) and p.status = 'in_review'
                and not exists (select from profile.authors a where a.publication_id = p.publication_id and a.account_id = @AccountId)
            order by p.submitted_at, p.publication_id
            """,
            new { Areas = await AreasAsync(session, actor, Permission.ReviewProfiles), actor.AccountId }))];

    /// <summary>Reviewed profiles of which this person wrote no part and which they did not review.</summary>
    public static async Task<IReadOnlyList<Guid>> ToApproveAsync(HubSession session, Actor actor)
        => [.. await session.Connection.QueryAsync<Guid>(session.Command(
            """
            select p.publication_id
            from profile.publications p
            where p.profile_area_id = any (@Areas) and p.status = 'reviewed' and p.reviewed_by is distinct from @AccountId
                and not exists (select from profile.authors a where a.publication_id = p.publication_id and a.account_id = @AccountId)
            order by p.reviewed_at, p.publication_id
            """,
            new { Areas = await AreasAsync(session, actor, Permission.ApproveProfiles), actor.AccountId }))];

    private static async Task<long[]> AreasAsync(HubSession session, Actor actor, Permission permission)
        => [.. await ReachQueries.AreaIdsAsync(session, actor, permission)];
}
