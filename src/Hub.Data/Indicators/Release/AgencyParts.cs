using Hub.Data.Indicators.Disclosure;
using Hub.Data.Indicators.Released;
using Hub.Data.Primitives;

namespace Hub.Data.Indicators.Release;

/// <summary>An exact part of an area's number.</summary>
internal sealed record ExactPart(string Agency, decimal Value, decimal Rows);

/// <summary>
/// Tells how an area's number is made up by agency without undoing what was done to protect it. Where the number itself is not shown
/// (suppressed, withheld because it would give a neighbour's away, incomplete), no part of it is, and agencies with and without rows
/// are not told apart; where it is, each part is released under the same policy, and others are withheld where subtraction would
/// tell a small one.
/// </summary>
internal static class AgencyParts
{
    /// <summary>The words in place of a part of a number that is not shown.</summary>
    public const string NotTold = "not told: the area's own figure is not shown";

    /// <summary>The parts, by agency.</summary>
    /// <param name="policy">The policy of the total.</param>
    /// <param name="isCount">True where rows are counted; else a field of them is summed.</param>
    /// <param name="total">The released total.</param>
    /// <param name="speaking">The agencies that speak for the area, with or without rows.</param>
    /// <param name="exact">What each agency's rows add up to; one without rows is left out.</param>
    public static IReadOnlyList<AgencyFigure> Of(
        Suppression policy, bool isCount, Figure total, IReadOnlyList<string> speaking, IReadOnlyList<ExactPart> exact)
    {
        if (!total.HasValue)
        {
            return [.. speaking.Order(StringComparer.Ordinal).Select(agency => new AgencyFigure(agency, Figure.Withheld(NotTold)))];
        }

        var parts = exact.GroupBy(part => part.Agency)
            .ToDictionary(group => group.Key, group => (Value: group.Sum(p => p.Value), Rows: group.Sum(p => p.Rows)));
        var names = speaking.Union(parts.Keys).Order(StringComparer.Ordinal).ToList();
        if (parts.Count == 0 && total.Value != 0)
        {
            // A computation of before parts were kept.
            return [];
        }

        if (parts.Count == 1)
        {
            return [.. names.Select(name => new AgencyFigure(name, parts.ContainsKey(name) ? total : policy.Release(0)))];
        }

        var figures = names.Select(name => parts.TryGetValue(name, out var part)
            ? policy.Release(isCount ? part.Rows : part.Value, part.Rows)
            : policy.Release(0)).ToList();
        var withheld = Withheld(policy, isCount, total, [.. names.Select(name => parts.GetValueOrDefault(name))]);
        return
        [
            .. names.Zip(figures, (name, figure) => new AgencyFigure(name, figure)).Select((part, place) => withheld.Contains(place)
                ? part with { Count = Figure.Withheld(Suppression.WithheldWords) }
                : part),
        ];
    }

    // The parts beside their total, as a table of their own; where nothing protects them, none is told but the zeros.
    private static IReadOnlySet<int> Withheld(
        Suppression policy, bool isCount, Figure total, IReadOnlyList<(decimal Value, decimal Rows)> parts)
    {
        if (policy.Threshold == 0)
        {
            return new HashSet<int>();
        }

        List<PlannedCell> cells =
        [
            .. parts.Select(part => PolicyCells.Plan(policy, new ExactFigure(isCount ? part.Rows : part.Value, part.Rows), !isCount, 1)),
        ];
        var targets = Enumerable.Range(0, cells.Count).Where(cell => cells[cell].IsSmall)
            .Select(cell => new Target(cell, PolicyCells.Protection(policy, cells[cell].Exact))).ToList();
        cells.Add(new(cells.Sum(cell => cell.Exact), PolicyCells.Shown(policy, (long)total.Value!.Value), Known.Nothing, null, false));
        var plan = ComplementarySuppression.Plan(
            cells, [new Sum(parts.Count, [.. Enumerable.Range(0, parts.Count)])], targets, DisclosureLimits.Default);
        return plan.Failure is null ? plan.Withheld : Enumerable.Range(0, parts.Count).Where(cell => cells[cell].Exact != 0).ToHashSet();
    }
}
