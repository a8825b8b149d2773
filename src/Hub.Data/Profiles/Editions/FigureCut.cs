using Hub.Data.ActionPlans;
using Hub.Data.Disruptions;
using Hub.Data.Ocgs;
using Hub.Data.Prevention;
using Hub.Data.Primitives;
using Hub.Data.Profiles.Sections.Opening;
using Hub.Data.Profiles.Snapshot;

namespace Hub.Data.Profiles.Editions;

/// <summary>Leaves figures out of a snapshot for the narrower editions.</summary>
internal static class FigureCut
{
    private const string LeftOut = "Left out of this edition.";

    /// <summary>
    /// For a neighbourhood team: the figures of page one, the map of one of them, the groups. No other area, no month, no source list,
    /// no plan, nobody counted across agencies (docs/decisions/0033).
    /// </summary>
    public static SnapshotContent Neighbourhood(SnapshotContent figures)
    {
        var chosen = Headlines.Indicators(figures);
        var mapped = Headlines.Mapped(figures)?.Code;
        return WithoutWork(figures) with
        {
            Area = figures.Area with { Deprivation = [], DeprivationSource = "" },
            Sources = [],
            Groups = figures.Groups,
            Indicators = [.. chosen.Select(i => i with
            {
                Areas = [],
                Months = [],
                Cells = i.Code == mapped ? i.Cells : [],
                HotSpots = i.Code == mapped ? i.HotSpots : [],
            })],
            Changes = [.. figures.Changes.Where(change => chosen.Any(i => i.Title == change.Theme) || Snapshot.Changes.IsOfGroups(change))],
            Shapes = mapped is null ? figures.Shapes with { Cells = [] } : figures.Shapes,
            Placing = [],
            Linked = null,
            Premises = null,
        };
    }

    /// <summary>
    /// For everybody: figures of the area and of areas like it. No groups, disruptions, plan or orders, no small area, and nothing of
    /// which agency has not sent what.
    /// </summary>
    public static SnapshotContent Public(SnapshotContent figures) => WithoutWork(figures) with
    {
        Sources = [.. figures.Sources.Where(source => source.IsIn && source.Kind is not (AreaGroups.Kind or AreaDisruptions.Kind
            or AreaPlan.Kind or AreaOrders.Kind))],
        Indicators = [.. figures.Indicators.Select(i => i with { Cells = [], HotSpots = [] })],
        Changes = [.. figures.Changes.Where(change => figures.Indicators.Any(i => i.Title == change.Theme))],
        Shapes = figures.Shapes with { Cells = [] },
        Placing = [],
        Linked = null,
        Premises = null,
    };

    private static SnapshotContent WithoutWork(SnapshotContent figures)
    {
        var none = Figure.Withheld(LeftOut);
        return figures with
        {
            Groups = new GroupFigures(LeftOut, none, none, none, [], [], none, [], none, none, none, "", ""),
            Disruptions = new DisruptionFigures(LeftOut, none, none, none, [], [], [], [], "", ""),
            Plan = new PlanFigures(LeftOut, none, none, [], [], [], "", ""),
            Orders = new OrderFigures(LeftOut, [], none, none, [], "", ""),
        };
    }
}
