using System.Buffers.Binary;

namespace Hub.Data.Ingest.Quarantine;

/// <summary>
/// The form of a file at rest: eight bytes of mark, then chunks of 64 kB, each sealed with AES-GCM under the file's own key.
/// The chunk's number is its nonce, and number and "last" are sealed with it, so that chunks can neither be exchanged nor cut
/// off. Any place can be read without reading what stands before.
/// </summary>
internal static class SealedFile
{
    /// <summary>Length of a key: AES-256.</summary>
    public const int KeyBytes = 32;

    /// <summary>Plain bytes of a chunk.</summary>
    public const int ChunkBytes = 64 * 1024;

    /// <summary>Length of a seal.</summary>
    public const int TagBytes = 16;

    /// <summary>Length of a nonce.</summary>
    public const int NonceBytes = 12;

    /// <summary>Length of what is sealed with a chunk without being stored.</summary>
    public const int BoundBytes = 9;

    /// <summary>Stored bytes of a whole chunk.</summary>
    public const int StoredChunkBytes = ChunkBytes + TagBytes;

    /// <summary>The first bytes of every sealed file.</summary>
    public static ReadOnlySpan<byte> Mark => "HUBSEAL1"u8;

    /// <summary>Writes the nonce of a chunk.</summary>
    public static void Nonce(Span<byte> nonce, long chunk)
    {
        nonce[..4].Clear();
        BinaryPrimitives.WriteInt64BigEndian(nonce[4..], chunk);
    }

    /// <summary>Writes what is sealed with a chunk without being stored.</summary>
    public static void Bound(Span<byte> bound, long chunk, bool isLast)
    {
        BinaryPrimitives.WriteInt64BigEndian(bound, chunk);
        bound[8] = isLast ? (byte)1 : (byte)0;
    }
}
