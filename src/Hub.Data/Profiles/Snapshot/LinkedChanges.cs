using Hub.Data.Indicators.Linked;

namespace Hub.Data.Profiles.Snapshot;

/// <summary>
/// What changed in the people whom agencies know between two snapshots. Where other kinds took part, other people were counted: then
/// that is said, and nothing is compared.
/// </summary>
internal static class LinkedChanges
{
    /// <summary>The theme of the lines.</summary>
    public const string Theme = "Known to several agencies";

    /// <summary>The lines; none where one of the two counted nobody.</summary>
    public static IEnumerable<ChangeLine> Between(LinkedPeople? earlier, LinkedPeople? now)
    {
        if (earlier is not { Missing: null } || now is not { Missing: null })
        {
            yield break;
        }

        if (!earlier.TookPart.SequenceEqual(now.TookPart, StringComparer.Ordinal))
        {
            yield return new(Theme, "not compared, because other returns took part in the last profile.");
            yield break;
        }

        var parts = new List<string>();
        foreach (var group in now.Groups)
        {
            var before = earlier.Groups.FirstOrDefault(one => one.Category == group.Category);
            if (before?.Overlap is { } old && group.Overlap is { } overlap && FigureChanges.Differ(old.Several, overlap.Several))
            {
                parts.Add($"{Wording.Inline(KnownPeople.Title(group.Category))} {overlap.Several.Text} after {old.Several.Text}");
            }
        }

        if (parts.Count > 0)
        {
            yield return new(Theme, Wording.List(parts) + ".");
        }
    }
}
