namespace Hub.Data.Ingest.Checks;

/// <summary>What a cell turned out to be.</summary>
internal enum ValueState : byte
{
    /// <summary>No value was given.</summary>
    Missing,

    /// <summary>A value of the field's type.</summary>
    Present,

    /// <summary>The publisher's code for a value that it does not give.</summary>
    Reason,

    /// <summary>Something else; the row has an error.</summary>
    Bad,
}

/// <summary>One checked cell; which members hold something depends on the field's type.</summary>
internal struct FieldValue
{
    /// <summary>What the cell turned out to be.</summary>
    public ValueState State;

    /// <summary>Where its stored text stands in the row's text.</summary>
    public int Start;

    /// <summary>Length of its stored text.</summary>
    public int Length;

    /// <summary>Value of an integer or number.</summary>
    public decimal Number;

    /// <summary>First day of a date, month, quarter or year.</summary>
    public DateOnly From;

    /// <summary>The day after the last.</summary>
    public DateOnly Until;

    /// <summary>Value of a yes or no.</summary>
    public bool IsTrue;
}

/// <summary>The checked cells of one row, reused from row to row: the bulk path allocates nothing for a value.</summary>
internal sealed class RowValues(int fields)
{
    /// <summary>Parts the items of a list in its stored text: a character that no cell may hold.</summary>
    public const byte ItemEnd = 0x1F;

    private readonly FieldValue[] _values = new FieldValue[fields];
    private byte[] _text = new byte[4096];
    private int _used;

    /// <summary>The row's number as Excel shows it.</summary>
    public int RowNumber { get; private set; }

    /// <summary>Whether a rule has marked the row as a total, never to be summed.</summary>
    public bool IsTotal { get; set; }

    /// <summary>The worst that was found in the row.</summary>
    public bool HasError { get; set; }

    /// <summary>Whether the sender is told something about a row that stands.</summary>
    public bool HasWarning { get; set; }

    /// <summary>A field's value, to read or set.</summary>
    public ref FieldValue this[int field] => ref _values[field];

    /// <summary>Begins a row.</summary>
    public void Clear(int rowNumber)
    {
        Array.Clear(_values);
        (_used, RowNumber, IsTotal, HasError, HasWarning) = (0, rowNumber, false, false, false);
    }

    /// <summary>A field's stored text: as it stands in <c>fields</c>; empty where there is none.</summary>
    public ReadOnlySpan<byte> Text(int field) => _text.AsSpan(_values[field].Start, _values[field].Length);

    /// <summary>Room for text; call <see cref="Commit"/> with what was used before asking again.</summary>
    public Span<byte> Room(int bytes)
    {
        if (_text.Length - _used < bytes)
        {
            Array.Resize(ref _text, Math.Max(_text.Length * 2, _used + bytes));
        }

        return _text.AsSpan(_used);
    }

    /// <summary>Gives a field the first bytes of <see cref="Room"/> as its stored text.</summary>
    public void Commit(int field, ValueState state, int length)
    {
        ref var value = ref _values[field];
        (value.State, value.Start, value.Length) = (state, _used, length);
        _used += length;
    }

    /// <summary>Gives a field a state and a stored text.</summary>
    public void Set(int field, ValueState state, ReadOnlySpan<byte> text)
    {
        text.CopyTo(Room(text.Length));
        Commit(field, state, text.Length);
    }
}
