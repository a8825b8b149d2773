using System.Globalization;
using Hub.Data.Database;

namespace Hub.Data.Audit;

/// <summary>What a verification of the record counted.</summary>
/// <param name="Events">Events in the record.</param>
/// <param name="Seals">Seals in the chain.</param>
/// <param name="Unsealed">Events that no seal holds yet.</param>
/// <param name="Findings">Things that are not as they must be; 0 is clean.</param>
public sealed record VerificationCounts(long Events, long Seals, long Unsealed, int Findings);

/// <summary>
/// Leaves word that the record was verified, and whether anything was found, so that the portal can show when it last was. The
/// verification itself only reads.
/// </summary>
[Audited(AuditEventKind.AuditRecordVerified)]
public static class RecordVerification
{
    /// <summary>Records the outcome; nothing can refuse it.</summary>
    public static Task HandleAsync(HubDatabase database, Scope scope, VerificationCounts counts, CancellationToken cancellationToken)
        => database.InScopeAsync(
            scope,
            session => AuditStore.WriteAsync(session, new AuditEvent(AuditEventKind.AuditRecordVerified, "audit record", "whole")
            {
                Outcome = counts.Findings == 0 ? AuditOutcome.Done : AuditOutcome.Failed,
                Details = new SortedDictionary<string, string>(StringComparer.Ordinal)
                {
                    ["events"] = counts.Events.ToString(CultureInfo.InvariantCulture),
                    ["seals"] = counts.Seals.ToString(CultureInfo.InvariantCulture),
                    ["unsealed"] = counts.Unsealed.ToString(CultureInfo.InvariantCulture),
                    ["findings"] = counts.Findings.ToString(CultureInfo.InvariantCulture),
                },
            }),
            cancellationToken);
}
