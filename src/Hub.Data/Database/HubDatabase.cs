using Npgsql;

namespace Hub.Data.Database;

/// <summary>
/// The one door to the database: every read and write happens in a transaction that carries a <see cref="Scope"/>.
/// The scope is transaction-local, so a pooled connection never hands it to its next borrower. Beginning the transaction and
/// entering the scope travel with the first command: a request costs its own round trips and one for the commit.
/// </summary>
public sealed class HubDatabase(NpgsqlDataSource dataSource)
{
    /// <summary>The data source, for a connection outside any scope: progress rows, LISTEN, health checks.</summary>
    public NpgsqlDataSource DataSource { get; } = dataSource;

    /// <summary>
    /// Runs <paramref name="work"/> in one transaction with the scope set, and commits. Any exception rolls back.
    /// </summary>
    public Task<T> InScopeAsync<T>(Scope scope, Func<HubSession, Task<T>> work, CancellationToken cancellationToken)
        => RunAsync(scope, System.Data.IsolationLevel.ReadCommitted, work, cancellationToken);

    /// <summary>As <see cref="InScopeAsync{T}"/>, without a result.</summary>
    public Task InScopeAsync(Scope scope, Func<HubSession, Task> work, CancellationToken cancellationToken)
        => InScopeAsync<object?>(
            scope,
            async session =>
            {
                await work(session);
                return null;
            },
            cancellationToken);

    /// <summary>As <see cref="InScopeAsync{T}"/> over one unchanging view of the data: for a snapshot.</summary>
    public Task<T> InSnapshotAsync<T>(Scope scope, Func<HubSession, Task<T>> work, CancellationToken cancellationToken)
        => RunAsync(scope, System.Data.IsolationLevel.RepeatableRead, work, cancellationToken);

    private async Task<T> RunAsync<T>(
        Scope scope, System.Data.IsolationLevel isolation, Func<HubSession, Task<T>> work, CancellationToken cancellationToken)
    {
        await using var connection = await DataSource.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(isolation, cancellationToken);
        var session = new HubSession(connection, transaction, scope, cancellationToken);
        var result = await work(session);
        await transaction.CommitAsync(cancellationToken);
        return result;
    }
}
