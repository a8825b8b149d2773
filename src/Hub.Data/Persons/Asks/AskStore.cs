using Dapper;
using Hub.Data.Access;
using Hub.Data.Database;

namespace Hub.Data.Persons.Asks;

/// <summary>Writes of questions, answers and settings.</summary>
internal static class AskStore
{
    internal sealed record OwnRecord(long SubmissionId, string Kind);

    internal sealed record OpenAsk(
        Guid AskId, Guid AgencyId, Guid AccountId, string AskerName, long SubmissionId, int RowNumber, string Kind, string Reason,
        DateTimeOffset AskedAt, DateOnly DueOn);

    internal sealed record Holding(Guid AgencyId, string AgencyType, string Kind, long SubmissionId, int RowNumber);

    /// <summary>A row of an accepted return of the agency; null where it has none.</summary>
    public static Task<OwnRecord?> FindRecordAsync(HubSession session, Guid agencyId, Guid submissionKey, int rowNumber)
        => session.Connection.QuerySingleOrDefaultAsync<OwnRecord?>(session.Command(
            """
            select s.submission_id, s.kind
            from ingest.submissions s
            join ingest.source_records r on r.submission_id = s.submission_id and r.row_number = @rowNumber
            where s.agency_id = @agencyId and s.submission_key = @submissionKey
                and s.status in ('accepted', 'accepted_with_warnings', 'partly_accepted')
            """,
            new { agencyId, submissionKey, rowNumber }));

    /// <summary>How many questions an agency asked since, and whether one about this record is open. Others wait meanwhile.</summary>
    public static async Task<(int Asked, bool IsOpen)> CountAsync(
        HubSession session, Guid agencyId, OwnRecord record, int rowNumber, DateTimeOffset since, DateOnly today)
    {
        await session.Connection.ExecuteAsync(session.Command(
            "select pg_advisory_xact_lock(hashtextextended(@Key, 0))", new { Key = $"person asks {agencyId:N}" }));
        return await session.Connection.QuerySingleAsync<(int, bool)>(session.Command(
            """
            select count(*) filter (where asked_at > @since)::int,
                coalesce(bool_or(submission_id = @SubmissionId and row_number = @rowNumber and due_on >= @today), false)
            from person.asks where agency_id = @agencyId
            """,
            new { agencyId, record.SubmissionId, rowNumber, since, today }));
    }

    public static Task InsertAsync(
        HubSession session, Guid id, Actor actor, OwnRecord record, int rowNumber, string reason, DateTimeOffset now, DateOnly dueOn)
        => session.Connection.ExecuteAsync(session.Command(
            """
            insert into person.asks
                (ask_id, agency_id, account_id, asker_name, submission_id, row_number, kind, reason, asked_at, due_on)
            values (@id, @AgencyId, @AccountId, @DisplayName, @SubmissionId, @rowNumber, @Kind, @reason, @now, @dueOn)
            """,
            new
            {
                id, actor.Acting.AgencyId, actor.AccountId, actor.DisplayName, record.SubmissionId, rowNumber, record.Kind, reason, now,
                dueOn,
            }));

    /// <summary>A question, for the job that routes it.</summary>
    public static Task<OpenAsk?> FindAsync(HubSession session, Guid askId)
        => session.Connection.QuerySingleOrDefaultAsync<OpenAsk?>(session.Command(
            """
            select ask_id, agency_id, account_id, asker_name, submission_id, row_number, kind, reason, asked_at, due_on
            from person.asks where ask_id = @askId
            """,
            new { askId }));

    /// <summary>Of every other agency that switched it on, the newest record of the same person.</summary>
    public static async Task<IReadOnlyList<Holding>> HoldingsAsync(HubSession session, OpenAsk ask)
        => (await session.Connection.QueryAsync<Holding>(session.Command(
            """
            select d.agency_id, g.agency_type, d.kind, d.submission_id, d.row_number
            from person.link_records a
            join person.link_records d on d.subject = 'person' and d.cluster_record = a.cluster_record and d.agency_id <> a.agency_id
            join access.agencies g on g.agency_id = d.agency_id
            join person.ask_switches w on w.owner_id = d.agency_id and w.owner_kind = d.kind and w.asker_id = a.agency_id
                and w.asker_kind = a.kind and w.off_at is null
            where a.subject = 'person' and a.submission_id = @SubmissionId and a.row_number = @RowNumber
            order by d.agency_id, d.record_id desc
            """,
            ask))).AsList();

