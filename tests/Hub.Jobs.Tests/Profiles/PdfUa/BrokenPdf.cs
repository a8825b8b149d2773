using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Tokens;
using UglyToad.PdfPig.Writer;

namespace Hub.Jobs.Tests.Profiles.PdfUa;

/// <summary>
/// A file taken apart into plain objects, so that a test can break one thing of it and put it together again: the rest stays as
/// it was. An edit that changes nothing throws, or the test would prove nothing.
/// </summary>
internal sealed class BrokenPdf
{
    private readonly SortedDictionary<long, PlainObject> _objects = [];
    private readonly string _root;
    private readonly string _information;

    private BrokenPdf(byte[] file)
    {
        using var pdf = PdfDocument.Open(file);
        var trailer = pdf.Structure.Trailer;
        (_root, _information) = ($"{trailer.Root.ObjectNumber} 0 R", Text(trailer.Info!));
        for (var number = 1; number < trailer.Size; number++)
        {
            switch (pdf.Structure.GetObject(new IndirectReference(number, 0))?.Data)
            {
                case null:
                case StreamToken stream when stream.StreamDictionary.Data.GetValueOrDefault("Type") is NameToken { Data: "ObjStm" or "XRef" }:
                    break;
                case StreamToken stream:
                    var plain = stream.StreamDictionary.Data.Where(e => e.Key is not ("Filter" or "Length" or "DecodeParms"))
                        .ToDictionary(e => NameToken.Create(e.Key), e => e.Value);
                    _objects[number] = new PlainObject(
                        Text(new DictionaryToken(plain)), stream.Decode(pdf.Structure.FilterProvider).ToArray());
                    break;
                case { } token:
                    _objects[number] = new PlainObject(Text(token), null);
                    break;
            }
        }
    }

    private sealed record PlainObject(string Text, byte[]? Stream);

    /// <summary>References to the pages, in the order of their objects.</summary>
    public IReadOnlyList<string> Pages
        => [.. _objects.Where(o => Regex.IsMatch(o.Value.Text, "/Type ?/Page(?!s)")).Select(o => $"{o.Key} 0 R")];

    /// <summary>Takes a file apart.</summary>
    public static BrokenPdf Of(byte[] file) => new(file);

    /// <summary>Replaces a pattern in every object that is not a stream's content.</summary>
    public BrokenPdf Replace(string pattern, string replacement) => Edit(_ => true, text => Regex.Replace(text, pattern, replacement));

    /// <summary>Replaces a pattern once, in the first object that has it and also matches <paramref name="where"/>.</summary>
    public BrokenPdf ReplaceFirst(string pattern, string replacement, string where = "")
    {
        var number = _objects.First(o => Regex.IsMatch(o.Value.Text, pattern) && Regex.IsMatch(o.Value.Text, where)).Key;
        return Edit(n => n == number, text => new Regex(pattern).Replace(text, replacement, 1));
    }

    /// <summary>Edits the stream of the first object whose content matches, once: a page, a map of characters, the metadata.</summary>
    public BrokenPdf EditStream(string pattern, string replacement)
    {
        var (number, found) = _objects.First(o => o.Value.Stream is { } s && Regex.IsMatch(Latin(s), pattern));
        var edited = new Regex(pattern).Replace(Latin(found.Stream!), replacement, 1);
        _objects[number] = found with { Stream = Encoding.Latin1.GetBytes(edited) };
        return this;
    }

    /// <summary>Adds entries to the catalog.</summary>
    public BrokenPdf AddToCatalog(string entries) => ReplaceFirst(">>$", entries + " >>", where: "/Type ?/Catalog");

    /// <summary>Adds entries to the first page.</summary>
    public BrokenPdf AddToPage(string entries) => ReplaceFirst(">>$", entries + " >>", where: "/Type ?/Page(?!s)");

    /// <summary>The file, uncompressed, with a new table of places.</summary>
    public byte[] Bytes(string trailer = "")
    {
        var file = new MemoryStream();
        var places = new SortedDictionary<long, long>();
        Write(file, "%PDF-1.7\n");
        foreach (var (number, item) in _objects)
        {
            places[number] = file.Position;
            Write(file, string.Create(CultureInfo.InvariantCulture, $"{number} 0 obj\n"));
            if (item.Stream is { } stream)
            {
                Write(file, Regex.Replace(item.Text, ">>\\s*$", string.Create(CultureInfo.InvariantCulture, $" /Length {stream.Length} >>\nstream\n")));
                file.Write(stream);
                Write(file, "\nendstream");
            }
            else
            {
                Write(file, item.Text);
            }

            Write(file, "\nendobj\n");
        }

        var start = file.Position;
        var size = places.Keys.Max() + 1;
        Write(file, string.Create(CultureInfo.InvariantCulture, $"xref\n0 {size}\n0000000000 65535 f \n"));
        for (var number = 1L; number < size; number++)
        {
            Write(file, places.TryGetValue(number, out var place)
                ? string.Create(CultureInfo.InvariantCulture, $"{place:0000000000} 00000 n \n")
                : "0000000000 00001 f \n");
        }

        Write(file, string.Create(
            CultureInfo.InvariantCulture,
            $"trailer\n<</Size {size}/Root {_root}/Info {_information}{trailer}>>\nstartxref\n{start}\n%%EOF\n"));
        return file.ToArray();
    }

    private BrokenPdf Edit(Predicate<long> which, Func<string, string> edit)
    {
        var changed = 0;
        foreach (var (number, item) in _objects.Where(o => which(o.Key)).ToList())
        {
            var text = edit(item.Text);
            changed += text == item.Text ? 0 : 1;
            _objects[number] = item with { Text = text };
        }

        return changed > 0 ? this : throw new InvalidOperationException("The edit changed nothing.");
    }

    private static string Text(IToken token)
    {
        using var buffer = new MemoryStream();
        new TokenWriter().WriteToken(token, buffer);
        return Latin(buffer.ToArray()).Trim();
    }

    private static string Latin(byte[] bytes) => Encoding.Latin1.GetString(bytes);

    private static void Write(MemoryStream file, string text) => file.Write(Encoding.Latin1.GetBytes(text));
}
