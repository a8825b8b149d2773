using System.Security.Cryptography;

namespace Hub.Data.Ingest.Quarantine;

/// <summary>
/// The plain bytes of a sealed file, at any place, without a plain copy on disk. A chunk that was changed or cut off is an
/// <see cref="IOException"/>: the store is at fault, not the sender.
/// </summary>
internal sealed class SealedReader : Stream
{
    private readonly FileStream _file;
    private readonly AesGcm _cipher;
    private readonly byte[] _stored = new byte[SealedFile.StoredChunkBytes];
    private readonly byte[] _plain = new byte[SealedFile.ChunkBytes];
    private readonly long _chunks;
    private long _chunk = -1;
    private int _chunkLength;

    public SealedReader(string path, ReadOnlySpan<byte> key)
    {
        _file = new FileStream(
            path, new FileStreamOptions { Access = FileAccess.Read, BufferSize = 0, Options = FileOptions.SequentialScan });
        _cipher = new AesGcm(key, SealedFile.TagBytes);
        var body = _file.Length - SealedFile.Mark.Length;
        Span<byte> mark = stackalloc byte[8];
        if (body < SealedFile.TagBytes || _file.ReadAtLeast(mark, mark.Length, throwOnEndOfStream: false) < mark.Length
            || !mark.SequenceEqual(SealedFile.Mark))
        {
            throw Damaged();
        }

        _chunks = (body + SealedFile.StoredChunkBytes - 1) / SealedFile.StoredChunkBytes;
        Length = body - (_chunks * SealedFile.TagBytes);
    }

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => true;

    /// <inheritdoc/>
    public override bool CanWrite => false;

    /// <inheritdoc/>
    public override long Length { get; }

    /// <inheritdoc/>
    public override long Position { get; set; }

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        if (Position >= Length || buffer.IsEmpty)
        {
            return 0;
        }

        Open(Position / SealedFile.ChunkBytes);
        var offset = (int)(Position % SealedFile.ChunkBytes);
        var count = Math.Min(buffer.Length, _chunkLength - offset);
        _plain.AsSpan(offset, count).CopyTo(buffer);
        Position += count;
        return count;
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    public override int ReadByte()
    {
        Span<byte> one = stackalloc byte[1];
        return Read(one) == 0 ? -1 : one[0];
    }

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin)
        => Position = origin switch
        {
            SeekOrigin.Begin => offset,
            SeekOrigin.Current => Position + offset,
            SeekOrigin.End => Length + offset,
            _ => throw new ArgumentOutOfRangeException(nameof(origin)),
        };

    /// <inheritdoc/>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _cipher.Dispose();
            _file.Dispose();
        }

        base.Dispose(disposing);
    }

    private static IOException Damaged()
        => new("The stored file is damaged or was changed; ask its sender to send it again.");

    private void Open(long chunk)
    {
        if (chunk == _chunk)
        {
            return;
        }

        _file.Position = SealedFile.Mark.Length + (chunk * SealedFile.StoredChunkBytes);
        var stored = _file.ReadAtLeast(_stored, _stored.Length, throwOnEndOfStream: false);
        if (stored < SealedFile.TagBytes)
        {
            throw Damaged();
        }

        Span<byte> nonce = stackalloc byte[SealedFile.NonceBytes];
        Span<byte> bound = stackalloc byte[SealedFile.BoundBytes];
        SealedFile.Nonce(nonce, chunk);
        SealedFile.Bound(bound, chunk, chunk == _chunks - 1);
        var length = stored - SealedFile.TagBytes;
        try
        {
            _cipher.Decrypt(
                nonce, _stored.AsSpan(0, length), _stored.AsSpan(length, SealedFile.TagBytes), _plain.AsSpan(0, length), bound);
        }
        catch (AuthenticationTagMismatchException)
        {
            throw Damaged();
        }

        (_chunk, _chunkLength) = (chunk, length);
    }
}
