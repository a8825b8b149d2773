using Dapper;
using Npgsql;

namespace Hub.Data.Database;

/// <summary>An open transaction with its scope. Made by <see cref="HubDatabase"/> only.</summary>
public sealed class HubSession
{
    internal HubSession(
        NpgsqlConnection connection, NpgsqlTransaction transaction, Scope scope, CancellationToken cancellationToken)
    {
        Connection = connection;
        Transaction = transaction;
        Scope = scope;
        CancellationToken = cancellationToken;
    }

    /// <summary>The connection, for Dapper and for binary COPY.</summary>
    public NpgsqlConnection Connection { get; }

    /// <summary>The transaction that carries the scope.</summary>
    public NpgsqlTransaction Transaction { get; }

    /// <summary>Who acts, for what, over whose rows.</summary>
    public Scope Scope { get; }

    /// <summary>Cancels the work when the host stops.</summary>
    public CancellationToken CancellationToken { get; }

    /// <summary>A command in this transaction that stops when the host stops.</summary>
    public CommandDefinition Command(string sql, object? parameters = null, int? timeoutSeconds = null)
        => new(sql, parameters, Transaction, timeoutSeconds, cancellationToken: CancellationToken);
}
