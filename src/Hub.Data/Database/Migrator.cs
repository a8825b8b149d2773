using Dapper;
using Npgsql;

namespace Hub.Data.Database;

/// <summary>A migration that was edited after it had been applied: the database is left as it was.</summary>
public sealed class MigrationChangedException(string path)
    : InvalidOperationException(
        $"Migration {path} has changed since it was applied here. Restore the file and put the change into a new migration.");

/// <summary>
/// Brings a database to the state of <c>sql/</c>: migrations once and in order, views when their text changed, grants and
/// reference rows always. Each script runs in a transaction of its own; the first error stops everything after it. Two
/// migrators that start at once take turns under an advisory lock.
/// </summary>
public sealed class Migrator(NpgsqlDataSource owner)
{
    private const long LockKey = 0x4855_425F_4D49_4752;

    private sealed record Applied(string Path, string Checksum);

    /// <summary>Applies what is missing and returns the paths of the scripts that ran.</summary>
    /// <exception cref="MigrationChangedException">An applied migration differs from the file.</exception>
    public async Task<IReadOnlyList<string>> MigrateAsync(CancellationToken cancellationToken)
    {
        await using var connection = await owner.OpenConnectionAsync(cancellationToken);
        await connection.ExecuteAsync(new CommandDefinition(
            "select pg_advisory_lock(@LockKey)", new { LockKey }, cancellationToken: cancellationToken));
        try
        {
            return await ApplyAsync(connection, cancellationToken);
        }
        finally
        {
            await connection.ExecuteAsync(new CommandDefinition("select pg_advisory_unlock(@LockKey)", new { LockKey }));
        }
    }

    /// <summary>Migrations of this version that the database lacks; the whole list when it was never migrated.</summary>
    public async Task<IReadOnlyList<string>> MissingAsync(CancellationToken cancellationToken)
    {
        await using var connection = await owner.OpenConnectionAsync(cancellationToken);
        var exists = await connection.ExecuteScalarAsync<bool>(new CommandDefinition(
            "select to_regclass('database.journal') is not null", cancellationToken: cancellationToken));
        var applied = exists
            ? (await connection.QueryAsync<string>(new CommandDefinition(
                "select path from database.journal", cancellationToken: cancellationToken))).ToHashSet(StringComparer.Ordinal)
            : [];
        return [.. SqlScripts.In("migrations").Select(script => script.Path).Where(path => !applied.Contains(path))];
    }

    private static async Task<List<string>> ApplyAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await connection.ExecuteAsync(new CommandDefinition(
            """
            create schema if not exists database;
            create table if not exists database.journal (
                path text not null,
                checksum text not null,
                applied_at timestamptz not null default now(),
                constraint pk_journal primary key (path)
            );
            """,
            cancellationToken: cancellationToken));
        var applied = (await connection.QueryAsync<Applied>(new CommandDefinition(
            "select path, checksum from database.journal", cancellationToken: cancellationToken)))
            .ToDictionary(a => a.Path, a => a.Checksum, StringComparer.Ordinal);

        var ran = new List<string>();
        foreach (var script in SqlScripts.In("migrations"))
        {
            if (applied.TryGetValue(script.Path, out var checksum))
            {
                if (checksum != script.Checksum)
                {
                    throw new MigrationChangedException(script.Path);
                }

                continue;
            }

            await RunAsync(connection, script, ran, cancellationToken);
        }

        foreach (var script in SqlScripts.In("views").Where(s => applied.GetValueOrDefault(s.Path) != s.Checksum))
        {
            await RunAsync(connection, script, ran, cancellationToken);
        }

        foreach (var script in SqlScripts.In("grants").Concat(SqlScripts.In("reference")))
        {
            await RunAsync(connection, script, ran, cancellationToken);
        }

        return ran;
    }

    private static async Task RunAsync(
        NpgsqlConnection connection, SqlScript script, List<string> ran, CancellationToken cancellationToken)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        // The server splits the script: Npgsql would cut a function's "begin atomic … end" at its inner semicolons.
        await connection.ExecuteAsync(new CommandDefinition(
            "select set_config('hub.script', @Text, true)", new { script.Text }, transaction, cancellationToken: cancellationToken));
        await connection.ExecuteAsync(new CommandDefinition(
            "do $run$ begin execute current_setting('hub.script'); end $run$;",
            transaction: transaction, cancellationToken: cancellationToken));

        await connection.ExecuteAsync(new CommandDefinition(
            """
            insert into database.journal (path, checksum) values (@Path, @Checksum)
            on conflict (path) do update set checksum = excluded.checksum, applied_at = now()
            """,
            new { script.Path, script.Checksum }, transaction, cancellationToken: cancellationToken));
        await transaction.CommitAsync(cancellationToken);
        ran.Add(script.Path);
    }
}
