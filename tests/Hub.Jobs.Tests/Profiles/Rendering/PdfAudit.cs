using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Tokens;

namespace Hub.Jobs.Tests.Profiles.Rendering;

/// <summary>
/// What a script can see of the PDF/UA-1 rules (Matterhorn protocol): properties, embedded fonts, marked content, links, and
/// the nesting of tags. Not a proof of conformance.
/// </summary>
internal sealed partial class PdfAudit
{
    private static readonly string[] TableParts = ["TR", "THead", "TBody", "TFoot", "Caption"];

    private readonly PdfDocument _file;
    private readonly List<string> _problems = [];
    private readonly List<int> _headings = [];
    private readonly Dictionary<string, int> _tags = new(StringComparer.Ordinal);

    private PdfAudit(PdfDocument file) => _file = file;

    /// <summary>Tags by type with their number.</summary>
    public IReadOnlyDictionary<string, int> Tags => _tags;

    /// <summary>Alternative texts of all figures.</summary>
    public List<string> Alternatives { get; } = [];

    /// <summary>What breaks a rule; empty when nothing was found.</summary>
    public IReadOnlyList<string> Problems => _problems;

    /// <summary>Reads a file and applies every rule.</summary>
    public static PdfAudit Of(byte[] bytes)
    {
        using var file = PdfDocument.Open(bytes);
        var audit = new PdfAudit(file);
        audit.CheckCatalog();
        foreach (var page in file.GetPages())
        {
            audit.CheckPage(page.Number, page.Dictionary);
        }

        audit.CheckFonts();
        return audit;
    }

    private void CheckCatalog()
    {
        var catalog = _file.Structure.Catalog.CatalogDictionary;
        Require(TextOf(catalog, "Lang") is { Length: > 0 }, "The file has no language.");
        Require(Dictionary(catalog, "MarkInfo")?.Data.GetValueOrDefault("Marked") is BooleanToken { Data: true }, "The file is not marked.");
        Require(
            Dictionary(catalog, "ViewerPreferences")?.Data.GetValueOrDefault("DisplayDocTitle") is BooleanToken { Data: true },
            "Readers show the file name instead of the title.");
        Require(_file.Information.Title is { Length: > 0 }, "The file has no title.");
        Require(_file.TryGetXmpMetadata(out var xmp) && xmp.GetXDocument().ToString().Contains("dc:title", StringComparison.Ordinal),
            "The XMP metadata has no title.");
        var tree = Dictionary(catalog, "StructTreeRoot");
        Require(tree is not null, "The file has no structure tree.");
        foreach (var child in Children(tree))
        {
            Walk(child, "StructTreeRoot");
        }

        var skipped = _headings.Zip(_headings.Prepend(0), (level, before) => level > before + 1).Any(s => s);
        Require(!skipped, $"Heading levels are skipped: {string.Join(' ', _headings)}.");
    }

    private void Walk(DictionaryToken element, string parent)
    {
        if (NameOf(element, "S") is not { } type)
        {
            return;
        }

        _tags[type] = _tags.GetValueOrDefault(type) + 1;
        var children = Children(element).ToList();
        var inner = children.Select(c => NameOf(c, "S")).OfType<string>().ToList();
        if (type is ['H', var level])
        {
            _headings.Add(level - '0');
        }

        if (type == "Figure")
        {
            Alternatives.Add(TextOf(element, "Alt") ?? string.Empty);
            Require(Alternatives[^1].Length > 0, "A figure has no alternative text.");
            Require(Dictionary(element, "A")?.Data.ContainsKey("BBox") == true, "A figure has no box.");
        }

        Require(type != "LI" || inner.All(t => t is "Lbl" or "LBody"), "A list item holds something else than label and body.");
        Require(type != "LI" || parent == "L", $"A list item is in {parent}.");
        Require(type != "TR" || parent is "Table" or "THead" or "TBody", $"A row is in {parent}.");
        Require(type is not ("TH" or "TD") || parent == "TR", $"A cell is in {parent}.");
        Require(type != "Table" || inner.TrueForAll(TableParts.Contains), "A table holds something that is no part of a table.");
        Require(type is not ("Table" or "TR" or "L" or "LI" or "TOC" or "THead" or "TBody") || !HasContent(element), $"Text is directly in {type}.");
        Require(type != "TH" || Dictionary(element, "A")?.Data.ContainsKey("Scope") == true, "A heading cell has no scope.");
        children.ForEach(child => Walk(child, type));
    }

