using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Hub.Jobs.Profiles.Rendering.Pdf.Fonts;

namespace Hub.Jobs.Profiles.Rendering.Pdf.Writing;

/// <summary>Writes a font: the subset, its widths, and the map back from glyphs to text that search and screen readers need.</summary>
internal static class FontObjects
{
    private const int EntriesPerBlock = 100; // the most a character map may hold in one block

    /// <summary>Number of the font's object.</summary>
    public static int Write(PdfObjects objects, EmbeddedFont font)
    {
        var file = font.Face.TrueType;
        var name = SubsetTag(font) + "+" + file.PostScriptName;
        var subset = TrueTypeSubset.Write(file, font.Used.Keys);
        var stream = objects.AddStream(string.Create(CultureInfo.InvariantCulture, $"/Length1 {subset.Length}"), subset);
        var bounds = string.Join(' ', new[] { file.Bounds.XMin, file.Bounds.YMin, file.Bounds.XMax, file.Bounds.YMax }.Select(Units));
        var descriptor = objects.Add(
            $"<</Type/FontDescriptor/FontName/{name}/Flags 4/FontBBox[{bounds}]/ItalicAngle {PdfSyntax.Number(file.ItalicAngle)}"
            + $"/Ascent {Units(file.Ascent)}/Descent {Units(file.Descent)}/CapHeight {Units(file.CapHeight)}/StemV 80"
            + $"/FontFile2 {PdfSyntax.Ref(stream)}>>");
        var widths = string.Concat(font.Used.Keys.Select(
            glyph => string.Create(CultureInfo.InvariantCulture, $"{glyph}[{Units(file.Advance(glyph))}]")));
        var descendant = objects.Add(
            $"<</Type/Font/Subtype/CIDFontType2/BaseFont/{name}/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
            + $"/FontDescriptor {PdfSyntax.Ref(descriptor)}/CIDToGIDMap/Identity/W[{widths}]>>");
        var map = objects.AddStream(string.Empty, PdfSyntax.Bytes.GetBytes(UnicodeMap(font)));
        return objects.Add(
            $"<</Type/Font/Subtype/Type0/BaseFont/{name}/Encoding/Identity-H/DescendantFonts[{PdfSyntax.Ref(descendant)}]"
            + $"/ToUnicode {PdfSyntax.Ref(map)}>>");

        string Units(int units)
            => ((int)Math.Round(font.PerMille(units), MidpointRounding.AwayFromZero)).ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>Six capitals that differ for different subsets, made from the glyphs so that they do not vary by run.</summary>
    private static string SubsetTag(EmbeddedFont font)
    {
        var hash = SHA256.HashData(Encoding.ASCII.GetBytes(string.Join(',', font.Used.Keys)));
        return string.Concat(hash.Take(6).Select(b => (char)('A' + (b % 26))));
    }

    private static string UnicodeMap(EmbeddedFont font)
    {
        var map = new StringBuilder(
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap "
            + "/CIDSystemInfo <</Registry(Adobe)/Ordering(UCS)/Supplement 0>> def /CMapName /Adobe-Identity-UCS def "
            + "/CMapType 2 def 1 begincodespacerange <0000> <FFFF> endcodespacerange\n");
        foreach (var block in font.Used.Chunk(EntriesPerBlock))
        {
            map.Append(CultureInfo.InvariantCulture, $"{block.Length} beginbfchar\n");
            foreach (var (glyph, text) in block)
            {
                var utf16 = Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(text));
                map.Append(CultureInfo.InvariantCulture, $"<{glyph:X4}> <{utf16}>\n");
            }

            map.Append("endbfchar\n");
        }

        return map.Append("endcmap CMapName currentdict /CMap defineresource pop end end").ToString();
    }
}
