using Dapper;
using Npgsql;

namespace Hub.Data.Database;

/// <summary>Whether a process can work with its database now.</summary>
public static class Readiness
{
    /// <summary>Null when the database answers and has been migrated, otherwise one sentence without names or addresses.</summary>
    public static async Task<string?> ProblemAsync(NpgsqlDataSource dataSource, TimeSpan patience, CancellationToken cancellationToken)
    {
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limited.CancelAfter(patience);
        try
        {
            await using var connection = await dataSource.OpenConnectionAsync(limited.Token);
            var isMigrated = await connection.ExecuteScalarAsync<bool>(new CommandDefinition(
                "select to_regclass('ingest.submissions') is not null", cancellationToken: limited.Token));
            return (isMigrated, connection.PostgreSqlVersion.Major) switch
            {
                (_, < 15) => "PostgreSQL is too old; the hub needs 15 or later.",
                (false, _) => "The database is empty; run hub migrate.",
                _ => null,
            };
        }
        catch (PostgresException fault) when (fault.SqlState is PostgresErrorCodes.InvalidCatalogName)
        {
            return "The database does not exist; run hub migrate.";
        }
        catch (NpgsqlException)
        {
            return "The database does not answer.";
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return "The database does not answer in time.";
        }
    }
}
