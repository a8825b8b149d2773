namespace Hub.Data.Ingest.Checks;

/// <summary>
/// Full postcodes by the shape that Royal Mail publishes (A9 9AA, A99 9AA, AA9 9AA, AA99 9AA, A9A 9AA, AA9A 9AA), whatever the
/// case and spaces. Whether one exists is for the areas to say.
/// </summary>
internal static class PostcodeText
{
    /// <summary>The longest written form.</summary>
    public const int Longest = 8;

    /// <summary>Writes the form with capitals and one space; false when the text has not the shape of a full postcode.</summary>
    public static bool TryRead(ReadOnlySpan<byte> text, Span<byte> written, out int length)
    {
        Span<byte> plain = stackalloc byte[7];
        var count = 0;
        length = 0;
        foreach (var b in text)
        {
            if (b is (byte)' ' or (byte)'\t' or (byte)'-')
            {
                continue;
            }

            if (count == plain.Length)
            {
                return false;
            }

            plain[count++] = b is >= (byte)'a' and <= (byte)'z' ? (byte)(b - 32) : b;
        }

        if (count < 5 || !IsDigit(plain[count - 3]) || !IsLetter(plain[count - 2]) || !IsLetter(plain[count - 1])
            || !IsOutward(plain[..(count - 3)]))
        {
            return false;
        }

        plain[..(count - 3)].CopyTo(written);
        written[count - 3] = (byte)' ';
        plain[(count - 3)..count].CopyTo(written[(count - 2)..]);
        length = count + 1;
        return true;
    }

    private static bool IsOutward(ReadOnlySpan<byte> outward)
    {
        if (!IsLetter(outward[0]))
        {
            return false;
        }

        var rest = IsLetter(outward[1]) ? outward[2..] : outward[1..];
        return rest.Length switch
        {
            1 => IsDigit(rest[0]),
            2 => IsDigit(rest[0]) && (IsDigit(rest[1]) || IsLetter(rest[1])),
            _ => false,
        };
    }

    private static bool IsDigit(byte b) => b is >= (byte)'0' and <= (byte)'9';

    private static bool IsLetter(byte b) => b is >= (byte)'A' and <= (byte)'Z';
}
