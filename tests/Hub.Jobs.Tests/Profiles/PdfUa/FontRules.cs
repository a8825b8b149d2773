using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Fonts.TrueType;
using UglyToad.PdfPig.Fonts.TrueType.Parser;
using UglyToad.PdfPig.Graphics.Operations.TextShowing;
using UglyToad.PdfPig.Tokens;

namespace Hub.Jobs.Tests.Profiles.PdfUa;

/// <summary>Rules over fonts: embedded, every glyph that is drawn there with its width, and every glyph with its way back to text.</summary>
internal static partial class FontRules
{
    /// <summary>Applies the rules.</summary>
    public static IEnumerable<UaProblem> Check(UaFile file)
    {
        // Pages of one document share their fonts: each is checked once, with all glyphs drawn by it.
        var used = new Dictionary<DictionaryToken, HashSet<int>>(ReferenceEqualityComparer.Instance);
        foreach (var page in file.Pages)
        {
            var fonts = file.Dictionary(file.Dictionary(page.Dictionary, "Resources"), "Font");
            foreach (var painted in page.Painted)
            {
                var glyphs = Glyphs(painted).ToList();
                if (glyphs.Count > 0 && painted.Font is { } name && file.Dictionary(fonts, name) is { } font)
                {
                    used.TryAdd(font, []);
                    used[font].UnionWith(glyphs);
                }
            }
        }

        return used.SelectMany(u => Font(file, u.Key, u.Value));
    }

    private static IEnumerable<UaProblem> Font(UaFile file, DictionaryToken font, HashSet<int> glyphs)
    {
        var name = file.NameOf(font, "BaseFont") ?? "without a name";
        var child = file.Items(font, "DescendantFonts").Select(file.Resolve).OfType<DictionaryToken>().FirstOrDefault();
        if (file.NameOf(font, "Subtype") != "Type0" || file.NameOf(font, "Encoding") != "Identity-H"
            || file.NameOf(child, "Subtype") != "CIDFontType2")
        {
            yield return new("31-006", $"The font {name} is of another kind.");
            yield break;
        }

        if (file.NameOf(child, "CIDToGIDMap") != "Identity" && file.Resolve(child!.Data.GetValueOrDefault("CIDToGIDMap")) is not StreamToken)
        {
            yield return new("31-004", $"The font {name} does not lead from character to glyph.");
        }

        var map = file.Resolve(font.Data.GetValueOrDefault("ToUnicode")) is StreamToken unicode
            ? Map(Encoding.Latin1.GetString(file.Decode(unicode)))
            : [];
        foreach (var problem in Texts(map, name, glyphs))
        {
            yield return problem;
        }

        if (glyphs.Contains(0))
        {
            yield return new("31-030", $"A missing character is drawn with {name}.");
        }

        var program = file.Dictionary(child, "FontDescriptor")?.Data.GetValueOrDefault("FontFile2");
        if (file.Resolve(program) is not StreamToken stream)
        {
            yield return new("31-009", $"The font {name} is not embedded.");
            yield break;
        }

        var blank = map.Where(m => string.IsNullOrWhiteSpace(m.Value)).Select(m => m.Key).ToHashSet();
        foreach (var problem in Shapes(file, child!, stream, name, [.. glyphs.Where(g => g > 0)], blank))
        {
            yield return problem;
        }
    }

    private static IEnumerable<UaProblem> Texts(Dictionary<int, string> map, string name, HashSet<int> glyphs)
    {
        foreach (var glyph in glyphs.Order())
        {
            if (!map.TryGetValue(glyph, out var text) || text.Length == 0)
            {
                yield return new("10-001", $"Glyph {glyph} of {name} has no way back to text.");
            }
            else if (text.Any(c => c is '\0' or '\uFEFF' or '\uFFFE' or (>= '\uE000' and <= '\uF8FF')))
            {
                yield return new("31-028", $"Glyph {glyph} of {name} stands for no character.");
            }
        }
    }

