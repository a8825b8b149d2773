using System.Collections;
using Dapper;
using Npgsql;

namespace Hub.Data.Database;

/// <summary>
/// An open transaction with its scope. Made by <see cref="HubDatabase"/> only. The scope is entered by the first
/// <see cref="Command"/>, in the same round trip: until then the transaction sees no row of any agency.
/// </summary>
public sealed class HubSession
{
    // A procedure returns no result set, so whoever reads the command's results reads those of their own statement.
    private const string EnterScope =
        "call access.enter_scope(@scope_actor, @scope_purpose, @scope_agencies, @scope_areas, @scope_oversight);\n";

    private readonly NpgsqlTransaction _transaction;
    private bool _isEntered;

    internal HubSession(
        NpgsqlConnection connection, NpgsqlTransaction transaction, Scope scope, CancellationToken cancellationToken)
    {
        Connection = connection;
        _transaction = transaction;
        Scope = scope;
        CancellationToken = cancellationToken;
    }

    /// <summary>The connection, for Dapper and for binary COPY.</summary>
    public NpgsqlConnection Connection { get; }

    /// <summary>Who acts, for what, over whose rows.</summary>
    public Scope Scope { get; }

    /// <summary>Cancels the work when the host stops.</summary>
    public CancellationToken CancellationToken { get; }

    /// <summary>
    /// A command in this transaction that stops when the host stops. It is run before the next one is made: the first one
    /// carries the scope in.
    /// </summary>
    /// <exception cref="ArgumentException">The session's first command is given a list of parameter sets.</exception>
    public CommandDefinition Command(string sql, object? parameters = null, int? timeoutSeconds = null)
    {
        if (_isEntered)
        {
            return new(sql, parameters, _transaction, timeoutSeconds, cancellationToken: CancellationToken);
        }

        if (parameters is IEnumerable and not (SqlMapper.IDynamicParameters or IEnumerable<KeyValuePair<string, object>>))
        {
            throw new ArgumentException("A session's first command takes one set of parameters.", nameof(parameters));
        }

        _isEntered = true;
        return new(EnterScope + sql, WithScope(parameters), _transaction, timeoutSeconds, cancellationToken: CancellationToken);
    }

    /// <summary>Marks a place in the work to which <see cref="RollbackToAsync"/> returns without ending it.</summary>
    public async Task SaveAsync(string savepoint)
    {
        if (!_isEntered)
        {
            // Returning to a savepoint undoes settings made after it: the scope stands before the first one.
            _isEntered = true;
            await Connection.ExecuteAsync(new CommandDefinition(
                EnterScope, WithScope(null), _transaction, cancellationToken: CancellationToken));
        }

        await _transaction.SaveAsync(savepoint, CancellationToken);
    }

    /// <summary>Undoes what was done since <see cref="SaveAsync"/>; the work may go on.</summary>
    public Task RollbackToAsync(string savepoint) => _transaction.RollbackAsync(savepoint, CancellationToken);

    private DynamicParameters WithScope(object? parameters)
    {
        var all = new DynamicParameters(parameters);
        all.Add("scope_actor", Scope.Actor);
        all.Add("scope_purpose", Scope.Purpose);
        all.Add("scope_agencies", string.Join(',', Scope.Agencies));
        all.Add("scope_areas", string.Join(',', Scope.Areas));
        all.Add("scope_oversight", Scope.HasOversight ? "on" : "");
        return all;
    }
}
