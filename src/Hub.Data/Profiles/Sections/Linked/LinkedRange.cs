using Hub.Data.Indicators.Linked;
using Hub.Data.Primitives;

namespace Hub.Data.Profiles.Sections.Linked;

/// <summary>
/// Between which numbers the people known to several agencies lie, if the links are as good as measured. A wrong link makes one person
/// of two, a missed one two of one: with precision p and recall r, about p of those who were found are truly known to several, and
/// p / r as many are. From released figures, rounded outward to 5; no more people than there are.
/// </summary>
internal static class LinkedRange
{
    private const int Step = 5;

    /// <summary>Whether both were measured.</summary>
    public static bool Has(LinkedPeople linked) => linked.Method?.Quality is { Precision: not null, Recall: not null };

    /// <summary>"40 to 50"; the words of the figure where it has no value.</summary>
    public static string Words(LinkedPeople linked, KnownPeople group)
    {
        if (linked.Method?.Quality is not { Precision: { } precision, Recall: { } recall } || group.Overlap is not { } overlap)
        {
            return "not measured";
        }

        var least = Figure.Derive(
            0, [overlap.Several, precision.Low ?? precision.Value],
            values => Math.Floor(values[0] * values[1] / 100 / Step) * Step);
        var most = Figure.Derive(
            0, [overlap.Several, group.People, precision.High ?? precision.Value, recall.Low ?? recall.Value],
            values => values[3] == 0
                ? null
                : Math.Min(values[1], Math.Ceiling(values[0] * values[2] / values[3] / Step) * Step));
        return least.HasValue && most.HasValue && least.Value != most.Value ? $"{least.Text} to {most.Text}" : most.Text;
    }
}
