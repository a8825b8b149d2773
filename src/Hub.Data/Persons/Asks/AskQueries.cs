using Dapper;
using Hub.Data.Database;

namespace Hub.Data.Persons.Asks;

/// <summary>Reads of questions, within the scope of one agency. None of them reads what is linked.</summary>
public static class AskQueries
{
    private const int ListAtMost = 200;

    private sealed record AskRow(
        Guid AskId, string AskerName, string Kind, string Title, string? FileName, int RowNumber, string Reason, DateTimeOffset AskedAt,
        DateOnly DueOn);

    private sealed record AnswerRow(Guid AskId, string Agency, string Contact, DateTimeOffset AnsweredAt);

    /// <summary>The agency's own questions, newest first, with what was answered.</summary>
    public static async Task<IReadOnlyList<Ask>> OwnAsync(HubSession session, Guid agencyId)
    {
        var asks = (await session.Connection.QueryAsync<AskRow>(session.Command(
            """
            select a.ask_id, a.asker_name, a.kind, person.kind_title(a.kind) as title, s.file_name, a.row_number, a.reason, a.asked_at,
                a.due_on
            from person.asks a
            left join ingest.submissions s on s.submission_id = a.submission_id
            where a.agency_id = @agencyId
            order by a.asked_at desc, a.ask_id
            limit @ListAtMost
            """,
            new { agencyId, ListAtMost }))).AsList();
        var answers = (await session.Connection.QueryAsync<AnswerRow>(session.Command(
            """
            select r.ask_id, o.name as agency, r.contact, r.answered_at
            from person.ask_answers r
            join access.agencies o on o.agency_id = r.owner_id
            where r.asker_id = @agencyId and r.ask_id = any (@Ids)
            order by r.answered_at
            """,
            new { agencyId, Ids = asks.Select(ask => ask.AskId).ToArray() }))).ToLookup(answer => answer.AskId);
        return [.. asks.Select(ask => new Ask(
            ask.AskId, ask.AskerName, ask.Kind, ask.Title, ask.FileName, ask.RowNumber, ask.Reason, ask.AskedAt, ask.DueOn,
            [.. answers[ask.AskId].Select(answer => new AskAnswer(answer.Agency, answer.Contact, answer.AnsweredAt))]))];
    }

    /// <summary>What reached an agency, what waits first.</summary>
    public static async Task<IReadOnlyList<DeskAsk>> DeskAsync(HubSession session, Guid agencyId, Guid? askId = null)
        => (await session.Connection.QueryAsync<DeskAsk>(session.Command(
            """
            select d.ask_id, d.asker_id, g.name as asker, d.asker_account, d.asker_name, person.kind_title(d.asker_kind) as asker_title,
                d.reason, d.asked_at, d.due_on, person.kind_title(d.kind) as title, d.submission_id, s.file_name, d.row_number, d.answer
            from person.ask_desk d
            join access.agencies g on g.agency_id = d.asker_id
            left join ingest.submissions s on s.submission_id = d.submission_id
            where d.agency_id = @agencyId and d.ask_id = coalesce(@askId, d.ask_id)
            order by d.answer is not null, d.due_on, d.ask_id
            limit @ListAtMost
            """,
            new { agencyId, askId, ListAtMost }))).AsList();

    /// <summary>What is switched on, by either side.</summary>
    public static async Task<IReadOnlyList<AskSwitch>> SwitchesAsync(HubSession session, Guid agencyId)
        => (await session.Connection.QueryAsync<AskSwitch>(session.Command(
            """
            select w.switch_id, w.owner_id, o.name as owner, w.owner_kind, person.kind_title(w.owner_kind) as owner_title, w.asker_id,
                a.name as asker, w.asker_kind, person.kind_title(w.asker_kind) as asker_title, w.on_at
            from person.ask_switches w
            join access.agencies o on o.agency_id = w.owner_id
            join access.agencies a on a.agency_id = w.asker_id
            where w.off_at is null and (w.owner_id = @agencyId or w.asker_id = @agencyId)
            order by o.name, w.owner_kind, a.name, w.asker_kind
            """,
            new { agencyId }))).AsList();

    /// <summary>Accepted returns of the agency of some kinds, newest first.</summary>
    public static async Task<IReadOnlyList<AskableReturn>> ReturnsAsync(HubSession session, Guid agencyId, string[] kinds)
        => (await session.Connection.QueryAsync<AskableReturn>(session.Command(
            """
            select submission_key, kind, person.kind_title(kind) as title, file_name, period_from, period_until
            from ingest.submissions
            where agency_id = @agencyId and kind = any (@kinds)
                and status in ('accepted', 'accepted_with_warnings', 'partly_accepted')
            order by period_until desc, submission_id desc
            limit 60
            """,
            new { agencyId, kinds }))).AsList();

    /// <summary>Other agencies, by name, with their types.</summary>
    public static async Task<IReadOnlyList<(Guid AgencyId, string Name, string Type)>> OthersAsync(HubSession session, Guid agencyId)
        => (await session.Connection.QueryAsync<(Guid, string, string)>(session.Command(
            "select agency_id, name, agency_type from access.agencies where agency_id <> @agencyId order by name",
            new { agencyId }))).AsList();
}
