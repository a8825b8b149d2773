using System.Text;
using System.Text.Unicode;

namespace Hub.Data.Ingest.Reading;

/// <summary>
/// What one pass over a text file shows: its encoding for certain rather than by a sample, its longest line, and stray NUL
/// bytes. Reads in blocks, whatever the size of the file or of a line.
/// </summary>
internal sealed record TextScan(Encoding Encoding, string EncodingName, long Bytes, long LongestLine, long LongestLineNumber, long Nuls)
{
    private const int BlockBytes = 256 * 1024;

    /// <summary>Scans from the stream's start and leaves it there.</summary>
    public static TextScan Of(Stream stream)
    {
        stream.Position = 0;
        var block = new byte[BlockBytes];
        var first = stream.ReadAtLeast(block, BlockBytes, throwOnEndOfStream: false);
        var (encoding, name) = FromMark(block.AsSpan(0, first)) ?? Utf16WithoutMark(block.AsSpan(0, first)) ?? (null, null);
        var counter = new Counter();
        var carry = 0;
        var isUtf8 = true;
        var filled = first;
        while (filled > 0)
        {
            var bytes = block.AsSpan(0, filled);
            counter.Count(bytes[carry..]);
            carry = 0;
            if (encoding is null && isUtf8)
            {
                carry = IncompleteTail(bytes);
                isUtf8 = Utf8.IsValid(bytes[..^carry]);
                bytes[^carry..].CopyTo(block);
            }

            var read = stream.ReadAtLeast(block.AsSpan(carry), BlockBytes - carry, throwOnEndOfStream: false);
            if (read == 0)
            {
                isUtf8 &= carry == 0;
                break;
            }

            filled = carry + read;
        }

        stream.Position = 0;
        if (encoding is null)
        {
            (encoding, name) = isUtf8 ? (new UTF8Encoding(false), "UTF-8") : (TextEncodings.Windows1252, "Windows-1252");
        }

        var width = encoding is UnicodeEncoding ? 2 : 1;
        counter.EndLine();
        return new TextScan(
            encoding, name!, counter.Bytes, counter.Longest / width, counter.LongestNumber, width == 2 ? 0 : counter.Nuls);
    }

    private static (Encoding? Encoding, string? Name)? FromMark(ReadOnlySpan<byte> head) => head switch
    {
        [0xEF, 0xBB, 0xBF, ..] => (new UTF8Encoding(true), "UTF-8 with byte order mark"),
        [0xFF, 0xFE, ..] => (Encoding.Unicode, "UTF-16"),
        [0xFE, 0xFF, ..] => (Encoding.BigEndianUnicode, "UTF-16 (big endian)"),
        _ => null,
    };

    /// <summary>UTF-16 without a mark: in text of the Latin alphabet nearly every second byte is zero.</summary>
    private static (Encoding? Encoding, string? Name)? Utf16WithoutMark(ReadOnlySpan<byte> head)
    {
        var sample = head[..Math.Min(head.Length & ~1, 4096)];
        if (sample.Length < 8)
        {
            return null;
        }

        int even = 0, odd = 0;
        for (var i = 0; i < sample.Length; i += 2)
        {
            even += sample[i] == 0 ? 1 : 0;
            odd += sample[i + 1] == 0 ? 1 : 0;
        }

        var pairs = sample.Length / 2;
        return odd * 10 > pairs * 7 && even * 10 < pairs ? (Encoding.Unicode, "UTF-16")
            : even * 10 > pairs * 7 && odd * 10 < pairs ? (Encoding.BigEndianUnicode, "UTF-16 (big endian)")
            : null;
    }

    /// <summary>Length of a UTF-8 sequence that the block cuts off.</summary>
    private static int IncompleteTail(ReadOnlySpan<byte> bytes)
    {
        for (var back = 1; back <= Math.Min(3, bytes.Length); back++)
        {
            var b = bytes[^back];
            if ((b & 0xC0) != 0x80)
            {
                var length = b >= 0xF0 ? 4 : b >= 0xE0 ? 3 : b >= 0xC0 ? 2 : 1;
                return length > back ? back : 0;
            }
        }

        return 0;
    }

    private struct Counter
    {
        private long _line = 1;
        private long _current;

        public Counter()
        {
        }

        public long Bytes { get; private set; }

        public long Longest { get; private set; }

        public long LongestNumber { get; private set; }

        public long Nuls { get; private set; }

        public void Count(ReadOnlySpan<byte> bytes)
        {
            Bytes += bytes.Length;
            if (bytes.Contains((byte)0))
            {
                Nuls += bytes.Count((byte)0);
            }

            while (bytes.IndexOfAny((byte)'\n', (byte)'\r') is >= 0 and var at)
            {
                _current += at;
                EndLine();
                bytes = bytes[(at + 1)..];
            }

            _current += bytes.Length;
        }

        public void EndLine()
        {
            if (_current > Longest)
            {
                (Longest, LongestNumber) = (_current, _line);
            }

            _current = 0;
            _line++;
        }
    }
}
