using Dapper;
using Hub.Data.Database;

namespace Hub.Data.Profiles.Publishing.Recalling;

/// <summary>A recall that one person asked for.</summary>
/// <param name="RecallId">The recall.</param>
/// <param name="PublicationId">The profile.</param>
/// <param name="Ground">One of <see cref="RecallGrounds"/>.</param>
/// <param name="Reason">In words.</param>
/// <param name="AskedBy">Who asked.</param>
/// <param name="AskedFor">For which agency.</param>
/// <param name="AskedRole">In which role.</param>
/// <param name="AskedAt">When.</param>
public sealed record WaitingRecall(
    Guid RecallId, Guid PublicationId, string Ground, string Reason, Guid AskedBy, Guid AskedFor, string AskedRole, DateTimeOffset AskedAt);

/// <summary>A released profile, as those see it who could recall it.</summary>
/// <param name="PublicationId">The profile.</param>
/// <param name="AreaName">Its area.</param>
/// <param name="PeriodFrom">First day of its period.</param>
/// <param name="PeriodUntil">The day after the last.</param>
/// <param name="EditionNumber">1, or more for an amendment.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="ReleasedAt">When it was released.</param>
/// <param name="RestsOnWithdrawn">Whether a return under it was withdrawn.</param>
/// <param name="IsAsked">Whether a recall waits for a second person.</param>
public sealed record RecallableProfile(
    Guid PublicationId, string AreaName, DateOnly PeriodFrom, DateOnly PeriodUntil, int EditionNumber, string Status,
    DateTimeOffset ReleasedAt, bool RestsOnWithdrawn, bool IsAsked);

/// <summary>Reads and writes recalls, within the areas of the session's scope.</summary>
internal static class RecallStore
{
    public static async Task<IReadOnlyList<RecallableProfile>> ListAsync(HubSession session)
        => [.. await session.Connection.QueryAsync<RecallableProfile>(session.Command(
            """
            select p.publication_id, a.name as area_name, p.period_from, p.period_until, p.edition_number, p.status, p.released_at,
                p.figures_withdrawn_at is not null as rests_on_withdrawn,
                exists (select from profile.recalls r where r.publication_id = p.publication_id
                    and r.agreed_at is null and r.declined_at is null) as is_asked
            from profile.publications p
            join area.areas a on a.area_id = p.profile_area_id
            where p.status in ('released', 'superseded', 'recalled')
            order by 9 desc, p.released_at desc, a.name
            limit 500
            """))];

    public static Task<WaitingRecall?> WaitingAsync(HubSession session, Guid publicationId)
        => session.Connection.QuerySingleOrDefaultAsync<WaitingRecall>(session.Command(
            """
            select recall_id, publication_id, ground, reason, asked_by, asked_for, asked_role, asked_at
            from profile.recalls
            where publication_id = @publicationId and agreed_at is null and declined_at is null
            """,
            new { publicationId }));

    public static async Task<IReadOnlyList<Guid>> AskedByOthersAsync(HubSession session, Guid accountId)
        => [.. await session.Connection.QueryAsync<Guid>(session.Command(
            """
            select publication_id
            from profile.recalls
            where agreed_at is null and declined_at is null and asked_by <> @accountId
            order by asked_at, recall_id
            """,
            new { accountId }))];

    public static async Task<bool> AskAsync(HubSession session, Publication publication, WaitingRecall recall)
        => await session.Connection.ExecuteAsync(session.Command(
            """
            insert into profile.recalls (recall_id, publication_id, profile_area_id, ground, reason, asked_by, asked_for, asked_role,
                asked_at)
            values (@RecallId, @PublicationId, @ProfileAreaId, @Ground, @Reason, @AskedBy, @AskedFor, @AskedRole, @AskedAt)
            on conflict (publication_id) where agreed_at is null and declined_at is null do nothing
            """,
            new
            {
                recall.RecallId, recall.PublicationId, publication.ProfileAreaId, recall.Ground, recall.Reason, recall.AskedBy,
                recall.AskedFor, recall.AskedRole, recall.AskedAt,
            })) == 1;

    public static Task AgreeAsync(HubSession session, WaitingRecall recall, Guid by, Guid agency, string role, DateTimeOffset at)
        => session.Connection.ExecuteAsync(session.Command(
            """
            update profile.recalls set agreed_by = @by, agreed_for = @agency, agreed_role = @role, agreed_at = @at
            where recall_id = @RecallId;
            update profile.publications set status = 'recalled', recalled_at = @at, version = version + 1
            where publication_id = @PublicationId;
            select profile.destroy_recalled(@PublicationId, @at)
            """,
            new { recall.RecallId, recall.PublicationId, by, agency, role, at }));

    public static Task DeclineAsync(HubSession session, WaitingRecall recall, DateTimeOffset at)
        => session.Connection.ExecuteAsync(session.Command(
            "update profile.recalls set declined_at = @at where recall_id = @RecallId", new { recall.RecallId, at }));
}
