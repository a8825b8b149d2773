using Hub.Data.ActionPlans;
using Hub.Data.Indicators;
using Hub.Data.Profiles.Figures;
using Hub.Data.Profiles.Document.Charts;
using Hub.Data.Profiles.Document;
using Hub.Data.Profiles.Snapshot;

namespace Hub.Data.Profiles.Sections;

/// <summary>The 4P plan: its balance, and every overdue action with its owner; then orders and releases.</summary>
internal static class PlanSection
{
    private const int MostActions = 25;

    public static IEnumerable<Block> Write(SnapshotContent content)
    {
        var plan = content.Plan;
        yield return new Heading(1, "The 4P plan", "plan");
        if (plan.Missing is not null)
        {
            yield return new Callout(CalloutTone.Gap, "No action plan received", plan.Missing);
        }
        else
        {
            foreach (var block in Plan(content, plan))
            {
                yield return block;
            }
        }

        yield return new Heading(2, "Orders and releases", "orders");
        foreach (var block in Orders(content))
        {
            yield return block;
        }
    }

    private static IEnumerable<Block> Plan(SnapshotContent content, PlanFigures plan)
    {
        var source = new SourceNote(plan.Source, plan.Caveat);
        yield return new Paragraph(
            $"The plan holds {plan.Total.Text} actions; {plan.Overdue.Text} are overdue. "
            + "A plan that leans on one strand is a finding for the meeting.");
        yield return new Chart(
            "Balance of the plan across the four strands",
            $"Actions by strand and state, {content.Front.AreaName}",
            "Stacked bar chart of actions by strand: "
                + string.Join("; ", plan.Balance.Select(b =>
                    $"{b.Strand} {b.Open.Text} open, {b.Overdue.Text} overdue, {b.Done.Text} done"))
                + ".",
            StackedBars.Build(new BarGroups(
                ["Done", "Open", "Overdue"],
                [.. plan.Balance.Select(b => new BarGroup(b.Strand, [b.Done, b.Open, b.Overdue]))],
                AreOrdered: false)),
            new FigureTable(
                "Actions by strand and state",
                [new("Strand", 2, false), new("Done", 1, true), new("Open", 1, true), new("Overdue", 1, true)],
                [.. plan.Balance.Select(b => new TableRow(
                    [TableCell.Of(b.Strand), TableCell.Of(b.Done), TableCell.Of(b.Open), TableCell.Of(b.Overdue)]))],
                TableCodes.Balance,
                source),
            TableCodes.Balance,
            source);
        if (plan.OverdueActions.Count > 0)
        {
            var shown = plan.OverdueActions.Take(MostActions).ToList();
            yield return new ActionList(
                shown.Count < plan.OverdueActions.Count
                    ? $"Overdue actions, the {shown.Count} longest overdue of {plan.OverdueActions.Count}"
                    : "Overdue actions, longest overdue first",
                [.. shown.Select(Item)],
                source,
                TableCodes.OverdueActions);
        }
    }

    private static ActionItem Item(PlanAction a) => new(
        a.Finding, a.Strand, a.Owner, a.DueOn is { } due ? Wording.Date(due) : "no date", a.Status, a.IsOverdue);

    private static IEnumerable<Block> Orders(SnapshotContent content)
    {
        var orders = content.Orders;
        if (orders.Missing is not null)
        {
            yield return new Callout(CalloutTone.Gap, "No orders or releases received", orders.Missing);
            yield break;
        }

        var source = new SourceNote(orders.Source, orders.Caveat);
        yield return Tables.Counts(
            "Orders in force",
            "Order",
            "Number",
            [
                .. orders.ByOrder,
                new LabelledFigure("Expiring within three months", orders.ExpiringSoon),
                new LabelledFigure("Reviews overdue", orders.ReviewsOverdue),
            ],
            TableCodes.Orders,
            source);
        if (orders.ReleasesByMonth.Count > 0)
        {
            yield return Tables.Counts("Releases due", "Month", "People", orders.ReleasesByMonth, TableCodes.Releases, source);
        }
    }
}
