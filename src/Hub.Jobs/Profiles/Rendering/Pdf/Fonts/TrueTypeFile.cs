using System.Buffers.Binary;
using System.Text;

namespace Hub.Jobs.Profiles.Rendering.Pdf.Fonts;

/// <summary>
/// The tables of a TrueType font (glyf outlines) that a PDF needs: metrics, advances and outlines. Lengths are font units.
/// </summary>
internal sealed class TrueTypeFile
{
    private readonly byte[] _data;
    private readonly Dictionary<string, (int Offset, int Length)> _tables = new(StringComparer.Ordinal);
    private readonly int[] _outlineOffsets;
    private readonly int _longMetrics;

    /// <summary>Reads the directory and the metrics; throws <see cref="InvalidDataException"/> for another kind of font.</summary>
    public TrueTypeFile(byte[] data)
    {
        _data = data;
        var count = U16(4);
        for (var i = 0; i < count; i++)
        {
            var entry = 12 + (16 * i);
            _tables[Encoding.ASCII.GetString(data, entry, 4)] = (S32(entry + 8), S32(entry + 12));
        }

        if (!Has("glyf"))
        {
            throw new InvalidDataException("The font has no TrueType outlines.");
        }

        var head = Offset("head");
        UnitsPerEm = U16(head + 18);
        Bounds = (S16(head + 36), S16(head + 38), S16(head + 40), S16(head + 42));
        var hasLongOffsets = U16(head + 50) == 1;
        GlyphCount = U16(Offset("maxp") + 4);
        Ascent = S16(Offset("hhea") + 4);
        Descent = S16(Offset("hhea") + 6);
        _longMetrics = U16(Offset("hhea") + 34);
        ItalicAngle = S32(Offset("post") + 4) / 65536.0;
        CapHeight = Has("OS/2") && U16(Offset("OS/2")) >= 2 ? S16(Offset("OS/2") + 88) : Ascent * 7 / 10;
        _outlineOffsets = new int[GlyphCount + 1];
        for (var i = 0; i <= GlyphCount; i++)
        {
            _outlineOffsets[i] = hasLongOffsets ? S32(Offset("loca") + (4 * i)) : 2 * U16(Offset("loca") + (2 * i));
        }

        PostScriptName = ReadPostScriptName();
    }

    public int UnitsPerEm { get; }

    public int Ascent { get; }

    public int Descent { get; }

    public int CapHeight { get; }

    public int GlyphCount { get; }

    public double ItalicAngle { get; }

    public string PostScriptName { get; }

    public (int XMin, int YMin, int XMax, int YMax) Bounds { get; }

    public bool Has(string table) => _tables.ContainsKey(table);

    public ReadOnlySpan<byte> Table(string name) => _data.AsSpan(_tables[name].Offset, _tables[name].Length);

    public int Advance(int glyph) => U16(Offset("hmtx") + (4 * Math.Min(glyph, _longMetrics - 1)));

    public int LeftSideBearing(int glyph) => glyph < _longMetrics
        ? S16(Offset("hmtx") + (4 * glyph) + 2)
        : S16(Offset("hmtx") + (4 * _longMetrics) + (2 * (glyph - _longMetrics)));

    /// <summary>The outline of a glyph as it stands in the file; empty for a space.</summary>
    public ReadOnlySpan<byte> Outline(int glyph)
        => _data.AsSpan(Offset("glyf") + _outlineOffsets[glyph], _outlineOffsets[glyph + 1] - _outlineOffsets[glyph]);

    /// <summary>Glyphs that a composite glyph such as "é" is made of (OpenType specification, table glyf).</summary>
    public IEnumerable<int> Parts(int glyph)
    {
        const int argumentsAreWords = 0x1, hasScale = 0x8, moreParts = 0x20, hasTwoScales = 0x40, hasMatrix = 0x80;
        var at = Offset("glyf") + _outlineOffsets[glyph];
        if (_outlineOffsets[glyph + 1] == _outlineOffsets[glyph] || S16(at) >= 0)
        {
            yield break;
        }

        at += 10;
        int flags;
        do
        {
            flags = U16(at);
            yield return U16(at + 2);
            at += 4 + ((flags & argumentsAreWords) != 0 ? 4 : 2);
            at += (flags & hasScale) != 0 ? 2 : (flags & hasTwoScales) != 0 ? 4 : (flags & hasMatrix) != 0 ? 8 : 0;
        }
        while ((flags & moreParts) != 0);
    }

    private string ReadPostScriptName()
    {
        const int postScriptName = 6, windows = 3;
        var name = Offset("name");
        var strings = name + U16(name + 4);
        for (var i = 0; i < U16(name + 2); i++)
        {
            var entry = name + 6 + (12 * i);
            if (U16(entry + 6) == postScriptName && U16(entry) == windows)
            {
                return Encoding.BigEndianUnicode.GetString(_data, strings + U16(entry + 10), U16(entry + 8));
            }
        }

        throw new InvalidDataException("The font has no PostScript name.");
    }

    private int Offset(string table) => _tables[table].Offset;

    private int U16(int at) => BinaryPrimitives.ReadUInt16BigEndian(_data.AsSpan(at));

    private int S16(int at) => BinaryPrimitives.ReadInt16BigEndian(_data.AsSpan(at));

    private int S32(int at) => BinaryPrimitives.ReadInt32BigEndian(_data.AsSpan(at));
}
