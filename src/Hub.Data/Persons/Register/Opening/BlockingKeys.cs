using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Hub.Data.Persons.Register.Opening;

/// <summary>
/// The engine's blocking keys under a secret key, so that nobody who reads the database can try values against them. Each key of a rule
/// is one block of AES: a keyed permutation, hence two records share the one exactly where they share the other.
/// </summary>
internal static class BlockingKeys
{
    /// <summary>Bytes of one entry of a page: the part of a key behind its bucket, and the record.</summary>
    public const int EntryBytes = 12;

    // A page stays within a row of the table itself.
    private const int EntriesInPage = 128, MostBits = 20;

    /// <summary>The keyed key of each entry; 0 where a record has none.</summary>
    /// <param name="secret">The model's key.</param>
    /// <param name="keys">By rule and record.</param>
    public static ulong[][] Hide(byte[] secret, IReadOnlyList<uint[]> keys)
    {
        var hidden = new ulong[keys.Count][];
        Parallel.For(0, keys.Count, rule =>
        {
            using var aes = Aes.Create();
            aes.Key = secret;
            var (from, to) = (new byte[16 * 1024], new byte[16 * 1024]);
            var into = hidden[rule] = new ulong[keys[rule].Length];
            for (var start = 0; start < into.Length; start += 1024)
            {
                var count = Math.Min(1024, into.Length - start);
                for (var i = 0; i < count; i++)
                {
                    BinaryPrimitives.WriteInt32LittleEndian(from.AsSpan(i * 16), rule);
                    BinaryPrimitives.WriteUInt32LittleEndian(from.AsSpan((i * 16) + 4), keys[rule][start + i]);
                }

                // Single blocks, each for itself: that is what the mode without chaining is for.
                aes.EncryptEcb(from.AsSpan(0, count * 16), to, PaddingMode.None);
                for (var i = 0; i < count; i++)
                {
                    into[start + i] = keys[rule][start + i] == 0 ? 0 : BinaryPrimitives.ReadUInt64LittleEndian(to.AsSpan(i * 16)) | 1;
                }
            }
        });
        return hidden;
    }

    /// <summary>How many leading bits say the bucket, for so many entries.</summary>
    public static int BucketBits(long entries)
        => (int)Math.Clamp(BitOperations.Log2((ulong)Math.Max(1, entries / EntriesInPage)), 0, MostBits);

    /// <summary>The bucket of a key.</summary>
    public static int BucketOf(ulong key, int bits) => bits == 0 ? 0 : (int)(key >> (64 - bits));

    /// <summary>The part of a key that an entry keeps.</summary>
    public static uint RestOf(ulong key, int bits) => unchecked((uint)(key >> (32 - bits)));

    /// <summary>Pages of entries by bucket, the empty ones left out.</summary>
    /// <param name="keys">Keyed keys by rule and representative.</param>
    /// <param name="representatives">For each record its representative.</param>
    /// <param name="ids">Record ids.</param>
    /// <param name="bits">As <see cref="BucketBits"/> gives them.</param>
    public static IEnumerable<(int Bucket, ReadOnlyMemory<byte> Entries)> Pages(
        ulong[][] keys, int[] representatives, long[] ids, int bits)
    {
        var starts = new int[(1 << bits) + 1];
        foreach (var rule in keys)
        {
            foreach (var person in representatives)
            {
                if (rule[person] != 0)
                {
                    starts[BucketOf(rule[person], bits) + 1]++;
                }
            }
        }

        for (var i = 1; i < starts.Length; i++)
        {
            starts[i] += starts[i - 1];
        }

        var bytes = new byte[(long)starts[^1] * EntryBytes];
        var next = starts.ToArray();
        foreach (var rule in keys)
        {
            for (var i = 0; i < representatives.Length; i++)
            {
                if (rule[representatives[i]] is var key && key != 0)
                {
                    var entry = bytes.AsSpan(next[BucketOf(key, bits)]++ * EntryBytes, EntryBytes);
                    MemoryMarshal.Write(entry, RestOf(key, bits));
                    MemoryMarshal.Write(entry[4..], ids[i]);
                }
            }
        }

        for (var bucket = 0; bucket < starts.Length - 1; bucket++)
        {
            if (starts[bucket + 1] > starts[bucket])
            {
                yield return (bucket, bytes.AsMemory(starts[bucket] * EntryBytes, (starts[bucket + 1] - starts[bucket]) * EntryBytes));
            }
        }
    }
}
