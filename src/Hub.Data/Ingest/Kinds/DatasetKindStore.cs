using System.Text.Json.Nodes;
using Dapper;
using Hub.Data.Database;

namespace Hub.Data.Ingest.Kinds;

/// <summary>What became of registering a kind.</summary>
/// <param name="Kind">The kind's name.</param>
/// <param name="Version">Its version.</param>
/// <param name="IsNew">True where this version was not registered before.</param>
/// <param name="Refusal">Why it was refused, with what to do; null where it stands.</param>
public sealed record KindRegistration(string Kind, int Version, bool IsNew, string? Refusal);

/// <summary>One registered version of a kind.</summary>
/// <param name="Kind">The kind's name.</param>
/// <param name="Version">Its version.</param>
/// <param name="Title">What a data officer calls it.</param>
/// <param name="RegisteredAt">Since when it is known.</param>
/// <param name="IsNewest">Whether the next submission is read with it.</param>
public sealed record KindVersion(string Kind, int Version, string Title, DateTimeOffset RegisteredAt, bool IsNewest);

/// <summary>
/// The definitions that submissions were read with, in ingest.dataset_kinds. A version never changes once it is registered:
/// otherwise nobody could say by which rules a submission was judged.
/// </summary>
public static class DatasetKindStore
{
    private sealed record Registered(byte[] Sha256, string Definition);

    /// <summary>
    /// Registers a definition. The same version with the same content changes nothing, however often; with other content it is
    /// refused. Two workers that start at once both succeed.
    /// </summary>
    public static async Task<KindRegistration> RegisterAsync(HubSession session, DatasetKind kind)
    {
        var sha256 = DatasetKindJson.Checksum(kind);
        var registered = await RegisteredAsync(session, kind);
        var isNew = registered is null && await InsertAsync(session, kind, sha256);
        registered ??= await RegisteredAsync(session, kind);
        return new(kind.Kind, kind.Version, isNew, registered!.Sha256.AsSpan().SequenceEqual(sha256) || IsSame(registered.Definition, kind)
            ? null
            : $"{kind.Kind}.json says version {kind.Version}, which is registered with other content. "
                + $"Raise the version to {kind.Version + 1}.");
    }

    /// <summary>Registers every kind of a folder, each on its own, so that one refusal leaves the others standing.</summary>
    public static async Task<IReadOnlyList<KindRegistration>> RegisterAsync(HubSession session, DatasetKinds kinds)
    {
        var registrations = new List<KindRegistration>();
        foreach (var kind in kinds.Kinds)
        {
            registrations.Add(await RegisterAsync(session, kind));
        }

        return registrations;
    }

    /// <summary>The definition as it was registered, or null.</summary>
    public static async Task<DatasetKind?> FindAsync(HubSession session, string kind, int version)
    {
        var definition = await session.Connection.QuerySingleOrDefaultAsync<string>(session.Command(
            "select definition::text from ingest.dataset_kinds where kind = @kind and version = @version",
            new { kind, version }));
        return definition is null ? null : DatasetKindJson.Read(definition);
    }

    /// <summary>The newest version of a kind that is registered, or null.</summary>
    public static async Task<DatasetKind?> NewestAsync(HubSession session, string kind)
    {
        var definition = await session.Connection.QuerySingleOrDefaultAsync<string>(session.Command(
            "select definition::text from ingest.dataset_kinds where kind = @kind order by version desc limit 1", new { kind }));
        return definition is null ? null : DatasetKindJson.Read(definition);
    }

    /// <summary>The newest registered version of some kinds, by name; kinds that are not registered are left out.</summary>
    public static async Task<IReadOnlyList<DatasetKind>> NewestAsync(HubSession session, string[] kinds)
        => [.. (await session.Connection.QueryAsync<string>(session.Command(
            """
            select distinct on (kind) definition::text from ingest.dataset_kinds where kind = any (@kinds)
            order by kind, version desc
            """,
            new { kinds })))
            .Select(DatasetKindJson.Read)];

    /// <summary>The newest registered version of every kind, by name.</summary>
    public static async Task<IReadOnlyList<DatasetKind>> NewestAsync(HubSession session)
        => [.. (await session.Connection.QueryAsync<string>(session.Command(
            "select distinct on (kind) definition::text from ingest.dataset_kinds order by kind, version desc")))
            .Select(DatasetKindJson.Read)];

    /// <summary>Every registered version, newest first within its kind.</summary>
    public static async Task<IReadOnlyList<KindVersion>> VersionsAsync(HubSession session)
        => (await session.Connection.QueryAsync<KindVersion>(session.Command(
            """
            select k.kind, k.version, k.definition ->> 'title' as title, k.registered_at,
                row_number() over (partition by k.kind order by k.version desc) = 1 as is_newest
            from ingest.dataset_kinds k
            order by k.kind, k.version desc
            """))).AsList();

    // A definition read back from the database has its members in another order, and so another checksum.
    private static bool IsSame(string definition, DatasetKind kind)
        => JsonNode.DeepEquals(JsonNode.Parse(definition), JsonNode.Parse(DatasetKindJson.Write(kind)));

    private static Task<Registered?> RegisteredAsync(HubSession session, DatasetKind kind)
        => session.Connection.QuerySingleOrDefaultAsync<Registered?>(session.Command(
            "select sha256, definition::text from ingest.dataset_kinds where kind = @Kind and version = @Version",
            new { kind.Kind, kind.Version }));

    private static async Task<bool> InsertAsync(HubSession session, DatasetKind kind, byte[] sha256)
        => await session.Connection.ExecuteAsync(session.Command(
            """
            insert into ingest.dataset_kinds (kind, version, definition, sha256)
            values (@Kind, @Version, @definition::jsonb, @sha256)
            on conflict on constraint pk_dataset_kinds do nothing
            """,
            new { kind.Kind, kind.Version, definition = DatasetKindJson.Write(kind), sha256 })) == 1;
}
