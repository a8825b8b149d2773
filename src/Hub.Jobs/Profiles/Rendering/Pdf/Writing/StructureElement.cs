namespace Hub.Jobs.Profiles.Rendering.Pdf.Writing;

/// <summary>
/// A tag of the structure tree (ISO 32000-1, 14.7): what a screen reader walks. Children are tags, marked pieces of pages,
/// and links, in reading order.
/// </summary>
internal sealed class StructureElement
{
    private readonly List<StructureChild> _children = [];

    private StructureElement(string type, StructureElement? parent) => (Type, Parent) = (type, parent);

    /// <summary>Standard structure type: "P", "H1", "Table".</summary>
    public string Type { get; }

    /// <summary>The tag above; null for the document.</summary>
    public StructureElement? Parent { get; }

    /// <summary>Alternative text of a figure.</summary>
    public string? Alt { get; init; }

    /// <summary>What an abbreviation stands for: "received" for "R".</summary>
    public string? Expansion { get; init; }

    /// <summary>Attribute dictionary in file syntax: the scope of a heading cell, the box of a figure.</summary>
    public string? Attributes { get; set; }

    /// <summary>Children in reading order.</summary>
    public IReadOnlyList<StructureChild> Children => _children;

    /// <summary>Number of the object in the file.</summary>
    public int Id { get; set; }

    /// <summary>The tag of the whole document.</summary>
    public static StructureElement Document() => new("Document", null);

    /// <summary>Adds a tag as the last child.</summary>
    public StructureElement Add(string type, string? alt = null, string? attributes = null, string? expansion = null)
    {
        var child = new StructureElement(type, this) { Alt = alt, Attributes = attributes, Expansion = expansion };
        _children.Add(new StructureChild(child, null, 0, null));
        return child;
    }

    /// <summary>Adds a marked piece of a page as the last child.</summary>
    public void AddContent(PdfPage page, int markedContentId) => _children.Add(new StructureChild(null, page, markedContentId, null));

    /// <summary>Adds a link area as the last child.</summary>
    public void AddLink(PdfPage page, LinkArea link) => _children.Add(new StructureChild(null, page, 0, link));
}

/// <summary>A child of a tag: a tag, or a piece of a page by its marked-content id, or a link area on a page.</summary>
internal readonly record struct StructureChild(StructureElement? Element, PdfPage? Page, int MarkedContentId, LinkArea? Link);

/// <summary>
/// A clickable area. <paramref name="Target"/> is the id of a heading or an https address; <paramref name="Description"/> is
/// what a screen reader says.
/// </summary>
internal sealed record LinkArea(
    double X0, double Y0, double X1, double Y1, string Target, bool IsAddress, string Description, StructureElement Tag)
{
    /// <summary>Number of the object in the file.</summary>
    public int Id { get; set; }
}
