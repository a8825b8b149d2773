namespace Hub.Jobs.Persons.Linking;

/// <summary>A file in pieces that end between two rows, handed to whoever asks next.</summary>
internal sealed class ChunkSource
{
    private readonly Lock _gate = new();
    private readonly FileStream _file;
    private readonly int _size;
    private byte[] _carried = [];
    private int _number;
    private bool _isDone;

    public ChunkSource(string path, long start, int size)
    {
        _file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 0, FileOptions.SequentialScan);
        _file.Seek(start, SeekOrigin.Begin);
        _size = size;
    }

    /// <summary>The next piece, in <paramref name="buffer"/> where it fits; null at the end.</summary>
    public (int Number, byte[] Bytes, int Length)? Next(byte[]? buffer)
    {
        lock (_gate)
        {
            if (_isDone)
            {
                return null;
            }

            var bytes = buffer ?? new byte[_size];
            var length = Take(ref bytes, 0);
            while (true)
            {
                var read = _file.ReadAtLeast(bytes.AsSpan(length), 1, throwOnEndOfStream: false);
                while (read > 0 && length + read < bytes.Length)
                {
                    length += read;
                    read = _file.Read(bytes, length, bytes.Length - length);
                }

                length += read;
                if (read == 0)
                {
                    _isDone = true;
                    _file.Dispose();
                    return length == 0 ? null : (_number++, bytes, length);
                }

                var end = RowEnd(bytes.AsSpan(0, length));
                if (end > 0)
                {
                    _carried = bytes[end..length];
                    return (_number++, bytes, end);
                }

                // One row fills the buffer.
                Array.Resize(ref bytes, checked(bytes.Length * 2));
            }
        }
    }

    private int Take(ref byte[] bytes, int length)
    {
        if (_carried.Length >= bytes.Length)
        {
            bytes = new byte[_carried.Length + _size];
        }

        _carried.CopyTo(bytes, length);
        var taken = _carried.Length;
        _carried = [];
        return length + taken;
    }

    // After the last line end that stands outside quotation marks; 0 where there is none.
    private static int RowEnd(ReadOnlySpan<byte> bytes)
    {
        if (!bytes.Contains((byte)'"'))
        {
            return bytes.LastIndexOf((byte)'\n') + 1;
        }

        var (end, isQuoted, atStart) = (0, false, true);
        for (var i = 0; i < bytes.Length; i++)
        {
            // A quotation mark in the middle of an unquoted value is only a letter.
            if (bytes[i] == (byte)'"' && (isQuoted || atStart))
            {
                isQuoted = !isQuoted;
            }
            else if (bytes[i] == (byte)'\n' && !isQuoted)
            {
                end = i + 1;
            }

            atStart = isQuoted ? atStart : bytes[i] is (byte)',' or (byte)';' or (byte)'\t' or (byte)'|' or (byte)'\n'
                || (atStart && bytes[i] is (byte)' ' or (byte)'"');
        }

        return end;
    }
}
