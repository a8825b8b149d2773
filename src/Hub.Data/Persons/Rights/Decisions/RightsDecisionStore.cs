using Dapper;
using Hub.Data.Database;

namespace Hub.Data.Persons.Rights.Decisions;

/// <summary>A decision as its effect needs it.</summary>
internal sealed record RightsDecisionRow(
    Guid DecisionId, Guid RequestId, Guid AgencyId, string Outcome, string? Field, string? CorrectedValue, DateTimeOffset? AppliedAt,
    DateTimeOffset? LiftedAt);

/// <summary>A row's stored values for a copy.</summary>
internal sealed record DisclosedRow(
    long SubmissionId, int RowNumber, string Kind, int KindVersion, DateOnly PeriodFrom, DateOnly PeriodUntil, string? Fields);

/// <summary>Writes and reads of decisions and of the copies made for people, within the session's scope.</summary>
internal static class RightsDecisionStore
{
    public static Task InsertAsync(HubSession session, Guid decisionId, Guid agency, RightsRuling ruling, DateTimeOffset now)
        => session.Connection.ExecuteAsync(session.Command(
            """
            insert into person.rights_decisions (decision_id, request_id, agency_id, outcome, exemption, field, corrected_value, reason,
                decided_by, decided_at)
            values (@decisionId, @RequestId, @agency, @Outcome, @Exemption, @Field, @CorrectedValue, @Reason, @Actor, @now)
            """,
            new
            {
                decisionId, ruling.RequestId, agency, Outcome = RightsWords.Stored(ruling.Outcome), ruling.Exemption, ruling.Field,
                ruling.CorrectedValue, Reason = ruling.Reason.Trim(), session.Scope.Actor, now,
            }));

    /// <summary>The decision, locked; null where the scope does not see it.</summary>
    public static Task<RightsDecisionRow?> LockAsync(HubSession session, Guid decisionId)
        => session.Connection.QuerySingleOrDefaultAsync<RightsDecisionRow>(session.Command(
            """
            select decision_id, request_id, agency_id, outcome, field, corrected_value, applied_at, lifted_at
            from person.rights_decisions where decision_id = @decisionId for update
            """,
            new { decisionId }));

    /// <summary>The corrected value goes with it: it stands in the row now.</summary>
    public static Task SetAppliedAsync(HubSession session, Guid decisionId, DateTimeOffset now)
        => session.Connection.ExecuteAsync(session.Command(
            "update person.rights_decisions set applied_at = @now, corrected_value = null where decision_id = @decisionId",
            new { decisionId, now }));

    /// <summary>Marks a restriction as lifted and its effect as still to be applied.</summary>
    public static Task SetLiftedAsync(HubSession session, Guid decisionId, DateTimeOffset now)
        => session.Connection.ExecuteAsync(session.Command(
            """
            update person.rights_decisions set lifted_at = @now, lifted_by = @Actor
            where decision_id = @decisionId
            """,
            new { decisionId, now, session.Scope.Actor }));

    /// <summary>What is stored of the rows of a decision; null fields for a row that was rejected when it was loaded.</summary>
    public static async Task<IReadOnlyList<DisclosedRow>> RowsAsync(HubSession session, Guid decisionId)
        => (await session.Connection.QueryAsync<DisclosedRow>(session.Command(
            """
            select f.submission_id, f.row_number, s.kind, s.kind_version, s.period_from, s.period_until,
                coalesce(r.fields, a.fields)::text as fields
            from person.rights_findings f
            join ingest.submissions s on s.submission_id = f.submission_id
            left join ingest.source_records r on r.submission_id = f.submission_id and r.row_number = f.row_number
            left join ingest.set_aside_records a on a.submission_id = f.submission_id and a.row_number = f.row_number
            where f.decision_id = @decisionId
            order by s.kind, s.period_from, f.submission_id, f.row_number
            """,
            new { decisionId }))).AsList();

    public static Task InsertExtractAsync(
        HubSession session, RightsDecisionRow decision, byte[] sealedContent, int rows, DateTimeOffset now, DateTimeOffset destroyAfter)
        => session.Connection.ExecuteAsync(session.Command(
            """
            insert into person.rights_extracts (decision_id, request_id, agency_id, sealed, row_count, made_at, destroy_after)
            values (@DecisionId, @RequestId, @AgencyId, @sealedContent, @rows, @now, @destroyAfter)
            """,
            new { decision.DecisionId, decision.RequestId, decision.AgencyId, sealedContent, rows, now, destroyAfter }));

    /// <summary>A copy that has not had its time.</summary>
    public static Task<(byte[] Sealed, int Rows)?> FindExtractAsync(HubSession session, Guid decisionId, DateTimeOffset now)
        => session.Connection.QuerySingleOrDefaultAsync<(byte[], int)?>(session.Command(
            "select sealed, row_count from person.rights_extracts where decision_id = @decisionId and destroy_after > @now",
            new { decisionId, now }));

    /// <summary>Destroys copies whose time has come; returns how many.</summary>
    public static Task<int> DestroyExtractsAsync(HubSession session, DateTimeOffset now)
        => session.Connection.ExecuteAsync(session.Command(
            "delete from person.rights_extracts where destroy_after <= @now", new { now }));
}
