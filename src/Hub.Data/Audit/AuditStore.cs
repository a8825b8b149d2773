using System.Text.Json;
using Dapper;
using Hub.Data.Database;

namespace Hub.Data.Audit;

/// <summary>
/// Writes events, in the transaction of the act: if an event cannot be written, the act fails with it. Source of the rule:
/// Data Protection Act 2018 s.62 (collection, alteration, consultation, disclosure, combination, erasure).
/// </summary>
public static class AuditStore
{
    /// <summary>Records one event. Its time, its hash and its place in the chain are the database's.</summary>
    public static Task WriteAsync(HubSession session, AuditEvent happened)
    {
        var scope = session.Scope;
        var agencies = happened.Agencies.Concat(scope.ActingFor is { } own ? [own] : []).Distinct().Order().ToArray();
        return session.Connection.ExecuteAsync(session.Command(
            """
            insert into audit.events (event_id, kind, actor, actor_agency, purpose, outcome, subject_type, subject_id, agencies,
                agreements, details)
            values (@EventId, @Kind, @Actor, @ActingFor, @Purpose, @Outcome, @SubjectType, @SubjectId, @Agencies, @Agreements,
                @Details)
            """,
            new
            {
                happened.EventId,
                Kind = happened.Kind.ToString(),
                scope.Actor,
                scope.ActingFor,
                scope.Purpose,
                Outcome = happened.Outcome.ToString().ToLowerInvariant(),
                happened.SubjectType,
                happened.SubjectId,
                Agencies = agencies,
                Agreements = happened.Agreements.Distinct().Order().ToArray(),
                Details = JsonSerializer.Serialize(new SortedDictionary<string, string>(
                    happened.Details.ToDictionary(), StringComparer.Ordinal)),
            }));
    }
}
