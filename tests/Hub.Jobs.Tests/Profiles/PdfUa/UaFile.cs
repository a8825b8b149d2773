using System.Text;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Tokens;

namespace Hub.Jobs.Tests.Profiles.PdfUa;

/// <summary>A PDF as the rules see it: catalog, objects, pages with their marks, and the structure tree.</summary>
internal sealed class UaFile : IDisposable
{
    private readonly Dictionary<IndirectReference, int> _pageNumbers = [];
    private readonly List<UaElement> _roots = [];
    private Dictionary<(int Page, int Id), string>? _texts;

    private UaFile(byte[] bytes)
    {
        Pdf = PdfDocument.Open(bytes);
        Catalog = Pdf.Structure.Catalog.CatalogDictionary;
        foreach (var reference in PageReferences(Catalog.Data["Pages"]))
        {
            _pageNumbers[reference] = _pageNumbers.Count + 1;
        }

        Contents = [.. Pdf.GetPages()];
        Pages = [.. Contents.Select(p => new UaPage(p.Number, p.Dictionary, p.Operations))];
        foreach (var kid in Items(Dictionary(Catalog, "StructTreeRoot"), "K"))
        {
            if (Resolve(kid) is DictionaryToken token && NameOf(token, "S") is { } type)
            {
                _roots.Add(Read(token, type, null, null));
            }
        }
    }

    /// <summary>The reader underneath.</summary>
    public PdfDocument Pdf { get; }

    /// <summary>The catalog.</summary>
    public DictionaryToken Catalog { get; }

    /// <summary>Pages as the reader gives them: letters and shapes. Reading a page is dear, so it is done once.</summary>
    public IReadOnlyList<Page> Contents { get; }

    /// <summary>Pages in order.</summary>
    public IReadOnlyList<UaPage> Pages { get; }

    /// <summary>Tags directly under the structure tree.</summary>
    public IReadOnlyList<UaElement> Roots => _roots;

    /// <summary>All tags in reading order.</summary>
    public IEnumerable<UaElement> Elements => _roots.SelectMany(r => r.Walk());

    /// <summary>Number of each page object.</summary>
    public IReadOnlyDictionary<IndirectReference, int> PageNumbers => _pageNumbers;

    /// <summary>Opens a file; dispose of it after the rules have run.</summary>
    public static UaFile Open(byte[] bytes) => new(bytes);

    /// <inheritdoc/>
    public void Dispose() => Pdf.Dispose();

    /// <summary>Every object of the file with its number.</summary>
    public IEnumerable<(IndirectReference Reference, IToken Token)> Objects()
    {
        for (var number = 1; number < Pdf.Structure.Trailer.Size; number++)
        {
            var reference = new IndirectReference(number, 0);
            if (Pdf.Structure.GetObject(reference)?.Data is { } token)
            {
                yield return (reference, token);
            }
        }
    }

    /// <summary>Every dictionary of the file, also those inside others and those of streams.</summary>
    public IEnumerable<DictionaryToken> Dictionaries() => Objects().SelectMany(o => Inner(o.Token));

    /// <summary>What a reference leads to, or the token itself.</summary>
    public IToken? Resolve(IToken? token) => token is IndirectReferenceToken reference
        ? Pdf.Structure.GetObject(reference.Data)?.Data
        : token;

    /// <summary>Members of an array, or the single value in its place.</summary>
    public IEnumerable<IToken> Items(DictionaryToken? holder, string key)
        => Resolve(holder?.Data.GetValueOrDefault(key)) switch
        {
            null => [],
            ArrayToken array => array.Data,
            _ => [holder!.Data[key]],
        };

    /// <summary>A dictionary entry that is a dictionary.</summary>
    public DictionaryToken? Dictionary(DictionaryToken? holder, string key) => Resolve(holder?.Data.GetValueOrDefault(key)) switch
    {
        DictionaryToken dictionary => dictionary,
        StreamToken stream => stream.StreamDictionary,
        _ => null,
    };

    /// <summary>A dictionary entry that is a name.</summary>
    public string? NameOf(DictionaryToken? holder, string key) => (Resolve(holder?.Data.GetValueOrDefault(key)) as NameToken)?.Data;

