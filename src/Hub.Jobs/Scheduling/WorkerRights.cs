using Dapper;
using Npgsql;

namespace Hub.Jobs.Scheduling;

/// <summary>The worker must not be able to change what protects the data: it refuses to start with more rights than it needs.</summary>
public static class WorkerRights
{
    private sealed record Rights(string Role, bool IsSuperuser, bool BypassesPolicies, bool Owns);

    /// <summary>Null when the role of <paramref name="dataSource"/> is fit for a worker, otherwise the reason in one sentence.</summary>
    public static async Task<string?> RefusalAsync(NpgsqlDataSource dataSource, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        var rights = await connection.QuerySingleAsync<Rights>(new CommandDefinition(
            """
            select r.rolname as role, r.rolsuper as is_superuser, r.rolbypassrls as bypasses_policies,
                exists (select from pg_namespace n where n.nspname in ('job', 'ingest', 'person', 'sharing')
                    and pg_has_role(r.oid, n.nspowner, 'member')) as owns
            from pg_roles r where r.rolname = current_user
            """,
            cancellationToken: cancellationToken));
        return rights switch
        {
            { IsSuperuser: true } or { BypassesPolicies: true } =>
                $"The worker will not run as {rights.Role}, which row-level security does not bind; give HUB_DATABASE the role hub_jobs.",
            { Owns: true } =>
                $"The worker will not run as {rights.Role}, which owns the hub's tables; give HUB_DATABASE the role hub_jobs.",
            _ => null,
        };
    }
}
