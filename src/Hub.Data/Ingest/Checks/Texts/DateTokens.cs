namespace Hub.Data.Ingest.Checks.Texts;

/// <summary>Splits the text of a date into numbers and month names, whatever stands between them.</summary>
internal ref struct DateTokens
{
    private static readonly string[] MonthNames =
    [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
    ];

    private ReadOnlySpan<byte> _rest;

    public DateTokens(ReadOnlySpan<byte> text) => _rest = text;

    /// <summary>Value of the token: a number, or a month from 1 to 12 when <see cref="IsMonthName"/>.</summary>
    public int Value { get; private set; }

    /// <summary>Digits of a number; 0 for a month name.</summary>
    public int Digits { get; private set; }

    /// <summary>Whether the token was a month's name or its first three letters ("Sept" too).</summary>
    public readonly bool IsMonthName => Digits == 0;

    /// <summary>What has not been read, without separators in front.</summary>
    public readonly ReadOnlySpan<byte> Rest => _rest.TrimStart(" /-.,T"u8);

    /// <summary>Moves to the next token; false at the end or at anything that is neither.</summary>
    public bool Next()
    {
        var at = _rest.IndexOfAnyExcept(" /-.,"u8);
        if (at < 0)
        {
            return false;
        }

        _rest = _rest[at..];
        return _rest[0] is >= (byte)'0' and <= (byte)'9' ? Number() : Word();
    }

    private bool Number()
    {
        var length = _rest.IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        length = length < 0 ? _rest.Length : length;
        if (length > 8)
        {
            return false;
        }

        var value = 0;
        foreach (var digit in _rest[..length])
        {
            value = (value * 10) + (digit - '0');
        }

        (Value, Digits) = (value, length);
        _rest = _rest[length..];
        if (length <= 2 && _rest.Length >= 2 && IsOrdinal((byte)(_rest[0] | 0x20), (byte)(_rest[1] | 0x20)))
        {
            _rest = _rest[2..];
        }

        return true;
    }

    private bool Word()
    {
        var length = 0;
        Span<char> word = stackalloc char[10];
        while (length < _rest.Length && (_rest[length] | 0x20) is >= 'a' and <= 'z')
        {
            if (length == word.Length)
            {
                return false;
            }

            word[length] = (char)(_rest[length] | 0x20);
            length++;
        }

        if (length < 3)
        {
            return false;
        }

        _rest = _rest[length..];
        ReadOnlySpan<char> name = word[..length];
        for (var month = 1; month <= 12; month++)
        {
            if (name.SequenceEqual(MonthNames[month - 1]) || name.SequenceEqual(MonthNames[month - 1].AsSpan(0, 3))
                || (month == 9 && name.SequenceEqual("sept")))
            {
                (Value, Digits) = (month, 0);
                return true;
            }
        }

        return IsWeekday(name) && Next();
    }

    private static bool IsOrdinal(byte first, byte second)
        => (first, second) is ((byte)'s', (byte)'t') or ((byte)'n', (byte)'d') or ((byte)'r', (byte)'d') or ((byte)'t', (byte)'h');

    private static bool IsWeekday(ReadOnlySpan<char> name)
        => name[..3] is "mon" or "tue" or "wed" or "thu" or "fri" or "sat" or "sun" && (name.Length == 3 || name.EndsWith("day"));
}