    private static IEnumerable<UaProblem> Shapes(
        UaFile file, DictionaryToken font, StreamToken program, string name, HashSet<int> glyphs, HashSet<int> blank)
    {
        var shapes = TrueTypeFontParser.Parse(new TrueTypeDataBytes(new MemoryInputBytes(file.Decode(program)))).TableRegister;
        var widths = Widths(file, font);
        var places = shapes.IndexToLocationTable.GlyphOffsets;
        double unitsPerEm = shapes.HeaderTable.UnitsPerEm;
        foreach (var glyph in glyphs.Order())
        {
            if (glyph + 1 >= places.Count || (places[glyph] == places[glyph + 1] && !blank.Contains(glyph)))
            {
                yield return new("31-011", $"The font {name} has no shape for glyph {glyph}.");
                continue;
            }

            var inFont = shapes.HorizontalMetricsTable.GetAdvanceWidth(glyph) * 1000 / unitsPerEm;
            if (Math.Abs(widths.GetValueOrDefault(glyph, 1000) - inFont) > 1)
            {
                yield return new("31-016", string.Create(
                    CultureInfo.InvariantCulture, $"Glyph {glyph} of {name} is {inFont:0} wide in the font, {widths.GetValueOrDefault(glyph, 1000):0} in the file."));
            }
        }
    }

    private static Dictionary<int, double> Widths(UaFile file, DictionaryToken font)
    {
        var widths = new Dictionary<int, double>();
        var items = file.Items(font, "W").Select(file.Resolve).ToList();
        for (var i = 0; i + 1 < items.Count;)
        {
            var first = ((NumericToken)items[i]!).Int;
            if (items[i + 1] is ArrayToken list)
            {
                for (var j = 0; j < list.Data.Count; j++)
                {
                    widths[first + j] = ((NumericToken)file.Resolve(list.Data[j])!).Double;
                }

                i += 2;
                continue;
            }

            for (var glyph = first; glyph <= ((NumericToken)items[i + 1]!).Int; glyph++)
            {
                widths[glyph] = ((NumericToken)items[i + 2]!).Double;
            }

            i += 3;
        }

        return widths;
    }

    private static IEnumerable<int> Glyphs(UaPainted painted) => painted.Operation switch
    {
        ShowText show => Codes(show.Bytes.Span),
        ShowTextsWithPositioning show => show.Array.SelectMany(part => part switch
        {
            HexToken hex => Codes(hex.Bytes),
            StringToken text => Codes(text.GetBytes()),
            _ => [],
        }),
        _ => [],
    };

    private static int[] Codes(ReadOnlySpan<byte> bytes)
    {
        var codes = new int[bytes.Length / 2];
        for (var i = 0; i < codes.Length; i++)
        {
            codes[i] = BinaryPrimitives.ReadUInt16BigEndian(bytes[(2 * i)..]);
        }

        return codes;
    }

    /// <summary>The map from glyphs to text: single entries, and ranges that count up.</summary>
    private static Dictionary<int, string> Map(string program)
    {
        var map = new Dictionary<int, string>();
        foreach (Match block in Block().Matches(program))
        {
            var isRange = block.Groups[1].Value == "range";
            var values = Hex().Matches(block.Groups[2].Value).Select(m => m.Groups[1].Value).ToList();
            for (var i = 0; i + (isRange ? 2 : 1) < values.Count; i += isRange ? 3 : 2)
            {
                var (from, until) = (Number(values[i]), Number(values[isRange ? i + 1 : i]));
                for (var glyph = from; glyph <= until; glyph++)
                {
                    var text = Encoding.BigEndianUnicode.GetString(Convert.FromHexString(values[isRange ? i + 2 : i + 1])).ToCharArray();
                    text[^1] = (char)(text[^1] + glyph - from);
                    map[glyph] = new string(text);
                }
            }
        }

        return map;
    }

    private static int Number(string hex) => int.Parse(hex, NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"beginbf(char|range)(.*?)endbf", RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex("<([0-9A-Fa-f]+)>")]
    private static partial Regex Hex();
}
