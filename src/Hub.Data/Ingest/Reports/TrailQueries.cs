using System.Globalization;
using Dapper;
using Hub.Data.Audit;
using Hub.Data.Database;

namespace Hub.Data.Ingest.Reports;

/// <summary>One thing that happened to a return.</summary>
/// <param name="At">When.</param>
/// <param name="Kind">A word of <see cref="AuditEventKind"/>.</param>
/// <param name="Outcome">done, refused or failed.</param>
/// <param name="Actor">Who, as the record has it.</param>
/// <param name="Name">The person, where the reader's agency knows them.</param>
public sealed record TrailStep(DateTimeOffset At, string Kind, string Outcome, string Actor, string? Name);

/// <summary>What happened to a return, from the events of the audit record that its agency may see.</summary>
public static class TrailQueries
{
    private static readonly string[] Shown =
    [
        .. new[]
        {
            AuditEventKind.SubmissionReceived, AuditEventKind.SubmissionChecked, AuditEventKind.SubmissionSent,
            AuditEventKind.SubmissionAccepted, AuditEventKind.SubmissionRejected, AuditEventKind.SubmissionDiscarded,
            AuditEventKind.SubmissionWithdrawalAsked, AuditEventKind.SubmissionWithdrawn, AuditEventKind.SubmissionDisposed,
        }.Select(kind => kind.ToString()),
    ];

    /// <summary>The steps of one return, oldest first; looks at it are left out.</summary>
    public static async Task<IReadOnlyList<TrailStep>> ReadAsync(HubSession session, long submissionId)
        => (await session.Connection.QueryAsync<TrailStep>(session.Command(
            """
            select e.at, e.kind, e.outcome, e.actor, c.display_name as name
            from audit.events e
            left join access.accounts c on c.account_id::text = e.actor
            where e.subject_type = 'submission' and e.subject_id = @Subject and e.kind = any (@Shown)
            order by e.at, e.event_id
            limit 200
            """,
            new { Subject = submissionId.ToString(CultureInfo.InvariantCulture), Shown }))).AsList();
}
