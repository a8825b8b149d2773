using System.Globalization;
using Hub.Data.Database;

namespace Hub.Data.Audit;

/// <summary>
/// Leaves word that the database was brought to another version. Migrations commit one by one before there is anything to write in, so
/// this is the one event that follows its act.
/// </summary>
[Audited(AuditEventKind.DatabaseMigrated)]
public static class RecordMigration
{
    /// <summary>Records the migrations among the scripts that ran; views and grants, which run each time, are no event.</summary>
    public static async Task HandleAsync(
        HubDatabase owner, Scope scope, IReadOnlyList<string> ran, CancellationToken cancellationToken)
    {
        var migrations = ran.Where(path => path.StartsWith("migrations/", StringComparison.Ordinal)).ToList();
        if (migrations.Count == 0)
        {
            return;
        }

        await owner.InScopeAsync(
            scope,
            session => AuditStore.WriteAsync(session, new AuditEvent(AuditEventKind.DatabaseMigrated, "database", migrations[^1])
            {
                Details = new SortedDictionary<string, string>(StringComparer.Ordinal)
                {
                    ["first"] = migrations[0],
                    ["last"] = migrations[^1],
                    ["count"] = migrations.Count.ToString(CultureInfo.InvariantCulture),
                },
            }),
            cancellationToken);
    }
}
