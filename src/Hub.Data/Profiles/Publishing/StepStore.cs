using Dapper;
using Hub.Data.Database;

namespace Hub.Data.Profiles.Publishing;

/// <summary>A step with whoever took it.</summary>
/// <param name="Kind">One of <see cref="StepKinds"/>.</param>
/// <param name="Name">Who; "The hub" for its own.</param>
/// <param name="Agency">Their agency; empty for the hub.</param>
/// <param name="Note">The words that went with it.</param>
/// <param name="At">When.</param>
public sealed record NamedStep(string Kind, string Name, string Agency, string? Note, DateTimeOffset At);

/// <summary>A person who took part in a profile.</summary>
/// <param name="AccountId">Their account.</param>
/// <param name="DisplayName">Their name.</param>
/// <param name="AgencyName">Their agency.</param>
public sealed record Participant(Guid AccountId, string DisplayName, string AgencyName);

/// <summary>Reads and writes the steps of a profile's way, within the areas of the session's scope.</summary>
public static class StepStore
{
    /// <summary>Adds the next step. The publication is locked by whoever changes it, so numbers do not collide.</summary>
    public static Task AddAsync(HubSession session, Publication publication, Step step)
        => session.Connection.ExecuteAsync(session.Command(
            """
            insert into profile.steps (publication_id, profile_area_id, step_number, step, account_id, note, at)
            select @PublicationId, @ProfileAreaId, coalesce(max(s.step_number), 0) + 1, @Kind, @AccountId, @Note, @At
            from profile.steps s
            where s.publication_id = @PublicationId
            """,
            new { publication.PublicationId, publication.ProfileAreaId, step.Kind, step.AccountId, step.Note, step.At }));

    /// <summary>The steps of a profile, the last one first.</summary>
    public static async Task<IReadOnlyList<NamedStep>> ListAsync(HubSession session, Guid publicationId)
        => [.. await session.Connection.QueryAsync<NamedStep>(session.Command(
            """
            select s.step as kind, coalesce(p.display_name, 'The hub') as name, coalesce(p.agency_name, '') as agency, s.note, s.at
            from profile.steps s
            left join profile.publication_people(@publicationId) p on p.account_id = s.account_id
            where s.publication_id = @publicationId
            order by s.step_number desc
            """,
            new { publicationId }))];

    /// <summary>Everybody who took part, by name.</summary>
    public static async Task<IReadOnlyList<Participant>> PeopleAsync(HubSession session, Guid publicationId)
        => [.. await session.Connection.QueryAsync<Participant>(session.Command(
            "select account_id, display_name, agency_name from profile.publication_people(@publicationId) order by display_name",
            new { publicationId }))];
}
