namespace Hub.Data.Tests.Ingest;

/// <summary>Some bytes and then the letter x, as often as wanted, without holding them.</summary>
internal sealed class RepeatingStream(byte[] start, long length) : Stream
{
    private long _position;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => _position;
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        var read = (int)Math.Min(count, start.Length + length - _position);
        for (var i = 0; i < read; i++)
        {
            var at = _position + i;
            buffer[offset + i] = at < start.Length ? start[at] : (byte)'x';
        }

        _position += read;
        return read;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
