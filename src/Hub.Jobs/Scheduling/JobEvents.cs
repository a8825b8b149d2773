using System.Globalization;
using Hub.Data.Audit;
using Hub.Data.Database;

namespace Hub.Jobs.Scheduling;

/// <summary>
/// Every end of an attempt is an event, in the transaction of the change of state. It concerns the agency in whose name was asked and
/// those whose rows the work could see. No error text: only what kind of fault it was.
/// </summary>
internal static class JobEvents
{
    public static Task EndedAsync(HubSession session, JobRequest request, AuditOutcome outcome, string state, string? fault = null)
    {
        var details = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["kind"] = request.Kind,
            ["subject"] = request.SubjectId,
            ["asked_by"] = request.AskedBy,
            ["attempt"] = request.Attempts.ToString(CultureInfo.InvariantCulture),
            ["state"] = state,
        };
        if (fault is not null)
        {
            details["fault"] = fault;
        }

        var id = request.RequestId.ToString(CultureInfo.InvariantCulture);
        return AuditStore.WriteAsync(session, new AuditEvent(AuditEventKind.JobEnded, "job request", id)
        {
            Outcome = outcome,
            Agencies = [.. session.Scope.Agencies, .. request.AskedByAgency is { } agency ? [agency] : Array.Empty<Guid>()],
            Details = details,
        });
    }
}
