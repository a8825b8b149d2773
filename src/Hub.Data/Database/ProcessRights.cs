using Dapper;
using Npgsql;

namespace Hub.Data.Database;

/// <summary>
/// Neither worker nor portal may be able to change what protects the data: each refuses to start with more rights than it needs.
/// </summary>
public static class ProcessRights
{
    private sealed record Rights(string Role, bool IsSuperuser, bool BypassesPolicies, bool Owns);

    /// <summary>Null when the role of <paramref name="dataSource"/> is fit for the process, otherwise the reason in one sentence.</summary>
    /// <param name="dataSource">The process's connections.</param>
    /// <param name="process">"worker" or "portal".</param>
    /// <param name="wanted">The role that it should have, one of <see cref="Roles"/>.</param>
    /// <param name="cancellationToken">Stops the question.</param>
    public static async Task<string?> RefusalAsync(
        NpgsqlDataSource dataSource, string process, string wanted, CancellationToken cancellationToken)
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
                $"The {process} will not run as {rights.Role}, which row-level security does not bind; "
                + $"give HUB_DATABASE the role {wanted}.",
            { Owns: true } =>
                $"The {process} will not run as {rights.Role}, which owns the hub's tables; give HUB_DATABASE the role {wanted}.",
            _ => null,
        };
    }
}
