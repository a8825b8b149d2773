using System.Globalization;
using System.Text;

namespace Hub.Jobs.Profiles.Rendering.Pdf.Writing;

/// <summary>Writes the tags, and the table that leads from a marked piece of a page or a link back to its tag.</summary>
internal sealed class StructureObjects(PdfObjects objects)
{
    private readonly List<StructureElement> _elements = [];

    /// <summary>
    /// Number of the structure tree's object. Pages have the keys 0, 1, … of the parent tree, links the keys after them.
    /// </summary>
    public int Write(StructureElement root, IReadOnlyList<PdfPage> pages, out IReadOnlyDictionary<LinkArea, int> linkKeys)
    {
        var tree = objects.Reserve();
        Collect(root);
        foreach (var element in _elements)
        {
            objects.Set(element.Id, Element(element, tree));
        }

        var keys = new Dictionary<LinkArea, int>(ReferenceEqualityComparer.Instance);
        var parents = new StringBuilder();
        for (var i = 0; i < pages.Count; i++)
        {
            parents.Append(CultureInfo.InvariantCulture, $"{i}[{PdfSyntax.Refs(pages[i].Marked.Select(t => t.Id))}]\n");
        }

        foreach (var link in pages.SelectMany(p => p.Links))
        {
            keys[link] = pages.Count + keys.Count;
            parents.Append(CultureInfo.InvariantCulture, $"{keys[link]} {PdfSyntax.Ref(link.Tag.Id)}\n");
        }

        var parentTree = objects.Add($"<</Nums[{parents}]>>");
        objects.Set(tree, string.Create(
            CultureInfo.InvariantCulture,
            $"<</Type/StructTreeRoot/K {root.Id} 0 R/ParentTree {parentTree} 0 R/ParentTreeNextKey {pages.Count + keys.Count}>>"));
        linkKeys = keys;
        return tree;
    }

    private void Collect(StructureElement element)
    {
        element.Id = objects.Reserve();
        _elements.Add(element);
        foreach (var child in element.Children)
        {
            if (child.Element is { } inner)
            {
                Collect(inner);
            }
        }
    }

    private static string Element(StructureElement element, int tree)
    {
        var page = element.Children.FirstOrDefault(c => c.Page is not null).Page;
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"<</Type/StructElem/S/{element.Type}/P {element.Parent?.Id ?? tree} 0 R");
        text.Append(element.Alt is null ? string.Empty : "/Alt " + PdfSyntax.Text(element.Alt));
        text.Append(element.Expansion is null ? string.Empty : "/E " + PdfSyntax.Text(element.Expansion));
        text.Append(element.Attributes is null ? string.Empty : "/A " + element.Attributes);
        text.Append(page is null ? string.Empty : "/Pg " + PdfSyntax.Ref(page.Id));
        text.Append("/K[").AppendJoin(' ', element.Children.Select(child => Child(child, page))).Append("]>>");
        return text.ToString();
    }

    private static string Child(StructureChild child, PdfPage? page) => child switch
    {
        { Element: { } element } => PdfSyntax.Ref(element.Id),
        { Link: { } link } => $"<</Type/OBJR/Obj {PdfSyntax.Ref(link.Id)}/Pg {PdfSyntax.Ref(child.Page!.Id)}>>",
        _ when child.Page == page => child.MarkedContentId.ToString(CultureInfo.InvariantCulture),
        _ => string.Create(
            CultureInfo.InvariantCulture, $"<</Type/MCR/Pg {PdfSyntax.Ref(child.Page!.Id)}/MCID {child.MarkedContentId}>>"),
    };
}