    /// <summary>A dictionary entry that is a text.</summary>
    public string? TextOf(DictionaryToken? holder, string key) => Resolve(holder?.Data.GetValueOrDefault(key)) switch
    {
        StringToken text => text.Data,
        HexToken hex => TextOf(hex),
        _ => null,
    };

    /// <summary>A text written as digits: UTF-16 where it says so.</summary>
    public static string TextOf(HexToken hex) => hex.Bytes is [0xFE, 0xFF, ..]
        ? Encoding.BigEndianUnicode.GetString(hex.Bytes[2..])
        : Encoding.Latin1.GetString(hex.Bytes);

    /// <summary>An attribute of a tag, such as Scope or ListNumbering.</summary>
    public IToken? AttributeOf(UaElement element, string key) => Items(element.Token, "A")
        .Select(Resolve).OfType<DictionaryToken>().Select(a => Resolve(a.Data.GetValueOrDefault(key))).FirstOrDefault(v => v is not null);

    /// <summary>The bytes of a stream without their compression.</summary>
    public byte[] Decode(StreamToken stream) => stream.Decode(Pdf.Structure.FilterProvider).ToArray();

    /// <summary>The text of a marked piece of a page.</summary>
    public string TextOf((int Page, int Id) content) => Texts().GetValueOrDefault(content, string.Empty);

    /// <summary>All text of a tag in reading order, as it is printed.</summary>
    public string TextOf(UaElement element) => string.Concat(element.Kids.Select(kid => kid switch
    {
        UaElement child => TextOf(child),
        ValueTuple<int, int> content => TextOf(content),
        _ => string.Empty,
    }));

    private Dictionary<(int Page, int Id), string> Texts()
    {
        if (_texts is null)
        {
            _texts = [];
            foreach (var page in Contents)
            {
                foreach (var mark in page.GetMarkedContents().Where(m => m.MarkedContentIdentifier >= 0 && !m.IsArtifact))
                {
                    _texts[(page.Number, mark.MarkedContentIdentifier)] = string.Concat(mark.Letters.Select(l => l.Value));
                }
            }
        }

        return _texts;
    }

    private UaElement Read(DictionaryToken token, string type, UaElement? parent, int? pageAbove)
    {
        var element = new UaElement(token, type, parent);
        var page = token.Data.GetValueOrDefault("Pg") is IndirectReferenceToken own ? _pageNumbers.GetValueOrDefault(own.Data) : pageAbove;
        foreach (var kid in Items(token, "K"))
        {
            switch (Resolve(kid))
            {
                case NumericToken id:
                    element.Content.Add((page ?? 0, id.Int));
                    element.Kids.Add((page ?? 0, id.Int));
                    break;
                case DictionaryToken piece when NameOf(piece, "Type") == "MCR":
                    var on = piece.Data.GetValueOrDefault("Pg") is IndirectReferenceToken r ? _pageNumbers.GetValueOrDefault(r.Data) : page ?? 0;
                    element.Content.Add((on, ((NumericToken)piece.Data["MCID"]).Int));
                    element.Kids.Add(element.Content[^1]);
                    break;
                case DictionaryToken thing when NameOf(thing, "Type") == "OBJR" && thing.Data.GetValueOrDefault("Obj") is IndirectReferenceToken target:
                    element.Annotations.Add(target.Data);
                    break;
                case DictionaryToken child when NameOf(child, "S") is { } childType:
                    element.Children.Add(Read(child, childType, element, page));
                    element.Kids.Add(element.Children[^1]);
                    break;
            }
        }

        return element;
    }

    private IEnumerable<IndirectReference> PageReferences(IToken token)
    {
        if (Resolve(token) is not DictionaryToken node)
        {
            yield break;
        }

        if (!node.Data.ContainsKey("Kids") && token is IndirectReferenceToken reference)
        {
            yield return reference.Data;
        }

        foreach (var page in Items(node, "Kids").SelectMany(PageReferences))
        {
            yield return page;
        }
    }

    private static IEnumerable<DictionaryToken> Inner(IToken token) => token switch
    {
        DictionaryToken dictionary => dictionary.Data.Values.SelectMany(Inner).Prepend(dictionary),
        ArrayToken array => array.Data.SelectMany(Inner),
        StreamToken stream => Inner(stream.StreamDictionary),
        _ => [],
    };
}
