namespace Hub.Jobs.Persons.Linking;

/// <summary>The records' own ids as bytes, one after another.</summary>
internal sealed class RecordNames
{
    private byte[] _bytes = new byte[1024];
    private int[] _ends = new int[256];
    private int _count;

    public int Count => _count;

    public ReadOnlySpan<byte> this[int row] => _bytes.AsSpan(row == 0 ? 0 : _ends[row - 1], _ends[row] - (row == 0 ? 0 : _ends[row - 1]));

    public void Begin()
    {
        if (_count == _ends.Length)
        {
            Array.Resize(ref _ends, _ends.Length * 2);
        }

        _ends[_count] = _count == 0 ? 0 : _ends[_count - 1];
        _count++;
    }

    public void Set(ReadOnlySpan<byte> text)
    {
        var start = _ends[_count - 1];
        while (start + text.Length > _bytes.Length)
        {
            Array.Resize(ref _bytes, checked(_bytes.Length * 2));
        }

        text.CopyTo(_bytes.AsSpan(start));
        _ends[_count - 1] = start + text.Length;
    }

    /// <summary>All of them, in order.</summary>
    public static RecordNames Join(IEnumerable<RecordNames> parts)
    {
        var all = parts.ToList();
        var joined = new RecordNames
        {
            _count = all.Sum(part => part._count),
            _bytes = new byte[all.Sum(part => part.Used)],
            _ends = new int[all.Sum(part => part._count)],
        };
        var (row, start) = (0, 0);
        foreach (var part in all)
        {
            part._bytes.AsSpan(0, part.Used).CopyTo(joined._bytes.AsSpan(start));
            for (var i = 0; i < part._count; i++)
            {
                joined._ends[row++] = start + part._ends[i];
            }

            start += part.Used;
        }

        return joined;
    }

    private int Used => _count == 0 ? 0 : _ends[_count - 1];
}
