using System.Buffers.Binary;
using System.Text;

namespace Hub.Data.Profiles.Writing.Cleaning;

/// <summary>The characters that a TrueType font has a glyph for: its table "cmap" (OpenType specification, formats 4 and 12).</summary>
internal static class FontCharacters
{
    /// <summary>Every code point, in no order and perhaps twice.</summary>
    /// <exception cref="InvalidDataException">It is no font, or ends too early.</exception>
    public static IReadOnlyList<int> Of(byte[] font)
    {
        try
        {
            var tables = U16(font, 4);
            for (var i = 0; i < tables; i++)
            {
                var entry = 12 + (16 * i);
                if (Encoding.ASCII.GetString(font, entry, 4) == "cmap")
                {
                    return Map(font, S32(font, entry + 8));
                }
            }
        }
        catch (ArgumentOutOfRangeException e)
        {
            throw new InvalidDataException("The font ends too early.", e);
        }

        throw new InvalidDataException("The font has no character map.");
    }

    private static List<int> Map(byte[] font, int map)
    {
        var characters = new List<int>();
        foreach (var at in Enumerable.Range(0, U16(font, map + 2)).Select(i => map + S32(font, map + 8 + (8 * i))).Distinct())
        {
            switch (U16(font, at))
            {
                case 4:
                    characters.AddRange(Segments(font, at));
                    break;
                case 12:
                    characters.AddRange(Groups(font, at));
                    break;
            }
        }

        return characters;
    }

    private static IEnumerable<int> Segments(byte[] font, int at)
    {
        var doubled = U16(font, at + 6);
        for (var i = 0; i < doubled; i += 2)
        {
            var (end, start) = (U16(font, at + 14 + i), U16(font, at + 16 + doubled + i));
            var (delta, offset) = (U16(font, at + 16 + (2 * doubled) + i), U16(font, at + 16 + (3 * doubled) + i));
            for (var code = start; code <= end && code < 0xFFFF; code++)
            {
                var glyph = offset == 0
                    ? (code + delta) & 0xFFFF
                    : U16(font, at + 16 + (3 * doubled) + i + offset + (2 * (code - start)));
                if (glyph != 0)
                {
                    yield return code;
                }
            }
        }
    }

    private static IEnumerable<int> Groups(byte[] font, int at)
    {
        var count = S32(font, at + 12);
        for (var i = 0; i < count; i++)
        {
            var group = at + 16 + (12 * i);
            var (start, end, glyph) = (S32(font, group), S32(font, group + 4), S32(font, group + 8));
            for (var code = start; code <= end; code++, glyph++)
            {
                if (glyph != 0)
                {
                    yield return code;
                }
            }
        }
    }

    private static int U16(byte[] font, int at) => BinaryPrimitives.ReadUInt16BigEndian(font.AsSpan(at));

    private static int S32(byte[] font, int at) => BinaryPrimitives.ReadInt32BigEndian(font.AsSpan(at));
}
