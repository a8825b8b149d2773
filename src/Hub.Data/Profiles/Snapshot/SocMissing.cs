using Hub.Data.ActionPlans;
using Hub.Data.Disruptions;
using Hub.Data.Ocgs;
using Hub.Data.Prevention;
using Hub.Data.Primitives;

namespace Hub.Data.Profiles.Snapshot;

/// <summary>The SOC core of an area when a kind was not received: every figure says so, and a sentence names who has not sent it.</summary>
internal static class SocMissing
{
    private static readonly Figure None = Figure.NotReceived();

    /// <summary>Who has not sent a kind, as a sentence.</summary>
    public static string Sentence(IReadOnlyList<SourceRow> sources, string kind, string title)
    {
        var expected = sources.Where(s => s.Kind == kind).ToList();
        return expected.Count > 0
            ? $"{Wording.List([.. expected.Select(s => s.Agency)])} {(expected.Count == 1 ? "has" : "have")} not sent "
                + $"{title} for this period."
            : $"No agency is asked for {title} for this area yet.";
    }

    public static GroupFigures Groups(string missing)
        => new(missing, None, None, None, [], [], None, [], None, None, None, "", "");

    public static DisruptionFigures Disruptions(string missing)
        => new(missing, None, None, None, [], [], [], [], "", "");

    public static PlanFigures Plan(string missing) => new(missing, None, None, [], [], [], "", "");

    public static OrderFigures Orders(string missing) => new(missing, [], None, None, [], "", "");
}
