using Dapper;
using Npgsql;

namespace Hub.Data.Database;

/// <summary>A key of sessions as it is stored: sealed, so that the database alone opens nothing.</summary>
public sealed record SealedKey(string Name, byte[] Sealed);

/// <summary>
/// The sealed keys of the portal's sessions. They belong to no agency and are read before any scope exists. Synchronous, because
/// the framework's key ring is.
/// </summary>
public sealed class KeyRingStore(NpgsqlDataSource dataSource)
{
    /// <summary>Every key, oldest first.</summary>
    public IReadOnlyList<SealedKey> All()
    {
        using var connection = dataSource.OpenConnection();
        return connection.Query<SealedKey>("select key_name as name, sealed from access.key_ring order by created_at").AsList();
    }

    /// <summary>Adds a key. A name is used once: keys are never changed.</summary>
    public void Add(string name, byte[] sealedKey)
    {
        using var connection = dataSource.OpenConnection();
        connection.Execute("insert into access.key_ring (key_name, sealed) values (@name, @sealedKey)", new { name, sealedKey });
    }
}
