using Hub.Data.Access;
using Hub.Data.Audit;
using Hub.Data.Database;

namespace Hub.Web.Security;

/// <summary>Records what was refused for want of a right: who, which page, why. Never what they sent.</summary>
public sealed class Refusals(HubDatabase database)
{
    /// <summary>
    /// Writes one event, whether or not the caller still listens. Its subject is the page's pattern, not the address, which may
    /// hold an id that is not theirs.
    /// </summary>
    public Task RecordAsync(HttpContext context, string reason)
    {
        var services = context.RequestServices;
        var scope = services.GetRequiredService<CurrentActor>().Actor?.ScopeFor("refusal")
            ?? services.GetRequiredService<CurrentClient>().Client?.ScopeFor("refusal")
            ?? Scope.None(SignIn.Anonymous, "refusal");
        var pattern = (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "unknown";
        return database.InScopeAsync(
            scope,
            session => AuditStore.WriteAsync(session, new AuditEvent(AuditEventKind.AccessRefused, "page", "/" + pattern.TrimStart('/'))
            {
                Outcome = AuditOutcome.Refused,
                Details = new SortedDictionary<string, string>(StringComparer.Ordinal)
                {
                    ["reason"] = reason, ["method"] = context.Request.Method,
                },
            }),
            CancellationToken.None);
    }
}
