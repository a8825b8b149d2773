using UglyToad.PdfPig.Tokens;

namespace Hub.Jobs.Tests.Profiles.PdfUa;

/// <summary>Rules over tables: parts in their places, heading cells that say what they head, rows of equal length.</summary>
internal static class TableRules
{
    /// <summary>Applies the rules.</summary>
    public static IEnumerable<UaProblem> Check(UaFile file)
        => file.Elements.SelectMany(Nesting).Concat(file.Elements.Where(e => e.Type == "Table").SelectMany(t => Grid(file, t)));

    private static IEnumerable<UaProblem> Nesting(UaElement element)
    {
        var (type, parent) = (element.Type, element.Parent?.Type);
        var types = element.ChildTypes.ToList();
        var isWrong = type switch
        {
            "Table" => element.Content.Count > 0 || types.Exists(t => t is not ("TR" or "THead" or "TBody" or "TFoot" or "Caption"))
                || types.Count(t => t == "THead") > 1 || types.Count(t => t == "TFoot") > 1
                || (types.Contains("Caption") && types[0] != "Caption" && types[^1] != "Caption")
                || (types.Contains("TR") && types.Exists(t => t is "THead" or "TBody" or "TFoot")),
            "THead" or "TBody" or "TFoot" => parent != "Table" || element.Content.Count > 0 || types.Exists(t => t != "TR"),
            "TR" => parent is not ("Table" or "THead" or "TBody" or "TFoot") || element.Content.Count > 0
                || types.Exists(t => t is not ("TH" or "TD")),
            "TH" or "TD" => parent != "TR",
            _ => false,
        };
        if (isWrong)
        {
            yield return new("09-004", $"A {type} in {parent} holds {string.Join(", ", types.Distinct())}.");
        }
    }

    private static IEnumerable<UaProblem> Grid(UaFile file, UaElement table)
    {
        var rows = table.Walk().Where(e => e.Type == "TR").ToList();
        var cells = rows.Select(r => r.Children.Where(c => c.Type is "TH" or "TD").ToList()).ToList();
        foreach (var heading in cells.SelectMany(c => c).Where(c => c.Type == "TH"))
        {
            if (file.AttributeOf(heading, "Scope") is not NameToken { Data: "Row" or "Column" or "Both" })
            {
                yield return new("15-003", $"The heading cell \"{file.TextOf(heading)}\" has no scope.");
            }

            if (string.IsNullOrWhiteSpace(file.TextOf(heading)))
            {
                yield return new("X-HEAD", "A heading cell has no words.");
            }
        }

        // A cell that spans columns counts as many; spanning rows do not occur in a profile and would be found as a short row.
        var widths = cells.Select(c => c.Sum(cell => (file.AttributeOf(cell, "ColSpan") as NumericToken)?.Int ?? 1)).Distinct().ToList();
        if (widths.Count > 1)
        {
            yield return new("X-GRID", $"The rows of a table have {string.Join(" and ", widths)} cells.");
        }

        if (cells.Count == 0 || !cells[0].TrueForAll(c => c.Type == "TH"))
        {
            yield return new("X-GRID", "A table does not begin with a row of heading cells.");
        }
    }
}
