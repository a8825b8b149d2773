namespace Hub.Data.Persons.Register.Opening;

/// <summary>Sealed rows on their way from the database to whoever opens them.</summary>
internal sealed class RecordBatch(int capacity)
{
    private byte[] _bytes = new byte[capacity * 256];
    private readonly int[] _ends = new int[capacity];

    public int Count { get; private set; }

    public bool IsFull => Count == capacity;

    /// <summary>Per row the submission.</summary>
    public long[] Submission { get; } = new long[capacity];

    /// <summary>Per row its number.</summary>
    public int[] Row { get; } = new int[capacity];

    /// <summary>Per row what it says of sex.</summary>
    public string?[] Sex { get; } = new string?[capacity];

    /// <summary>The wrapped keys of the submissions that begin in this batch.</summary>
    public Dictionary<long, (byte[] Wrapped, string KeyId)> Keys { get; } = [];

    public ReadOnlySpan<byte> Sealed(int row)
    {
        var start = row == 0 ? 0 : _ends[row - 1];
        return _bytes.AsSpan(start, _ends[row] - start);
    }

    /// <summary>Takes a row; <paramref name="copy"/> puts its sealed bytes at a place.</summary>
    public void Add(long submission, int row, string? sex, int length, Action<byte[], int> copy)
    {
        var start = Count == 0 ? 0 : _ends[Count - 1];
        if (start + length > _bytes.Length)
        {
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, start + length));
        }

        copy(_bytes, start);
        (Submission[Count], Row[Count], Sex[Count]) = (submission, row, sex);
        _ends[Count++] = start + length;
    }
}