    private void CheckPage(int number, DictionaryToken page)
    {
        Require(NameOf(page, "Tabs") == "S", $"Page {number} does not follow the structure with the tab key.");
        foreach (var annotation in Items(page, "Annots").OfType<DictionaryToken>())
        {
            Require(TextOf(annotation, "Contents") is { Length: > 0 }, $"A link on page {number} has no description.");
            Require(annotation.Data.ContainsKey("StructParent"), $"A link on page {number} has no tag.");
        }

        var depth = 0;
        var unmarked = 0;
        var text = Literal().Replace(ContentOf(page), " S ");
        foreach (Match word in Word().Matches(text))
        {
            depth += word.Value is "BDC" or "BMC" ? 1 : word.Value == "EMC" ? -1 : 0;
            unmarked += depth == 0 && word.Value is "Tj" or "TJ" or "f" or "f*" or "B*" or "Do" or "sh" ? 1 : 0;
            Require(depth is 0 or 1, $"Marked content is nested on page {number}.");
        }

        Require(unmarked == 0, $"Page {number} paints {unmarked} times outside marked content.");
        Require(depth == 0, $"Marked content is not closed on page {number}.");
    }

    private string ContentOf(DictionaryToken page)
    {
        var stream = (StreamToken)Resolve(page.Data["Contents"])!;
        using var zlib = new ZLibStream(new MemoryStream(stream.Data.ToArray()), CompressionMode.Decompress);
        using var reader = new StreamReader(zlib, Encoding.Latin1);
        return reader.ReadToEnd();
    }

    private void CheckFonts()
    {
        foreach (var page in _file.GetPages())
        {
            var fonts = Dictionary(Dictionary(page.Dictionary, "Resources"), "Font");
            foreach (var font in (fonts?.Data.Values ?? []).Select(Resolve).OfType<DictionaryToken>())
            {
                var name = NameOf(font, "BaseFont");
                Require(font.Data.ContainsKey("ToUnicode"), $"The font {name} has no way back to text.");
                var descendant = Items(font, "DescendantFonts").OfType<DictionaryToken>().FirstOrDefault() ?? font;
                Require(Dictionary(descendant, "FontDescriptor")?.Data.ContainsKey("FontFile2") == true, $"The font {name} is not embedded.");
                Require(name is { Length: > 7 } && name[6] == '+', $"The font {name} is not a subset.");
            }
        }
    }

    private void Require(bool isKept, string problem)
    {
        if (!isKept && !_problems.Contains(problem))
        {
            _problems.Add(problem);
        }
    }

    private bool HasContent(DictionaryToken element)
        => Items(element, "K").Any(k => k is NumericToken || (k is DictionaryToken d && NameOf(d, "Type") == "MCR"));

    private IEnumerable<DictionaryToken> Children(DictionaryToken? element)
        => element is null ? [] : Items(element, "K").OfType<DictionaryToken>().Where(d => d.Data.ContainsKey("S"));

    private IEnumerable<IToken?> Items(DictionaryToken holder, string key)
        => Resolve(holder.Data.GetValueOrDefault(key)) switch
        {
            null => [],
            ArrayToken array => array.Data.Select(Resolve),
            var single => [single],
        };

    private DictionaryToken? Dictionary(DictionaryToken? holder, string key)
        => Resolve(holder?.Data.GetValueOrDefault(key)) as DictionaryToken;

    private string? NameOf(DictionaryToken holder, string key) => (Resolve(holder.Data.GetValueOrDefault(key)) as NameToken)?.Data;

    private string? TextOf(DictionaryToken holder, string key) => Resolve(holder.Data.GetValueOrDefault(key)) switch
    {
        StringToken text => text.Data,
        HexToken hex => hex.Data,
        _ => null,
    };

    private IToken? Resolve(IToken? token) => token is IndirectReferenceToken reference
        ? _file.Structure.GetObject(reference.Data)?.Data
        : token;

    [GeneratedRegex(@"\((?:\\.|[^\\()])*\)|<[0-9A-Fa-f\s]*>")]
    private static partial Regex Literal();

    [GeneratedRegex(@"[^\s\[\]<>]+")]
    private static partial Regex Word();
}
