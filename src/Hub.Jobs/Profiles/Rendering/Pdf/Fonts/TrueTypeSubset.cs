using System.Buffers.Binary;
using System.Text;

namespace Hub.Jobs.Profiles.Rendering.Pdf.Fonts;

/// <summary>
/// A font file with the outlines of the glyphs in use only. Glyph numbers stay, so the text of the pages needs no mapping;
/// unused outlines are empty and vanish in compression.
/// </summary>
internal static class TrueTypeSubset
{
    private static readonly string[] HintingTables = ["cvt ", "fpgm", "prep"];

    /// <summary>Bytes of the subset; equal glyphs give equal bytes.</summary>
    public static byte[] Write(TrueTypeFile font, IEnumerable<int> used)
    {
        var glyphs = WithParts(font, used);
        var count = glyphs.Max + 1;
        var tables = new SortedDictionary<string, byte[]>(StringComparer.Ordinal)
        {
            ["head"] = Head(font),
            ["hhea"] = WithCount(font.Table("hhea"), 34, count),
            ["hmtx"] = Metrics(font, count),
            ["maxp"] = WithCount(font.Table("maxp"), 4, count),
        };
        (tables["glyf"], tables["loca"]) = Outlines(font, glyphs, count);
        foreach (var name in HintingTables.Where(font.Has))
        {
            tables[name] = font.Table(name).ToArray();
        }

        return Assemble(tables);
    }

    private static SortedSet<int> WithParts(TrueTypeFile font, IEnumerable<int> used)
    {
        var glyphs = new SortedSet<int>(used) { 0 };
        var open = new Queue<int>(glyphs);
        while (open.TryDequeue(out var glyph))
        {
            foreach (var part in font.Parts(glyph))
            {
                if (glyphs.Add(part))
                {
                    open.Enqueue(part);
                }
            }
        }

        return glyphs;
    }

    private static byte[] Head(TrueTypeFile font)
    {
        var head = font.Table("head").ToArray();
        head.AsSpan(8, 4).Clear(); // the checksum of the whole file: readers of embedded fonts ignore it
        BinaryPrimitives.WriteInt16BigEndian(head.AsSpan(50), 1); // offsets in "loca" are four bytes
        return head;
    }

    private static byte[] WithCount(ReadOnlySpan<byte> table, int offset, int count)
    {
        var copy = table.ToArray();
        BinaryPrimitives.WriteUInt16BigEndian(copy.AsSpan(offset), (ushort)count);
        return copy;
    }

    private static byte[] Metrics(TrueTypeFile font, int count)
    {
        var table = new byte[4 * count];
        for (var glyph = 0; glyph < count; glyph++)
        {
            BinaryPrimitives.WriteUInt16BigEndian(table.AsSpan(4 * glyph), (ushort)font.Advance(glyph));
            BinaryPrimitives.WriteInt16BigEndian(table.AsSpan((4 * glyph) + 2), (short)font.LeftSideBearing(glyph));
        }

        return table;
    }

    private static (byte[] Outlines, byte[] Offsets) Outlines(TrueTypeFile font, SortedSet<int> glyphs, int count)
    {
        var outlines = new MemoryStream();
        var offsets = new byte[4 * (count + 1)];
        for (var glyph = 0; glyph < count; glyph++)
        {
            BinaryPrimitives.WriteInt32BigEndian(offsets.AsSpan(4 * glyph), (int)outlines.Length);
            if (glyphs.Contains(glyph))
            {
                outlines.Write(font.Outline(glyph));
                Pad(outlines);
            }
        }

        BinaryPrimitives.WriteInt32BigEndian(offsets.AsSpan(4 * count), (int)outlines.Length);
        return (outlines.ToArray(), offsets);
    }

    private static byte[] Assemble(SortedDictionary<string, byte[]> tables)
    {
        var directory = new byte[12 + (16 * tables.Count)];
        var powers = (int)Math.Log2(tables.Count);
        BinaryPrimitives.WriteInt32BigEndian(directory, 0x10000);
        BinaryPrimitives.WriteInt16BigEndian(directory.AsSpan(4), (short)tables.Count);
        BinaryPrimitives.WriteInt16BigEndian(directory.AsSpan(6), (short)(16 << powers));
        BinaryPrimitives.WriteInt16BigEndian(directory.AsSpan(8), (short)powers);
        BinaryPrimitives.WriteInt16BigEndian(directory.AsSpan(10), (short)((16 * tables.Count) - (16 << powers)));
        var file = new MemoryStream();
        file.SetLength(directory.Length);
        file.Position = directory.Length;
        var entry = 12;
        foreach (var (name, bytes) in tables)
        {
            Encoding.ASCII.GetBytes(name, directory.AsSpan(entry));
            BinaryPrimitives.WriteUInt32BigEndian(directory.AsSpan(entry + 4), Checksum(bytes));
            BinaryPrimitives.WriteInt32BigEndian(directory.AsSpan(entry + 8), (int)file.Position);
            BinaryPrimitives.WriteInt32BigEndian(directory.AsSpan(entry + 12), bytes.Length);
            file.Write(bytes);
            Pad(file);
            entry += 16;
        }

        file.Position = 0;
        file.Write(directory);
        return file.ToArray();
    }

    private static uint Checksum(byte[] bytes)
    {
        uint sum = 0;
        Span<byte> word = stackalloc byte[4];
        for (var at = 0; at < bytes.Length; at += 4)
        {
            word.Clear();
            bytes.AsSpan(at, Math.Min(4, bytes.Length - at)).CopyTo(word);
            sum = unchecked(sum + BinaryPrimitives.ReadUInt32BigEndian(word));
        }

        return sum;
    }

    private static void Pad(MemoryStream stream)
    {
        while (stream.Length % 4 != 0)
        {
            stream.WriteByte(0);
        }
    }
}
