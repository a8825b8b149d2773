using System.Globalization;
using Hub.Data.ActionPlans;
using Hub.Data.Disruptions;
using Hub.Data.Ocgs;
using Hub.Data.Primitives;
using Hub.Data.Profiles.Decisions;
using Hub.Data.Profiles.Document;
using Hub.Data.Profiles.Editions;

namespace Hub.Data.Profiles.Snapshot;

/// <summary>
/// What changed in groups, actions, disruptions and sources between two snapshots. Whatever was not received in one of them is not
/// compared. Groups that are gone are counted and not named: an edition that leaves groups out knows those of now only.
/// </summary>
internal static class WorkChanges
{
    // Disruptions are events of a period: periods of other lengths are not compared.
    private const int SameLengthDays = 3;

    /// <summary>The lines, in the order of importance.</summary>
    public static IEnumerable<ChangeLine> Between(SnapshotContent earlier, SnapshotContent now)
        => [
            .. Groups(earlier.Groups, now.Groups),
            .. Plan(earlier.Plan, now.Plan),
            .. Math.Abs(Days(earlier) - Days(now)) <= SameLengthDays ? Disruptions(earlier.Disruptions, now.Disruptions) : [],
            .. Math.Abs(Days(earlier) - Days(now)) <= SameLengthDays ? LinkedChanges.Between(earlier.Linked, now.Linked) : [],
            .. Sources(earlier.Sources, now.Sources),
        ];

    /// <summary>
    /// How many decisions were taken since the last profile and how they stand. Nothing of today's date is in it: figures that are frozen
    /// again without a new decision stay the same.
    /// </summary>
    public static IEnumerable<ChangeLine> Decisions(IReadOnlyList<MadeDecision> decided)
    {
        if (decided.Count == 0)
        {
            yield break;
        }

        var parts = new[] { (DecisionStatus.Done, "done"), (DecisionStatus.Dropped, "given up or declined"), (DecisionStatus.Open, "open") }
            .Select(part => (Count: decided.Count(decision => decision.Status == part.Item1), Words: part.Item2))
            .Where(part => part.Count > 0)
            .Select(part => $"{part.Count} {part.Words}");
        yield return new("Decisions", $"{decided.Count} since the last profile: {Wording.List([.. parts])}.");
    }

    private static int Days(SnapshotContent content) => content.Front.PeriodUntil.DayNumber - content.Front.PeriodFrom.DayNumber;

    private static IEnumerable<ChangeLine> Groups(GroupFigures earlier, GroupFigures now)
    {
        if (earlier.Missing is not null || now.Missing is not null)
        {
            yield break;
        }

        if (IsListed(earlier) && IsListed(now))
        {
            var before = earlier.Listed.Select(group => group.Reference).ToHashSet(StringComparer.Ordinal);
            var after = now.Listed.Select(group => group.Reference).ToHashSet(StringComparer.Ordinal);
            var (come, gone) = (after.Except(before).Order(StringComparer.Ordinal).ToList(), before.Except(after).Count());
            if (come.Count > 0 || gone > 0)
            {
                yield return new(
                    Changes.GroupsTheme, $"{now.Total.Text} after {earlier.Total.Text}: {come.Count} new, {gone} no longer listed.");
            }

            if (come.Count > 0)
            {
                yield return new(
                    Changes.NewGroupsTheme, Wording.List(come.Count <= 8 ? come : [.. come.Take(7), $"{come.Count - 7} more"]) + ".");
            }
        }
        else if (FigureChanges.Differ(earlier.Total, now.Total))
        {
            yield return new(Changes.GroupsTheme, $"{now.Total.Text} after {earlier.Total.Text}.");
        }
    }

    // A snapshot of before groups were kept one by one lists none of them.
    private static bool IsListed(GroupFigures groups) => groups.Listed.Count > 0 || groups.Total.Value == 0;

    private static IEnumerable<ChangeLine> Plan(PlanFigures earlier, PlanFigures now)
    {
        if (earlier.Missing is not null || now.Missing is not null)
        {
            yield break;
        }

        var parts = new List<string>();
        Add(parts, "in the plan", earlier.Total, now.Total);
        Add(parts, "done", Done(earlier), Done(now));
        Add(parts, "overdue", earlier.Overdue, now.Overdue);
        var late = now.OverdueActions.Select(Key).Except(earlier.OverdueActions.Select(Key)).Count();
        if (now.OverdueActions.Count > 0 && late > 0)
        {
            parts.Add(late.ToString(CultureInfo.InvariantCulture) + " newly overdue");
        }

        if (parts.Count > 0)
        {
            yield return new("Actions", Wording.List(parts) + ".");
        }
    }

    private static Figure Done(PlanFigures plan)
        => Figure.Derive(0, [.. plan.Balance.Select(strand => strand.Done)], values => values.Count == 0 ? null : values.Sum());

    private static (string Finding, string Owner, DateOnly? DueOn) Key(PlanAction action) => (action.Finding, action.Owner, action.DueOn);

    private static void Add(List<string> parts, string what, Figure earlier, Figure now)
    {
        if (FigureChanges.Differ(earlier, now))
        {
            parts.Add($"{now.Text} {what} after {earlier.Text}");
        }
    }

    private static IEnumerable<ChangeLine> Disruptions(DisruptionFigures earlier, DisruptionFigures now)
    {
        if (earlier.Missing is not null || now.Missing is not null)
        {
            yield break;
        }

        var parts = new List<string>();
        Add(parts, "recorded", earlier.Total, now.Total);
        Add(parts, "seen by a panel", earlier.PanelSeen, now.PanelSeen);
        if (parts.Count > 0)
        {
            yield return new("Disruptions", Wording.List(parts) + ".");
        }
    }

    private static IEnumerable<ChangeLine> Sources(IReadOnlyList<SourceRow> earlier, IReadOnlyList<SourceRow> now)
    {
        foreach (var source in now.OrderBy(s => s.Title, StringComparer.Ordinal).ThenBy(s => s.Agency, StringComparer.Ordinal))
        {
            var before = earlier.FirstOrDefault(e => e.Kind == source.Kind && e.Agency == source.Agency);
            if (IsReceived(source) && before is not null && !before.IsIn)
            {
                yield return new(source.Title, $"received from {source.Agency} for the first time.");
            }
            else if (!IsReceived(source) && before is not null && IsReceived(before))
            {
                yield return new(source.Title, $"nothing received from {source.Agency} for this period; the last profile had it.");
            }
        }
    }

    // A yearly table is due in no month of most periods; it is in as long as the newest one is.
    private static bool IsReceived(SourceRow source)
        => source.States.Any(state => state is CoverageState.Received or CoverageState.Late or CoverageState.Nil)
            || (source.IsIn && source.States.All(state => state == CoverageState.NotDue));
}
