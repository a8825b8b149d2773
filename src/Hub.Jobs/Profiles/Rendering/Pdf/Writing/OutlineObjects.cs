using System.Globalization;
using System.Text;

namespace Hub.Jobs.Profiles.Rendering.Pdf.Writing;

/// <summary>Writes the outline: level 1 headings with their level 2 headings folded below them.</summary>
internal static class OutlineObjects
{
    private const int Top = -1;

    /// <summary>Number of the outline's object, or null when there is no heading.</summary>
    public static int? Write(PdfObjects objects, IReadOnlyList<Bookmark> bookmarks)
    {
        if (bookmarks.Count == 0)
        {
            return null;
        }

        var outline = objects.Reserve();
        var ids = bookmarks.Select(_ => objects.Reserve()).ToArray();
        var parents = Parents(bookmarks);
        var siblings = Enumerable.Range(0, ids.Length).ToLookup(i => parents[i]);
        foreach (var group in siblings)
        {
            var members = group.ToArray();
            for (var position = 0; position < members.Length; position++)
            {
                var entry = bookmarks[members[position]];
                var text = new StringBuilder($"<</Title {PdfSyntax.Text(entry.Text)}");
                text.Append("/Parent ").Append(PdfSyntax.Ref(group.Key == Top ? outline : ids[group.Key]));
                text.Append("/Dest[").Append(PdfSyntax.Ref(entry.Page.Id))
                    .Append("/XYZ 0 ").Append(PdfSyntax.Number(entry.Y)).Append(" 0]");
                text.Append(position > 0 ? "/Prev " + PdfSyntax.Ref(ids[members[position - 1]]) : string.Empty);
                text.Append(position + 1 < members.Length ? "/Next " + PdfSyntax.Ref(ids[members[position + 1]]) : string.Empty);
                text.Append(Family(ids, [.. siblings[members[position]]], isOpen: false)).Append(">>");
                objects.Set(ids[members[position]], text.ToString());
            }
        }

        objects.Set(outline, $"<</Type/Outlines{Family(ids, [.. siblings[Top]], isOpen: true)}>>");
        return outline;
    }

    /// <summary>Index of the nearest heading before with a smaller level.</summary>
    private static int[] Parents(IReadOnlyList<Bookmark> bookmarks)
    {
        var parents = new int[bookmarks.Count];
        var current = Top;
        for (var i = 0; i < parents.Length; i++)
        {
            parents[i] = bookmarks[i].Level == 1 ? Top : current;
            current = bookmarks[i].Level == 1 ? i : current;
        }

        return parents;
    }

    /// <summary>First and last child; a negative count keeps them folded.</summary>
    private static string Family(int[] ids, int[] children, bool isOpen) => children.Length == 0
        ? string.Empty
        : $"/First {PdfSyntax.Ref(ids[children[0]])}/Last {PdfSyntax.Ref(ids[children[^1]])}"
            + $"/Count {(isOpen ? children.Length : -children.Length).ToString(CultureInfo.InvariantCulture)}";
}
