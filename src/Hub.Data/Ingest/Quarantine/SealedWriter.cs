using System.Security.Cryptography;

namespace Hub.Data.Ingest.Quarantine;

/// <summary>Seals a stream chunk by chunk while it arrives, and hashes its plain bytes.</summary>
internal sealed class SealedWriter(Stream target, ReadOnlySpan<byte> key) : IDisposable
{
    private readonly AesGcm _cipher = new(key, SealedFile.TagBytes);
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly byte[] _stored = new byte[SealedFile.StoredChunkBytes];
    private long _chunk;

    /// <summary>Plain bytes sealed so far.</summary>
    public long Bytes { get; private set; }

    /// <summary>Seals all of <paramref name="source"/>; stops and returns false where it holds more than allowed.</summary>
    public async Task<bool> CopyAsync(Stream source, long maxBytes, CancellationToken cancellationToken)
    {
        await target.WriteAsync(SealedFile.Mark.ToArray(), cancellationToken);
        var now = new byte[SealedFile.ChunkBytes];
        var next = new byte[SealedFile.ChunkBytes];
        var length = await source.ReadAtLeastAsync(now, now.Length, throwOnEndOfStream: false, cancellationToken);
        while (true)
        {
            // One chunk is read ahead, because a chunk is sealed as the last one or as one that is not.
            var following = length < now.Length
                ? 0
                : await source.ReadAtLeastAsync(next, next.Length, throwOnEndOfStream: false, cancellationToken);
            if (Bytes + length > maxBytes)
            {
                return false;
            }

            await SealAsync(now.AsMemory(0, length), following == 0, cancellationToken);
            if (following == 0)
            {
                return true;
            }

            (now, next, length) = (next, now, following);
        }
    }

    /// <summary>SHA-256 of the plain bytes.</summary>
    public byte[] Hash() => _hash.GetHashAndReset();

    /// <inheritdoc/>
    public void Dispose()
    {
        _cipher.Dispose();
        _hash.Dispose();
    }

    private ValueTask SealAsync(ReadOnlyMemory<byte> plain, bool isLast, CancellationToken cancellationToken)
    {
        _hash.AppendData(plain.Span);
        Span<byte> nonce = stackalloc byte[SealedFile.NonceBytes];
        Span<byte> bound = stackalloc byte[SealedFile.BoundBytes];
        SealedFile.Nonce(nonce, _chunk);
        SealedFile.Bound(bound, _chunk, isLast);
        _cipher.Encrypt(
            nonce, plain.Span, _stored.AsSpan(0, plain.Length), _stored.AsSpan(plain.Length, SealedFile.TagBytes), bound);
        _chunk++;
        Bytes += plain.Length;
        return target.WriteAsync(_stored.AsMemory(0, plain.Length + SealedFile.TagBytes), cancellationToken);
    }
}
