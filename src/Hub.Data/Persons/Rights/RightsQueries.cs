using Dapper;
using Hub.Data.Database;

namespace Hub.Data.Persons.Rights;

/// <summary>A request in a list: nothing of the person.</summary>
/// <param name="OwnRows">Rows of the scope's own agencies.</param>
/// <param name="OwnUndecided">Of them, still to be decided.</param>
public sealed record RightsRequestLine(
    Guid RequestId, Guid AgencyId, string Reference, string RightAsked, DateOnly ReceivedOn, DateOnly? IdentityAskedOn,
    DateOnly? IdentityProvedOn, DateOnly? ExtendedOn, string Status, DateOnly? AnsweredOn, long OwnRows, long OwnUndecided)
{
    /// <summary>Its clock.</summary>
    public RightsClock Clock => RightsClock.For(ReceivedOn, IdentityAskedOn, IdentityProvedOn, ExtendedOn is not null);
}

/// <summary>How a request stands in one agency, under one part of the Act.</summary>
public sealed record RightsStanding(
    Guid AgencyId, string Agency, string Regime, long Certain, long Possible, long Undecided, long Unapplied);

/// <summary>One found row of one's own agency.</summary>
public sealed record RightsFinding(
    Guid FindingId, long SubmissionId, int RowNumber, string Kind, int KindVersion, string Regime, string? Category, string Certainty,
    string[] Why, string FileName, DateOnly PeriodFrom, DateOnly PeriodUntil, Guid? DecisionId);

/// <summary>One ruling of one's own agency.</summary>
public sealed record RightsDecision(
    Guid DecisionId, string Outcome, string? Exemption, string? ExemptionTitle, string? ExemptionReference, string? Field, string Reason,
    DateTimeOffset DecidedAt, DateTimeOffset? AppliedAt, DateTimeOffset? LiftedAt, long Rows, DateTimeOffset? ExtractUntil);

/// <summary>A ground in law on which rows may be withheld or a request refused.</summary>
public sealed record RightsExemption(string Code, string Regime, string Title, string Reference, bool Confirm);

/// <summary>Reads for the pages of rights requests, within the session's scope.</summary>
public static class RightsQueries
{
    /// <summary>Open requests first, the most urgent at the top; then the newest answered ones. At most 200.</summary>
    public static async Task<IReadOnlyList<RightsRequestLine>> ListAsync(HubSession session)
        => (await session.Connection.QueryAsync<RightsRequestLine>(session.Command(
            """
            select r.request_id, r.agency_id, r.reference, r.right_asked, r.received_on, r.identity_asked_on, r.identity_proved_on,
                r.extended_on, r.status, r.answered_on, count(f.finding_id) as own_rows,
                count(f.finding_id) filter (where f.decision_id is null) as own_undecided
            from person.rights_requests r
            left join person.rights_findings f on f.request_id = r.request_id
            group by r.request_id
            order by r.answered_on desc nulls first, r.received_on
            limit 200
            """))).AsList();

    /// <summary>How a request stands everywhere, for the agency that registered it; leaves the event RightsRequestViewed.</summary>
    internal static async Task<IReadOnlyList<RightsStanding>> StandingAsync(HubSession session, Guid requestId)
        => (await session.Connection.QueryAsync<RightsStanding>(session.Command(
            """
            select agency_id, agency, regime, certain, possible, undecided, unapplied
            from person.rights_standing(@requestId, @ActingFor)
            """,
            new { requestId, session.Scope.ActingFor }))).AsList();

    /// <summary>Names of the agencies that have still to decide, or whose decision is still to be applied.</summary>
    internal static async Task<IReadOnlyList<string>> OpenWorkAsync(HubSession session, Guid requestId)
        => (await session.Connection.QueryAsync<string>(session.Command(
            "select agency from person.rights_open_work(@requestId) agency", new { requestId }))).AsList();

    /// <summary>Found rows of one's own agency.</summary>
    internal static async Task<IReadOnlyList<RightsFinding>> FindingsAsync(HubSession session, Guid requestId)
        => (await session.Connection.QueryAsync<RightsFinding>(session.Command(
            """
            select f.finding_id, f.submission_id, f.row_number, f.kind, s.kind_version, f.regime, f.category, f.certainty, f.why,
                s.file_name, s.period_from, s.period_until, f.decision_id
            from person.rights_findings f
            join ingest.submissions s on s.submission_id = f.submission_id
            where f.request_id = @requestId
            order by f.kind, s.period_from, f.submission_id, f.row_number
            limit 2000
            """,
            new { requestId }))).AsList();

    /// <summary>Rulings of one's own agency.</summary>
    internal static async Task<IReadOnlyList<RightsDecision>> DecisionsAsync(HubSession session, Guid requestId)
        => (await session.Connection.QueryAsync<RightsDecision>(session.Command(
            """
            select d.decision_id, d.outcome, d.exemption, e.title as exemption_title, e.reference as exemption_reference, d.field,
                d.reason, d.decided_at, d.applied_at, d.lifted_at, count(f.finding_id) as rows, x.destroy_after as extract_until
            from person.rights_decisions d
            left join person.exemptions e on e.code = d.exemption
            left join person.rights_findings f on f.decision_id = d.decision_id
            left join person.rights_extracts x on x.decision_id = d.decision_id
            where d.request_id = @requestId
            group by d.decision_id, e.code, x.decision_id
            order by d.decided_at
            """,
            new { requestId }))).AsList();

    /// <summary>Grounds in force on a day.</summary>
    public static async Task<IReadOnlyList<RightsExemption>> ExemptionsAsync(HubSession session, DateOnly on)
        => (await session.Connection.QueryAsync<RightsExemption>(session.Command(
            """
            select code, regime, title, reference, confirm from person.exemptions
            where valid_from <= @on and @on < valid_until
            order by regime, code
            """,
            new { on }))).AsList();
}
