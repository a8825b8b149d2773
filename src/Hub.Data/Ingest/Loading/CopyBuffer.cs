using System.Buffers.Binary;

namespace Hub.Data.Ingest.Loading;

/// <summary>
/// Rows in PostgreSQL's binary COPY format, written into one growing array: a million rows go to the server in a few hundred
/// writes, without an object for a value.
/// </summary>
internal sealed class CopyBuffer(int capacity)
{
    private const int NumericBase = 10_000;
    private const int NumericDigits = 4;
    private static readonly int Epoch = new DateOnly(2000, 1, 1).DayNumber;

    private byte[] _bytes = new byte[capacity];

    /// <summary>What a stream begins with: signature, flags, no header extension.</summary>
    public static ReadOnlyMemory<byte> Start { get; } = new byte[]
    {
        (byte)'P', (byte)'G', (byte)'C', (byte)'O', (byte)'P', (byte)'Y', (byte)'\n', 0xFF, (byte)'\r', (byte)'\n', 0,
        0, 0, 0, 0, 0, 0, 0, 0,
    };

    /// <summary>What a stream ends with.</summary>
    public static ReadOnlyMemory<byte> End { get; } = new byte[] { 0xFF, 0xFF };

    /// <summary>Bytes written.</summary>
    public int Length { get; private set; }

    /// <summary>The bytes written.</summary>
    public ReadOnlyMemory<byte> Written => _bytes.AsMemory(0, Length);

    /// <summary>Forgets what was written.</summary>
    public void Clear() => Length = 0;

    /// <summary>Bytes as they are: what is the same in every row is made once.</summary>
    public void Raw(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(Room(bytes.Length));
        Length += bytes.Length;
    }

    /// <summary>Begins a row.</summary>
    public void Row(short columns)
    {
        BinaryPrimitives.WriteInt16BigEndian(Room(2), columns);
        Length += 2;
    }

    /// <summary>SQL null.</summary>
    public void Null() => Size(-1);

    /// <summary>A bigint.</summary>
    public void Long(long value)
    {
        Size(8);
        BinaryPrimitives.WriteInt64BigEndian(Room(8), value);
        Length += 8;
    }

    /// <summary>An int.</summary>
    public void Int(int value)
    {
        Size(4);
        BinaryPrimitives.WriteInt32BigEndian(Room(4), value);
        Length += 4;
    }

    /// <summary>A uuid.</summary>
    public void Uuid(Guid value)
    {
        Size(16);
        _ = value.TryWriteBytes(Room(16), bigEndian: true, out _);
        Length += 16;
    }

    /// <summary>A date, or null.</summary>
    public void Date(DateOnly? value)
    {
        if (value is { } day)
        {
            Int(day.DayNumber - Epoch);
        }
        else
        {
            Null();
        }
    }

    /// <summary>Text or bytea.</summary>
    public void Bytes(ReadOnlySpan<byte> value)
    {
        Size(value.Length);
        Raw(value);
    }

    /// <summary>Jsonb: a version byte and the text.</summary>
    public void Jsonb(ReadOnlySpan<byte> json)
    {
        Size(json.Length + 1);
        Room(1)[0] = 1;
        Length++;
        Raw(json);
    }

    /// <summary>A numeric, or null: base-10000 digits with the weight of the first.</summary>
    public void Numeric(decimal? value)
    {
        if (value is not { } number)
        {
            Null();
            return;
        }

        Span<short> digits = stackalloc short[16];
        var whole = decimal.Truncate(Math.Abs(number));
        var fraction = Math.Abs(number) - whole;
        var wholeDigits = 0;
        for (; whole > 0; whole = decimal.Truncate(whole / NumericBase))
        {
            digits[wholeDigits++] = (short)(whole % NumericBase);
        }

        digits[..wholeDigits].Reverse();
        var count = wholeDigits;
        for (; fraction > 0; fraction -= decimal.Truncate(fraction))
        {
            fraction *= NumericBase;
            digits[count++] = (short)decimal.Truncate(fraction);
        }

        Size(8 + (count * 2));
        var room = Room(8 + (count * 2));
        BinaryPrimitives.WriteInt16BigEndian(room, (short)count);
        BinaryPrimitives.WriteInt16BigEndian(room[2..], (short)(wholeDigits - 1));
        BinaryPrimitives.WriteInt16BigEndian(room[4..], number < 0 ? (short)0x4000 : (short)0);
        BinaryPrimitives.WriteInt16BigEndian(room[6..], (short)Math.Min((count - wholeDigits) * NumericDigits, number.Scale));
        for (var i = 0; i < count; i++)
        {
            BinaryPrimitives.WriteInt16BigEndian(room[(8 + (i * 2))..], digits[i]);
        }

        Length += 8 + (count * 2);
    }

    private void Size(int bytes)
    {
        BinaryPrimitives.WriteInt32BigEndian(Room(4), bytes);
        Length += 4;
    }

    private Span<byte> Room(int bytes)
    {
        if (_bytes.Length - Length < bytes)
        {
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, Length + bytes));
        }

        return _bytes.AsSpan(Length);
    }
}
