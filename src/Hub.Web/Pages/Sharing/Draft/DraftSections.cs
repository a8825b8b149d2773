using Hub.Data.Sharing.Keeping;

namespace Hub.Web.Pages.Sharing.Draft;

/// <summary>The tasks of writing an agreement, and which problems belong to which.</summary>
public static class DraftSections
{
    /// <summary>Address, words, and the parts of the terms that the page holds.</summary>
    public static IReadOnlyList<(string Page, string Text, IReadOnlyList<string> Fields)> All { get; } =
    [
        ("terms", "Say what it is for and how long it lasts",
            ["title", "purpose", "purposes", "contact", "retention", "ends", "review", "areas", "ceiling"]),
        ("parties", "Name the parties and their law", ["parties", "gateway", "basis"]),
        ("kinds", "Choose the data and its fields", ["kinds"]),
        ("combining", "Say what may be combined", ["combining"]),
        ("record", "Add what is kept for the record", []),
    ];

    /// <summary>Whether nothing stands in a section's way.</summary>
    public static bool IsComplete(WorkingView view, IReadOnlyList<string> fields)
        => view.Problems.All(problem => !fields.Contains(problem.Field));
}
