using System.Globalization;
using System.Text;
using Hub.Jobs.Profiles.Rendering.Pdf.Fonts;

namespace Hub.Jobs.Profiles.Rendering.Pdf.Writing;

/// <summary>The properties of a file, shown by readers and searched by archives.</summary>
internal sealed record PdfProperties(
    string Title, string Subject, string Author, string Keywords, string Language, DateTimeOffset CreatedAt, bool ClaimConformance)
{
    /// <summary>The program named as the file's creator.</summary>
    public const string Creator = "Hub profile renderer";
}

/// <summary>A heading as a place: target of links, and a line of the outline when its level is 1 or 2.</summary>
internal sealed record Bookmark(int Level, string Text, string Id, PdfPage Page, double Y);

/// <summary>Puts the drawn pages, the tags, the fonts and the properties together into one tagged PDF.</summary>
internal sealed class PdfFile(PdfProperties properties)
{
    private readonly PdfObjects _objects = new();

    public List<PdfPage> Pages { get; } = [];

    public List<Bookmark> Bookmarks { get; } = [];

    /// <summary>The tag of the whole document.</summary>
    public StructureElement Root { get; } = StructureElement.Document();

    /// <summary>The bytes of the file; call once.</summary>
    public byte[] Save(IEnumerable<EmbeddedFont> fonts)
    {
        var pageTree = _objects.Reserve();
        foreach (var page in Pages)
        {
            page.Id = _objects.Reserve();
            foreach (var link in page.Links)
            {
                link.Id = _objects.Reserve();
            }
        }

        var resources = Resources(fonts);
        var structure = new StructureObjects(_objects).Write(Root, Pages, out var linkKeys);
        for (var i = 0; i < Pages.Count; i++)
        {
            WritePage(i, pageTree, resources, linkKeys);
        }

        var pageCount = Pages.Count.ToString(CultureInfo.InvariantCulture);
        _objects.Set(pageTree, $"<</Type/Pages/Count {pageCount}/Kids[{PdfSyntax.Refs(Pages.Select(p => p.Id))}]>>");
        return _objects.Write(Catalog(pageTree, structure), Information());
    }

    private int Resources(IEnumerable<EmbeddedFont> fonts)
    {
        var entries = new StringBuilder();
        foreach (var font in fonts.Where(f => f.Used.Count > 0))
        {
            entries.Append('/').Append(font.Resource).Append(' ').Append(PdfSyntax.Ref(FontObjects.Write(_objects, font)));
        }

        return _objects.Add($"<</Font<<{entries}>>>>");
    }

    private void WritePage(int index, int pageTree, int resources, IReadOnlyDictionary<LinkArea, int> linkKeys)
    {
        var page = Pages[index];
        var content = _objects.AddStream(string.Empty, page.Finish());
        page.Release();
        foreach (var link in page.Links)
        {
            var rectangle = string.Join(' ', new[] { link.X0, link.Y0, link.X1, link.Y1 }.Select(PdfSyntax.Number));
            var target = link.IsAddress ? $"/A<</S/URI/URI {PdfSyntax.Text(link.Target)}>>" : $"/Dest {PdfSyntax.Text(link.Target)}";
            _objects.Set(link.Id, string.Create(
                CultureInfo.InvariantCulture,
                $"<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect[{rectangle}]{target}/P {PdfSyntax.Ref(page.Id)}")
                + $"/Contents {PdfSyntax.Text(link.Description)}/StructParent {linkKeys[link].ToString(CultureInfo.InvariantCulture)}>>");
        }

        var annotations = page.Links.Count > 0 ? $"/Annots[{PdfSyntax.Refs(page.Links.Select(l => l.Id))}]" : string.Empty;
        var box = $"{PdfSyntax.Number(page.Width)} {PdfSyntax.Number(page.Height)}";
        _objects.Set(page.Id, string.Create(
            CultureInfo.InvariantCulture,
            $"<</Type/Page/Parent {PdfSyntax.Ref(pageTree)}/MediaBox[0 0 {box}]/Resources {PdfSyntax.Ref(resources)}")
            + string.Create(
                CultureInfo.InvariantCulture,
                $"/Contents {PdfSyntax.Ref(content)}/StructParents {index}/Tabs/S{annotations}>>"));
    }

    private int Catalog(int pageTree, int structure)
    {
        var outline = OutlineObjects.Write(_objects, [.. Bookmarks.Where(b => b.Level <= 2)]);
        var targets = Bookmarks.OrderBy(b => b.Id, StringComparer.Ordinal)
            .Select(b => $"{PdfSyntax.Text(b.Id)}[{PdfSyntax.Ref(b.Page.Id)}/XYZ 0 {PdfSyntax.Number(b.Y)} 0]");
        var names = _objects.Add($"<</Names[{string.Join(' ', targets)}]>>");
        var xmp = _objects.AddStream(
            "/Type/Metadata/Subtype/XML", Encoding.UTF8.GetBytes(XmpMetadata.Write(properties)), compress: false);
        var outlineEntry = outline is { } id ? $"/Outlines {PdfSyntax.Ref(id)}/PageMode/UseOutlines" : string.Empty;
        return _objects.Add(
            $"<</Type/Catalog/Pages {PdfSyntax.Ref(pageTree)}/Lang {PdfSyntax.Text(properties.Language)}/MarkInfo<</Marked true>>"
            + $"/StructTreeRoot {PdfSyntax.Ref(structure)}/ViewerPreferences<</DisplayDocTitle true>>{outlineEntry}"
            + $"/Names<</Dests {PdfSyntax.Ref(names)}>>/Metadata {PdfSyntax.Ref(xmp)}{OutputIntent()}>>");
    }

    /// <summary>PDF/A wants to know what the red, green and blue numbers mean; only written with the claim.</summary>
    private string OutputIntent()
    {
        if (!properties.ClaimConformance)
        {
            return string.Empty;
        }

        var profile = _objects.AddStream("/N 3", SrgbProfile.Write());
        return "/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)/Info(sRGB)"
            + $"/DestOutputProfile {PdfSyntax.Ref(profile)}>>]";
    }

    private int Information()
    {
        var date = "D:" + properties.CreatedAt.UtcDateTime.ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture) + "Z";
        return _objects.Add(
            $"<</Title {PdfSyntax.Text(properties.Title)}/Author {PdfSyntax.Text(properties.Author)}"
            + $"/Subject {PdfSyntax.Text(properties.Subject)}/Keywords {PdfSyntax.Text(properties.Keywords)}"
            + $"/Creator {PdfSyntax.Text(PdfProperties.Creator)}/Producer {PdfSyntax.Text(PdfProperties.Creator)}"
            + $"/CreationDate ({date})/ModDate ({date})>>");
    }
}
