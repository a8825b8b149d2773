using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Hub.Data.Audit.Sealing;

/// <summary>One link of the chain of seals.</summary>
/// <param name="Number">From 1, without a gap.</param>
/// <param name="SealedAt">When it was made, by the database's clock.</param>
/// <param name="EventCount">Events in it.</param>
/// <param name="Head">SHA-256, see <see cref="SealHead"/>; it stands for everything up to here.</param>
public sealed record Seal(long Number, DateTimeOffset SealedAt, int EventCount, byte[] Head);

/// <summary>An event in a seal, by id and by the hash of its content.</summary>
public readonly record struct SealedEvent(Guid EventId, byte[] ContentHash);

/// <summary>
/// Computes the head of a seal: SHA-256 over the word "hub-audit-seal-1", the previous head (32 bytes; zeros before the first), the
/// number (8 bytes), the time in microseconds since 1970 (8), the count (4), all big-endian, and for each event in order its id
/// (16 bytes as written) and its content hash (32). Feed it event by event: nothing is kept.
/// </summary>
public sealed class SealHead : IDisposable
{
    /// <summary>Length of a head and of a content hash, in bytes.</summary>
    public const int Bytes = 32;

    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    /// <summary>Begins a seal.</summary>
    public SealHead(ReadOnlySpan<byte> previousHead, long number, DateTimeOffset sealedAt, int eventCount)
    {
        _hash.AppendData("hub-audit-seal-1"u8);
        _hash.AppendData(previousHead);
        Span<byte> numbers = stackalloc byte[20];
        BinaryPrimitives.WriteInt64BigEndian(numbers, number);
        BinaryPrimitives.WriteInt64BigEndian(numbers[8..], Microseconds(sealedAt));
        BinaryPrimitives.WriteInt32BigEndian(numbers[16..], eventCount);
        _hash.AppendData(numbers);
    }

    /// <summary>What the first seal follows.</summary>
    public static byte[] BeforeFirst => new byte[Bytes];

    /// <summary>Microseconds since 1970: the precision of the database.</summary>
    public static long Microseconds(DateTimeOffset instant)
        => (instant.UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks) / TimeSpan.TicksPerMicrosecond;

    /// <summary>Adds the next event.</summary>
    public void Add(Guid eventId, ReadOnlySpan<byte> contentHash)
    {
        Span<byte> id = stackalloc byte[16];
        eventId.TryWriteBytes(id, bigEndian: true, out _);
        _hash.AppendData(id);
        _hash.AppendData(contentHash);
    }

    /// <summary>The head.</summary>
    public byte[] Finish() => _hash.GetHashAndReset();

    /// <inheritdoc/>
    public void Dispose() => _hash.Dispose();
}
