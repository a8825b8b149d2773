using Dapper;
using Hub.Data.Access;
using Hub.Data.Access.Notifications;
using Hub.Data.Audit;
using Hub.Data.Database;

namespace Hub.Data.Ingest.Requests;

/// <summary>Writes of requests, within the session's scope: each states from which state it may leave.</summary>
internal static class DataRequestStore
{
    private sealed record Closed(Guid RequestId, Guid AskedBy, Guid AskedFor);

    /// <summary>Whether the same return is asked for already, for the same area; whoever asks meanwhile waits.</summary>
    public static async Task<bool> IsAskedForAsync(
        HubSession session, long areaId, Guid partnerId, string kind, DateOnly from, DateOnly until)
    {
        await session.Connection.ExecuteAsync(session.Command(
            "select pg_advisory_xact_lock(hashtextextended(@Key, 0))",
            new { Key = $"ingest request {areaId} {partnerId:N} {kind} {from:O} {until:O}" }));
        return await session.Connection.ExecuteScalarAsync<bool>(session.Command(
            """
            select exists (
                select from ingest.data_requests
                where profile_area_id = @areaId and partner_id = @partnerId and kind = @kind and period_from = @from
                    and period_until = @until and state in ('sent', 'answered'))
            """,
            new { areaId, partnerId, kind, from, until }));
    }

    /// <summary>Adds a draft.</summary>
    public static Task InsertAsync(
        HubSession session, Guid id, Actor actor, DataRequestDraft draft, string? agreement, DateTimeOffset now)
        => session.Connection.ExecuteAsync(session.Command(
            """
            insert into ingest.data_requests (request_id, profile_area_id, partner_id, kind, period_from, period_until, asked_by,
                asked_for, asker_name, body, agreement, due_on, drafted_at)
            values (@id, @AreaId, @PartnerId, @Kind, @PeriodFrom, @PeriodUntil, @AccountId, @AgencyId, @DisplayName, @Body, @agreement,
                @DueOn, @now)
            """,
            new
            {
                id, draft.AreaId, draft.PartnerId, draft.Kind, draft.PeriodFrom, draft.PeriodUntil, actor.AccountId,
                actor.Acting.AgencyId, actor.DisplayName, Body = draft.Body.Trim(), agreement, draft.DueOn, now,
            }));

    /// <summary>Writes a draft again; false where it is none.</summary>
    public static async Task<bool> RedraftAsync(HubSession session, Guid requestId, DataRequestDraft draft)
        => await session.Connection.ExecuteAsync(session.Command(
            """
            update ingest.data_requests set body = @Body, due_on = @DueOn
            where request_id = @requestId and state = 'drafted' and profile_area_id = @AreaId and partner_id = @PartnerId
                and kind = @Kind and period_from = @PeriodFrom and period_until = @PeriodUntil
            """,
            new
            {
                requestId, Body = draft.Body.Trim(), draft.DueOn, draft.AreaId, draft.PartnerId, draft.Kind, draft.PeriodFrom,
                draft.PeriodUntil,
            })) == 1;

    /// <summary>Sends a draft in the sender's name; false where it is none.</summary>
    public static async Task<bool> SendAsync(HubSession session, Guid requestId, Actor actor, DateTimeOffset now)
        => await session.Connection.ExecuteAsync(session.Command(
            """
            update ingest.data_requests
            set state = 'sent', sent_at = @now, asked_by = @AccountId, asked_for = @AgencyId, asker_name = @DisplayName
            where request_id = @requestId and state = 'drafted'
            """,
            new { requestId, now, actor.AccountId, actor.Acting.AgencyId, actor.DisplayName })) == 1;

    /// <summary>Writes a partner's answer; false where the request is not open.</summary>
    public static async Task<bool> AnswerAsync(HubSession session, Actor actor, DataRequestAnswer answer, DateTimeOffset now)
        => await session.Connection.ExecuteAsync(session.Command(
            """
            update ingest.data_requests
            set state = 'answered', answer = @Answer, answer_on = @On, answer_text = @Text, answered_by = @AccountId, answered_at = @now
            where request_id = @RequestId and state in ('sent', 'answered')
            """,
            new
            {
                answer.RequestId, answer.Answer, On = answer.Answer == "will_send" ? answer.On : null,
                Text = string.IsNullOrWhiteSpace(answer.Text) ? null : answer.Text.Trim(), actor.AccountId, now,
            })) == 1;

    /// <summary>Closes a request without an answer that fills the gap; false where it is closed.</summary>
    public static async Task<bool> TakeBackAsync(HubSession session, Guid requestId, DateTimeOffset now)
        => await session.Connection.ExecuteAsync(session.Command(
            """
            update ingest.data_requests set state = 'closed', closed_at = @now, closed_why = 'taken_back'
            where request_id = @requestId and state <> 'closed'
            """,
            new { requestId, now })) == 1;

    /// <summary>
    /// Closes the requests that an accepted submission fills and tells who asked, in the transaction that accepts. A partial return
    /// leaves them open: more is to come.
    /// </summary>
    public static async Task CloseFilledAsync(HubSession session, long submissionId, DateTimeOffset now)
    {
        var closed = await session.Connection.QueryAsync<Closed>(session.Command(
            """
            update ingest.data_requests r
            set state = 'closed', closed_at = @now, closed_why = 'received', submission_id = s.submission_id
            from ingest.submissions s
            where s.submission_id = @submissionId and not s.is_partial and r.partner_id = s.agency_id and r.kind = s.kind
                and s.period_from <= r.period_from and r.period_until <= s.period_until and r.state in ('sent', 'answered')
            returning r.request_id, r.asked_by, r.asked_for
            """,
            new { submissionId, now }));
        foreach (var one in closed)
        {
            await Notify.AccountsAsync(
                session, NotificationKind.DataRequestFilled, one.RequestId.ToString(), one.AskedFor, [one.AskedBy], Notify.Step(now));
        }
    }

    /// <summary>Records an act on a request: the partner is named, so that it sees who asked.</summary>
    public static Task RecordAsync(
        HubSession session, AuditEventKind happened, Guid requestId, Guid partnerId, string kind, string? answer = null)
    {
        var details = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["kind"] = kind };
        if (answer is not null)
        {
            details["answer"] = answer;
        }

        return AuditStore.WriteAsync(session, new AuditEvent(happened, "data request", requestId.ToString())
        {
            Agencies = [partnerId], Details = details,
        });
    }
}
