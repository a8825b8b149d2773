using Dapper;
using Npgsql;

namespace Hub.Data.Database;

/// <summary>
/// The four roles of the hub. They are cluster-wide, so parallel databases create them under one advisory lock. On a
/// customer's server they are made by its administrator and taken as given.
/// </summary>
public static class Roles
{
    /// <summary>Owns the schemas; migrations and <c>admin</c> verbs only.</summary>
    public const string Owner = "hub_owner";

    /// <summary>The worker.</summary>
    public const string Jobs = "hub_jobs";

    /// <summary>The portal.</summary>
    public const string Web = "hub_web";

    /// <summary>Read only, for verifying the audit record.</summary>
    public const string Audit = "hub_audit";

    private const long LockKey = 0x4855_425F_524F_4C45;

    /// <summary>
    /// Creates the roles where missing, and database <paramref name="database"/> owned by <see cref="Owner"/> where it does not
    /// exist. Needs a superuser connection to the cluster's maintenance database: development, tests and <c>run.sh</c> only.
    /// </summary>
    public static async Task EnsureAsync(NpgsqlDataSource superuser, string database, CancellationToken cancellationToken)
    {
        await using var connection = await superuser.OpenConnectionAsync(cancellationToken);
        await connection.ExecuteAsync(new CommandDefinition(
            "select pg_advisory_lock(@LockKey)", new { LockKey }, cancellationToken: cancellationToken));
        try
        {
            foreach (var script in SqlScripts.In("roles"))
            {
                await connection.ExecuteAsync(new CommandDefinition(script.Text, cancellationToken: cancellationToken));
            }

            var exists = await connection.ExecuteScalarAsync<bool>(new CommandDefinition(
                "select exists (select from pg_database where datname = @database)",
                new { database }, cancellationToken: cancellationToken));
            if (!exists)
            {
                // An identifier cannot be a parameter; QuoteIdentifier makes it one name whatever it holds.
                var name = new NpgsqlCommandBuilder().QuoteIdentifier(database);
                await using var create = connection.CreateCommand();
                create.CommandText = "create database " + name + " owner " + Owner;
                await create.ExecuteNonQueryAsync(cancellationToken);
            }
        }
        finally
        {
            await connection.ExecuteAsync(new CommandDefinition("select pg_advisory_unlock(@LockKey)", new { LockKey }));
        }
    }
}
