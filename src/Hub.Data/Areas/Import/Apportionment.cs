namespace Hub.Data.Areas.Import;

/// <summary>
/// Brings counts for LSOAs of 2011 to those of 2021. Unchanged: as published. Merged: the sum. Split: shared among the parts in
/// proportion to their residents in 2021 (equally where none are known), in whole persons by largest remainders, so that no
/// person is lost or counted twice.
/// </summary>
internal static class Apportionment
{
    public static IEnumerable<(string Lsoa21, decimal Value, string Basis)> To2021(
        IReadOnlyDictionary<string, decimal> counts,
        IReadOnlyList<ChangeRow> changes,
        IReadOnlyDictionary<string, decimal> residents)
    {
        var values = new SortedDictionary<string, (decimal Value, int Parents, bool IsShared)>(StringComparer.Ordinal);
        foreach (var parts in changes.GroupBy(c => c.Lsoa11, StringComparer.Ordinal))
        {
            if (!counts.TryGetValue(parts.Key, out var count))
            {
                continue;
            }

            var codes = parts.Select(p => p.Lsoa21).Order(StringComparer.Ordinal).ToList();
            var shares = Share(count, [.. codes.Select(c => residents.GetValueOrDefault(c))]);
            for (var i = 0; i < codes.Count; i++)
            {
                var sum = values.GetValueOrDefault(codes[i]);
                values[codes[i]] = (sum.Value + shares[i], sum.Parents + 1, sum.IsShared || codes.Count > 1);
            }
        }

        return values.Select(v => (
            v.Key, v.Value.Value, v.Value.IsShared ? "apportioned" : v.Value.Parents > 1 ? "merged" : "published"));
    }

    /// <summary><paramref name="count"/> in whole persons by weight; the parts always add up to it.</summary>
    internal static decimal[] Share(decimal count, decimal[] weights)
    {
        var total = weights.Sum();
        var exact = weights.Select(w => total == 0 ? count / weights.Length : count * w / total).ToArray();
        var whole = exact.Select(decimal.Floor).ToArray();
        var order = Enumerable.Range(0, exact.Length).OrderByDescending(i => exact[i] - whole[i]).ThenBy(i => i);
        var left = count - whole.Sum();
        foreach (var i in order)
        {
            var step = Math.Min(1, left);
            whole[i] += step;
            left -= step;
        }

        return whole;
    }
}
