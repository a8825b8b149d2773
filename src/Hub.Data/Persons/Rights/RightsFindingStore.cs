using Dapper;
using Hub.Data.Database;
using Hub.Data.Persons.Matching;

namespace Hub.Data.Persons.Rights;

/// <summary>A row that a search found.</summary>
internal sealed record FoundRow(
    Guid AgencyId, Guid AgreementId, long SubmissionId, int RowNumber, string Kind, string Regime, string? Category, PersonMatch Match);

/// <summary>A finding as a decision needs it.</summary>
internal sealed record UndecidedFinding(Guid FindingId, long SubmissionId, int RowNumber, string Kind, string Regime, Guid? DecisionId);

/// <summary>Writes of findings, within the session's scope.</summary>
internal static class RightsFindingStore
{
    /// <summary>Replaces what earlier searches found and nobody has decided; a decided finding stays as it was.</summary>
    public static async Task ReplaceAsync(HubSession session, Guid requestId, IReadOnlyList<FoundRow> rows, DateTimeOffset now)
    {
        await session.Connection.ExecuteAsync(session.Command(
            "delete from person.rights_findings where request_id = @requestId and decision_id is null", new { requestId }));
        await session.Connection.ExecuteAsync(session.Command(
            """
            insert into person.rights_findings (finding_id, request_id, agency_id, agreement_id, submission_id, row_number, kind, regime,
                category, certainty, why, found_at)
            values (@FindingId, @requestId, @AgencyId, @AgreementId, @SubmissionId, @RowNumber, @Kind, @Regime, @Category, @Certainty,
                @Why, @now)
            on conflict on constraint ux_rights_findings__row do nothing
            """,
            rows.Select(row => new
            {
                FindingId = Guid.CreateVersion7(),
                requestId,
                row.AgencyId,
                row.AgreementId,
                row.SubmissionId,
                row.RowNumber,
                row.Kind,
                row.Regime,
                row.Category,
                Certainty = RightsWords.Stored(row.Match.Certainty),
                Why = row.Match.Why.ToArray(),
                now,
            }).ToList()));
    }

    /// <summary>The named findings of one's own agency, locked.</summary>
    public static async Task<IReadOnlyList<UndecidedFinding>> LockAsync(HubSession session, Guid requestId, IReadOnlyList<Guid> findings)
        => (await session.Connection.QueryAsync<UndecidedFinding>(session.Command(
            """
            select finding_id, submission_id, row_number, kind, regime, decision_id from person.rights_findings
            where request_id = @requestId and finding_id = any (@Findings)
            for update
            """,
            new { requestId, Findings = findings.ToArray() }))).AsList();

    public static Task SetDecisionAsync(HubSession session, Guid decisionId, IReadOnlyList<Guid> findings)
        => session.Connection.ExecuteAsync(session.Command(
            "update person.rights_findings set decision_id = @decisionId where finding_id = any (@Findings) and decision_id is null",
            new { decisionId, Findings = findings.ToArray() }));

    /// <summary>The rows of a decision, by submission.</summary>
    public static async Task<ILookup<long, int>> RowsAsync(HubSession session, Guid decisionId)
        => (await session.Connection.QueryAsync<(long Submission, int Row)>(session.Command(
            "select submission_id, row_number from person.rights_findings where decision_id = @decisionId order by 1, 2",
            new { decisionId }))).ToLookup(row => row.Submission, row => row.Row);
}
