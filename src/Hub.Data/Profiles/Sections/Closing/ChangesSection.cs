using Hub.Data.Profiles.Document;
using Hub.Data.Profiles.Snapshot;

namespace Hub.Data.Profiles.Sections.Closing;

/// <summary>Everything that changed since the last profile, of which page one has the first lines.</summary>
internal static class ChangesSection
{
    /// <summary>Where page one leads.</summary>
    public const string Id = "all-changes";

    /// <summary>Lines that page one holds at most; a list that is no longer needs no section of its own.</summary>
    private const int OnPageOne = 3;

    /// <summary>Whether there is more to say than page one does.</summary>
    public static bool IsNeeded(SnapshotContent content) => content.Changes.Count > OnPageOne;

    public static IEnumerable<Block> Write(SnapshotContent content)
    {
        if (!IsNeeded(content))
        {
            yield break;
        }

        yield return new Heading(1, "Everything that changed", Id);
        yield return new Paragraph(
            (content.Front.EarlierSnapshot is { } earlier
                ? $"Compared with the profile of {earlier}. "
                : "Compared with the period before. ")
            + "Written by machine from the two sets of figures: only what moved beyond chance, what is new and what has ended.");
        yield return new FigureTable(
            "What changed, the most important first",
            [new("About", 1, false), new("What changed", 3, false)],
            [.. content.Changes.Select(line => new TableRow([TableCell.Of(line.Theme), TableCell.Of(Wording.Sentence(line.Text))]))],
            "",
            SourceNote.None);
    }
}
