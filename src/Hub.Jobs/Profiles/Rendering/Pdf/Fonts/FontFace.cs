using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using HarfBuzz = HarfBuzzSharp;

namespace Hub.Jobs.Profiles.Rendering.Pdf.Fonts;

/// <summary>
/// One font file, ready for shaping. The bytes are pinned and the native objects live as long as the process: HarfBuzz reads
/// the font's memory at every call, and freed or moved bytes end the process without a message.
/// </summary>
internal sealed class FontFace
{
    /// <summary>Words kept for the next document, and their letters at most: about ten megabytes when full.</summary>
    private const int MostKept = 20_000, LongestKept = 32;

    private static readonly ConcurrentDictionary<(string File, string Sha256), FontFace> Loaded = new();

    private readonly HarfBuzz.Blob _blob;
    private readonly HarfBuzz.Face _face;
    private readonly ConcurrentDictionary<int, bool> _coverage = new();
    private readonly ConcurrentDictionary<string, ShapedText> _shaped = new(StringComparer.Ordinal);
    private int _shapedCount;

    private FontFace(FontHash hash, byte[] data)
    {
        Hash = hash;
        TrueType = new TrueTypeFile(data);
        var pinned = GCHandle.Alloc(data, GCHandleType.Pinned);
        _blob = new HarfBuzz.Blob(pinned.AddrOfPinnedObject(), data.Length, HarfBuzz.MemoryMode.ReadOnly);
        _blob.MakeImmutable();
        _face = new HarfBuzz.Face(_blob, 0);
        _face.MakeImmutable();
        Shaping = new HarfBuzz.Font(_face);
        Shaping.SetScale(TrueType.UnitsPerEm, TrueType.UnitsPerEm);
        Shaping.SetFunctionsOpenType();
    }

    /// <summary>File name and hash of the bytes.</summary>
    public FontHash Hash { get; }

    /// <summary>Tables of the file.</summary>
    public TrueTypeFile TrueType { get; }

    /// <summary>The native font; only read after construction, so threads may share it.</summary>
    public HarfBuzz.Font Shaping { get; }

    /// <summary>The face of a file; a file already read in this process with the same bytes is not read twice into memory.</summary>
    public static FontFace Read(string path)
    {
        var data = File.ReadAllBytes(path);
        var hash = new FontHash(Path.GetFileName(path), Convert.ToHexStringLower(SHA256.HashData(data)));
        return Loaded.GetOrAdd((hash.File, hash.Sha256), _ => new FontFace(hash, data));
    }

    /// <summary>Font units to thousandths of an em, the unit of text in a PDF.</summary>
    public double PerMille(double units) => units * 1000 / TrueType.UnitsPerEm;

    /// <summary>
    /// The glyphs of a text. Words of documents before are kept, up to a bound: profiles say the same words again and again, and
    /// only ever in the memory of the worker that has read them anyway.
    /// </summary>
    public ShapedText Shape(string text, Func<FontFace, string, ShapedText> shape)
    {
        if (_shaped.TryGetValue(text, out var shaped))
        {
            return shaped;
        }

        shaped = shape(this, text);
        if (text.Length <= LongestKept && _shapedCount < MostKept && _shaped.TryAdd(text, shaped))
        {
            Interlocked.Increment(ref _shapedCount);
        }

        return shaped;
    }

    /// <summary>Whether the font draws this character.</summary>
    public bool Has(int codePoint)
        => _coverage.GetOrAdd(codePoint, c => Shaping.TryGetNominalGlyph((uint)c, out var glyph) && glyph != 0);
}

/// <summary>A text as glyphs of one face: where in the text each begins, and the width of all in thousandths of an em.</summary>
internal sealed record ShapedText(IReadOnlyList<Glyph> Glyphs, IReadOnlyList<int> Clusters, double Width);
