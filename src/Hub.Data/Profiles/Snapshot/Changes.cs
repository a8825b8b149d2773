using Hub.Data.Profiles.Editions;

namespace Hub.Data.Profiles.Snapshot;

/// <summary>
/// What changed since the last profile, written by the machine from two snapshots: figures that moved beyond chance, groups, actions,
/// disruptions, sources. It says what was and what is, in the order of importance, and never why or whether that is good.
/// </summary>
public static class Changes
{
    /// <summary>The most lines: they fill a page at most.</summary>
    public const int Most = 24;

    internal const string GroupsTheme = "Groups";
    internal const string NewGroupsTheme = "New groups";

    /// <summary>Lines of figures that come before everything else; the first three lines of all stand on page one.</summary>
    private const int FiguresFirst = 2;

    /// <summary>The lines, the most important first; one that says so where nothing changed.</summary>
    /// <param name="earlier">The snapshot compared with: of the last released profile, else of the period before; null without any.</param>
    /// <param name="now">The snapshot of now; its own lines are not read.</param>
    /// <param name="decided">What meetings decided since then.</param>
    public static IReadOnlyList<ChangeLine> Between(
        SnapshotContent? earlier, SnapshotContent now, IReadOnlyList<MadeDecision>? decided = null)
    {
        var moved = FigureChanges.Moved(earlier, now);
        List<ChangeLine> work = earlier is null ? [] : [.. WorkChanges.Between(earlier, now), .. WorkChanges.Decisions(decided ?? [])];
        var revised = earlier is null ? [] : FigureChanges.Revised(earlier, now);
        List<ChangeLine> lines = [.. moved.Take(FiguresFirst), .. work, .. moved.Skip(FiguresFirst), .. revised];
        return lines.Count switch
        {
            0 => [Nothing(now)],
            > Most => [.. lines.Take(Most - 1), new("Further changes", $"{lines.Count - Most + 1} more are in the tables.")],
            _ => lines,
        };
    }

    /// <summary>Whether a line is about organised crime groups: what else is left out of an edition is cut by its theme.</summary>
    public static bool IsOfGroups(ChangeLine line) => line.Theme is GroupsTheme or NewGroupsTheme;

    private static ChangeLine Nothing(SnapshotContent now)
        => new("Figures", now.Indicators.Any(i => i.LevelNote is null && i.ChangePercent.HasValue)
            ? "no figure moved beyond chance against the period before."
            : "none can be compared with the period before, which was not supplied.");
}
