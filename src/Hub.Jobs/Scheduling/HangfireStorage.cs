using Hangfire;
using Hangfire.PostgreSql;
using Hangfire.PostgreSql.Factories;
using Npgsql;

namespace Hub.Jobs.Scheduling;

/// <summary>Hangfire's tables in a schema of their own. The owner prepares them in <c>hub migrate</c>; the worker only uses them.</summary>
public static class HangfireStorage
{
    private const string Schema = "hangfire";
    private const long LockKey = 0x4855_425F_4846_4952;

    /// <summary>Creates or updates the schema as the owner, and grants the worker its use. Safe when two start at once.</summary>
    public static async Task PrepareAsync(NpgsqlDataSource owner, CancellationToken cancellationToken)
    {
        await using var connection = await owner.OpenConnectionAsync(cancellationToken);
        await LockAsync(connection, "select pg_advisory_lock(@key)", cancellationToken);
        try
        {
            await using (var installing = await owner.OpenConnectionAsync(cancellationToken))
            {
                PostgreSqlObjectsInstaller.Install(installing, Schema);
            }

            await ExecuteAsync(
                connection,
                """
                grant usage on schema hangfire to hub_jobs;
                grant select, insert, update, delete on all tables in schema hangfire to hub_jobs;
                grant usage, select, update on all sequences in schema hangfire to hub_jobs;
                """,
                cancellationToken);
        }
        finally
        {
            await LockAsync(connection, "select pg_advisory_unlock(@key)", CancellationToken.None);
        }
    }

    /// <summary>The storage that a worker uses, in its own role.</summary>
    public static PostgreSqlStorage Create(string connectionString, WorkerOptions options)
    {
        // Process-wide and always the same, so that several storages of one test process agree.
        GlobalConfiguration.Configuration
            .SetDataCompatibilityLevel(CompatibilityLevel.Version_180)
            .UseSimpleAssemblyNameTypeSerializer()
            .UseRecommendedSerializerSettings();
        var settings = new PostgreSqlStorageOptions
        {
            SchemaName = Schema,
            PrepareSchemaIfNecessary = false,
            // Without sliding a long job is started a second time while the first run still lives.
            UseSlidingInvisibilityTimeout = true,
            InvisibilityTimeout = TimeSpan.FromSeconds(options.InvisibilitySeconds),
            QueuePollInterval = TimeSpan.FromSeconds(1),
            EnableLongPolling = true,
        };
        return new PostgreSqlStorage(new NpgsqlConnectionFactory(connectionString, settings), settings);
    }

    private static async Task LockAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        command.Parameters.AddWithValue("key", LockKey);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
