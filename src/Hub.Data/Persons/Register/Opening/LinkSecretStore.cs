using System.Security.Cryptography;
using Dapper;
using Hub.Data.Database;
using Hub.Data.Ingest.Quarantine;

namespace Hub.Data.Persons.Register.Opening;

/// <summary>Keys that outlive models, wrapped by a master key: without the key file the hashes made by them say nothing.</summary>
internal static class LinkSecretStore
{
    private const int KeyBytes = 32;

    /// <summary>The key of that name, made at its first use.</summary>
    public static async Task<byte[]> OpenAsync(HubSession session, MasterKeys keys, string name, DateTimeOffset now)
    {
        var made = RandomNumberGenerator.GetBytes(KeyBytes);
        await session.Connection.ExecuteAsync(session.Command(
            "insert into person.link_secrets (name, sealed_key, created_at) values (@name, @Sealed, @now) on conflict (name) do nothing",
            new { name, Sealed = keys.Wrap(made, BelongsTo(name)), now }));
        var wrapped = await session.Connection.ExecuteScalarAsync<byte[]>(session.Command(
            "select sealed_key from person.link_secrets where name = @name", new { name }));
        return keys.Unwrap(wrapped!, BelongsTo(name));
    }

    private static string BelongsTo(string name) => "link secret " + name;
}
