using System.Runtime.InteropServices;
using Dapper;
using Hub.Data.Database;

namespace Hub.Data.Persons.Register.Opening;

/// <summary>
/// Blocking keys in sets of pages. What a new return costs goes by its own size: it reads the pages of its own keys and adds a set.
/// </summary>
internal static class LinkKeyStore
{
    // More sets than this are put together by the next full run's set; until then each costs a look.
    private const int PagesAtOnce = 4096;

    private sealed record KeySet(long KeySetId, int BucketBits);

    /// <summary>Adds a set; with <paramref name="replaces"/> it is the only one.</summary>
    public static async Task AddAsync(
        HubSession session, string subject, Guid modelId, ulong[][] keys, int[] representatives, long[] ids, bool replaces,
            DateTimeOffset now)
    {
        if (replaces)
        {
            await session.Connection.ExecuteAsync(session.Command(
                "delete from person.link_key_sets where subject = @subject", new { subject }, timeoutSeconds: 600));
        }

        var entries = (long)keys.Length * representatives.Length;
        var bits = BlockingKeys.BucketBits(entries);
        var set = await session.Connection.ExecuteScalarAsync<long>(session.Command(
            """
            insert into person.link_key_sets (subject, model_id, bucket_bits, entry_count, made_at)
            values (@subject, @modelId, @bits, @entries, @now) returning key_set_id
            """,
            new { subject, modelId, bits, entries, now }));
        await RecordCopy.KeysAsync(session, set, BlockingKeys.Pages(keys, representatives, ids, bits));
    }

    /// <summary>The records that share a key with one of these; some of them may be gone.</summary>
    public static async Task<HashSet<long>> SharingAsync(HubSession session, string subject, Guid modelId, ulong[][] keys)
    {
        var found = new HashSet<long>();
        var sets = (await session.Connection.QueryAsync<KeySet>(session.Command(
            "select key_set_id, bucket_bits from person.link_key_sets where subject = @subject and model_id = @modelId",
            new { subject, modelId }))).AsList();
        foreach (var set in sets)
        {
            var wanted = keys.SelectMany(rule => rule).Where(key => key != 0)
                .Select(key => ((ulong)BlockingKeys.BucketOf(key, set.BucketBits) << 32) | BlockingKeys.RestOf(key, set.BucketBits))
                .ToHashSet();
            foreach (var buckets in wanted.Select(key => (int)(key >> 32)).Distinct().Order().Chunk(PagesAtOnce))
            {
                await SharingAsync(session, set.KeySetId, buckets, wanted, found);
            }
        }

        return found;
    }

    private static async Task SharingAsync(HubSession session, long set, int[] buckets, HashSet<ulong> wanted, HashSet<long> found)
    {
        await using var reader = await session.Connection.ExecuteReaderAsync(session.Command(
            "select bucket, entries from person.link_keys where key_set_id = @set and bucket = any (@buckets)", new { set, buckets }));
        while (await reader.ReadAsync(session.CancellationToken))
        {
            var bucket = (ulong)reader.GetInt32(0) << 32;
            var entries = reader.GetFieldValue<byte[]>(1).AsSpan();
            for (; entries.Length >= BlockingKeys.EntryBytes; entries = entries[BlockingKeys.EntryBytes..])
            {
                if (wanted.Contains(bucket | MemoryMarshal.Read<uint>(entries)))
                {
                    found.Add(MemoryMarshal.Read<long>(entries[4..]));
                }
            }
        }
    }
}