    /// <summary>Puts a question on an agency's desk; false where it lies there already.</summary>
    public static async Task<bool> RouteAsync(HubSession session, OpenAsk ask, Holding held)
        => await session.Connection.ExecuteAsync(session.Command(
            """
            insert into person.ask_desk (ask_id, agency_id, kind, submission_id, row_number, asker_id, asker_account, asker_name,
                asker_kind, reason, asked_at, due_on)
            values (@AskId, @Owner, @OwnerKind, @OwnerSubmission, @OwnerRow, @AgencyId, @AccountId, @AskerName, @Kind, @Reason, @AskedAt,
                @DueOn)
            on conflict (ask_id, agency_id) do nothing
            """,
            new
            {
                ask.AskId, Owner = held.AgencyId, OwnerKind = held.Kind, OwnerSubmission = held.SubmissionId, OwnerRow = held.RowNumber,
                ask.AgencyId, ask.AccountId, ask.AskerName, ask.Kind, ask.Reason, ask.AskedAt, ask.DueOn,
            })) == 1;

    /// <summary>Notes the owner's answer; false where it has one or its day has passed.</summary>
    public static async Task<bool> AnswerAsync(
        HubSession session, Actor actor, Guid askId, string answer, DateOnly today, DateTimeOffset now)
        => await session.Connection.ExecuteAsync(session.Command(
            """
            update person.ask_desk set answer = @answer, answered_by = @AccountId, answered_at = @now
            where ask_id = @askId and agency_id = @AgencyId and answer is null and due_on >= @today
            """,
            new { askId, answer, actor.AccountId, actor.Acting.AgencyId, today, now })) == 1;

    public static Task TellAsync(HubSession session, Guid owner, DeskAsk ask, string contact, DateTimeOffset now)
        => session.Connection.ExecuteAsync(session.Command(
            """
            insert into person.ask_answers (ask_id, owner_id, asker_id, contact, answered_at)
            values (@AskId, @owner, @AskerId, @contact, @now)
            """,
            new { ask.AskId, owner, ask.AskerId, contact, now }));

    /// <summary>Switches questions on; false where they are.</summary>
    public static async Task<bool> SwitchOnAsync(HubSession session, Guid id, Actor actor, AskSetting setting, DateTimeOffset now)
        => await session.Connection.ExecuteAsync(session.Command(
            """
            insert into person.ask_switches (switch_id, owner_id, owner_kind, asker_id, asker_kind, on_at, on_by)
            values (@id, @AgencyId, @OwnKind, @OtherAgency, @OtherKind, @now, @AccountId)
            on conflict (owner_id, owner_kind, asker_id, asker_kind) where off_at is null do nothing
            """,
            new { id, actor.Acting.AgencyId, setting.OwnKind, setting.OtherAgency, setting.OtherKind, now, actor.AccountId })) == 1;

    /// <summary>Switches them off; the id of the switch, or null where they were off.</summary>
    public static Task<Guid?> SwitchOffAsync(HubSession session, Actor actor, AskSetting setting, DateTimeOffset now)
        => session.Connection.ExecuteScalarAsync<Guid?>(session.Command(
            """
            update person.ask_switches set off_at = @now, off_by = @AccountId
            where owner_id = @AgencyId and owner_kind = @OwnKind and asker_id = @OtherAgency and asker_kind = @OtherKind
                and off_at is null
            returning switch_id
            """,
            new { actor.Acting.AgencyId, setting.OwnKind, setting.OtherAgency, setting.OtherKind, now, actor.AccountId }));

    /// <summary>How many questions and desks name rows.</summary>
    public static Task<long> CountOfRowsAsync(HubSession session, long submissionId, int[]? rows)
        => session.Connection.ExecuteScalarAsync<long>(session.Command(
            """
            select (select count(*) from person.asks
                    where submission_id = @submissionId and (@rows::int[] is null or row_number = any (@rows)))
                + (select count(*) from person.ask_desk
                    where submission_id = @submissionId and (@rows::int[] is null or row_number = any (@rows)))
            """,
            new { submissionId, rows }));

    /// <summary>Takes questions and desks back that name rows.</summary>
    public static Task TakeBackAsync(HubSession session, long submissionId, int[]? rows)
        => session.Connection.ExecuteAsync(session.Command(
            """
            with asked as (
                delete from person.asks where submission_id = @submissionId and (@rows::int[] is null or row_number = any (@rows))
                returning ask_id
            )
            delete from person.ask_desk
            where (submission_id = @submissionId and (@rows::int[] is null or row_number = any (@rows)))
                or ask_id in (select ask_id from asked)
            """,
            new { submissionId, rows }));
}
