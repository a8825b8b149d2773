using Hub.Data.Audit;
using Hub.Data.Database;

namespace Hub.Data.Access;

/// <summary>Puts the end of a command on record, done or refused, in the command's own transaction.</summary>
internal static class AccessRecord
{
    public static async Task<AccessOutcome> DoneAsync(HubSession session, AuditEvent happened)
    {
        await AuditStore.WriteAsync(session, happened);
        return new AccessOutcome.Done();
    }

    /// <summary>The same event as a refusal, with its reason.</summary>
    public static async Task<AccessOutcome> RefusedAsync(HubSession session, AuditEvent tried, AccessRefusal why)
    {
        await AuditStore.WriteAsync(session, tried with
        {
            Outcome = AuditOutcome.Refused,
            Details = With(tried.Details, "reason", why.Code),
        });
        return new AccessOutcome.Refused(why);
    }

    public static SortedDictionary<string, string> With(IReadOnlyDictionary<string, string> details, string name, string value)
        => new(details.ToDictionary(), StringComparer.Ordinal) { [name] = value };
}
