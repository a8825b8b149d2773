namespace Hub.Data.Indicators.Disclosure;

/// <summary>Parts of a table that tell nothing about each other: joined by no sum in which both have an open number.</summary>
internal static class LinkedGroups
{
    /// <summary>The groups of open cells, each with its sums; exact numbers link nothing and stand in every group they touch.</summary>
    public static IReadOnlyList<LinkedGroup> Of(IReadOnlyList<Known> cells, IReadOnlyList<Sum> sums)
    {
        var roots = Enumerable.Range(0, cells.Count).ToArray();
        int Root(int cell) => roots[cell] == cell ? cell : roots[cell] = Root(roots[cell]);
        var rows = sums.Select(sum => (Sum: sum, Open: sum.Parts.Append(sum.Total).Where(cell => !cells[cell].IsFixed).ToList()))
            .Where(row => row.Open.Count > 0)
            .ToList();
        foreach (var (_, open) in rows)
        {
            foreach (var cell in open)
            {
                roots[Root(cell)] = Root(open[0]);
            }
        }

        return [.. rows.GroupBy(row => Root(row.Open[0])).Select(group => new LinkedGroup(
            [.. group.SelectMany(row => row.Sum.Parts.Append(row.Sum.Total)).Distinct().Order()],
            [.. group.Select(row => row.Sum)]))];
    }
}

/// <summary>Cells that hang together, by their places in the whole table, and their sums.</summary>
internal sealed record LinkedGroup(IReadOnlyList<int> Cells, IReadOnlyList<Sum> Sums)
{
    /// <summary>The sums by places within the group.</summary>
    public IReadOnlyList<Sum> Own()
    {
        var places = Cells.Select((cell, i) => (cell, i)).ToDictionary(pair => pair.cell, pair => pair.i);
        return [.. Sums.Select(sum => new Sum(places[sum.Total], [.. sum.Parts.Select(part => places[part])]))];
    }
}
