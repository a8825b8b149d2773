using Hub.Data.Primitives;

namespace Hub.Data.Areas.Import;

/// <summary>
/// Which wider areas each area lies wholly in, on which days of the wider ones: all its LSOAs do. An area that no longer stands
/// keeps its last LSOAs, so a row known only by an old ward is still counted in the districts of today. An area without an
/// LSOA (a ward too small for one) lies where a point inside it lies.
/// </summary>
internal static class Containment
{
    public static IEnumerable<ContainmentRow> Find(
        IReadOnlyList<MembershipRow> memberships, IReadOnlyList<(AreaRow Area, string Lsoa)> withoutLsoa)
    {
        var parts = memberships
            .Where(m => m.Kind != AreaKinds.Lsoa)
            .GroupBy(m => (m.Kind, m.Code))
            .Select(g => (Area: g.Key, Lsoas: LastLsoas(g)))
            .Concat(withoutLsoa.Select(w => (Area: (w.Area.Kind, w.Area.Code), Lsoas: new List<string> { w.Lsoa })))
            .ToList();
        var days = memberships.SelectMany(m => new[] { m.Valid.From, m.Valid.Until }).Distinct().Order().ToList();
        var found = new List<ContainmentRow>();
        for (var i = 0; i + 1 < days.Count; i++)
        {
            var range = new DateRange(days[i], days[i + 1]);
            var wider = memberships
                .Where(m => m.Kind != AreaKinds.Lsoa && m.Valid.Contains(range.From))
                .ToLookup(m => m.Lsoa21, StringComparer.Ordinal);
            foreach (var (area, lsoas) in parts)
            {
                found.AddRange(lsoas
                    .SelectMany(lsoa => wider[lsoa])
                    .Where(w => w.Kind != area.Kind)
                    .GroupBy(w => (w.Kind, w.Code))
                    .Where(w => w.Count() == lsoas.Count)
                    .Select(w => new ContainmentRow(area.Kind, area.Code, w.Key.Kind, w.Key.Code, range)));
            }
        }

        return from row in found
               group row.Valid by (row.Kind, row.Code, row.InKind, row.InCode) into same
               from valid in DateRange.Merge(same)
               select new ContainmentRow(same.Key.Kind, same.Key.Code, same.Key.InKind, same.Key.InCode, valid);
    }

    private static List<string> LastLsoas(IEnumerable<MembershipRow> memberships)
    {
        var last = memberships.GroupBy(m => m.Valid.Until).MaxBy(g => g.Key)!;
        return [.. last.Select(m => m.Lsoa21)];
    }
}
