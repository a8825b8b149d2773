using Hub.Data.Indicators.Repeated;
using Hub.Data.Profiles.Document;

namespace Hub.Data.Profiles.Sections.Closing;

/// <summary>How incidents that several agencies report were counted.</summary>
internal static class RepeatedMethod
{
    /// <summary>The part of the section on method; nothing where no kind was looked through.</summary>
    public static IEnumerable<Block> Write(IReadOnlyList<RepeatedEvents>? repeated)
    {
        if (repeated is null or [])
        {
            yield break;
        }

        yield return new Heading(2, "How incidents that several agencies report were counted", "repeated");
        yield return new TextList(
            false,
            [
                "Two agencies' reports are taken for one incident where small area and day are the same, and the fields named below. "
                    + "Reports of one agency are never taken for each other. They name nobody, and none is linked to a person.",
                .. repeated.Select(one => (RichText)Line(one)),
            ]);
    }

    /// <summary>What was done about one kind, in one or two sentences.</summary>
    public static string Line(RepeatedEvents one)
        => $"{one.Title} ({Wording.List(one.Agencies)}; same {Wording.List([.. one.Same.Select(Lower)])}): "
            + $"of {one.Rows.Text} reports in the force, in this period and the one before, {one.Repeats.Text} repeat an incident "
            + $"that another of these agencies reports; by chance {one.Chance.Text} would, as is seen "
            + "when the agencies' days are moved apart by weeks. "
            + (one.IsCountedOnce
                ? "Each such incident is counted once, for the agency that joined the hub first."
                : "That is too few, or too much of it chance, to take any out: every report counts.");

    private static string Lower(string title) => char.ToLowerInvariant(title[0]) + title[1..];
}
