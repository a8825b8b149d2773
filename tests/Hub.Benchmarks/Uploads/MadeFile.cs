using System.Security.Cryptography;

namespace Hub.Benchmarks.Uploads;

/// <summary>
/// A file that is made while it is read: bytes that do not repeat, the same for the same length, from any place on. It can break off,
/// as a line does.
/// </summary>
internal sealed class MadeFile(long length, long from = 0, long? breaksAt = null) : Stream
{
    private const int Block = 64 * 1024;
    private readonly byte[] _block = new byte[Block];
    private long _made = -1;
    private long _position = from;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => length;

    public override long Position { get => _position; set => throw new NotSupportedException(); }

    /// <summary>SHA-256 of the whole file.</summary>
    public static async Task<byte[]> HashAsync(long length, CancellationToken cancellationToken)
    {
        await using var file = new MadeFile(length);
        return await SHA256.HashDataAsync(file, cancellationToken);
    }

    public override int Read(Span<byte> buffer)
    {
        if (_position >= breaksAt)
        {
            throw new IOException("The line is cut.");
        }

        if (_position >= length || buffer.IsEmpty)
        {
            return 0;
        }

        Make(_position / Block);
        var place = (int)(_position % Block);
        var count = (int)Math.Min(Math.Min(buffer.Length, Block - place), Math.Min(length, breaksAt ?? length) - _position);
        _block.AsSpan(place, count).CopyTo(buffer);
        _position += count;
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        => ValueTask.FromResult(Read(buffer.Span));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private void Make(long block)
    {
        if (_made == block)
        {
            return;
        }

        var words = System.Runtime.InteropServices.MemoryMarshal.Cast<byte, ulong>(_block.AsSpan());
        var state = unchecked(((ulong)block + 1) * 0x9E3779B97F4A7C15);
        foreach (ref var word in words)
        {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            word = state;
        }

        _made = block;
    }
}
