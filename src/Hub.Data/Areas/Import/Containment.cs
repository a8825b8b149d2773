using Hub.Data.Primitives;

namespace Hub.Data.Areas.Import;

/// <summary>
/// Which wider areas each area lies wholly in: all its LSOAs do, on every day of the range. An area without an LSOA (a ward too
/// small for one) lies where a point inside it lies.
/// </summary>
internal static class Containment
{
    public static IEnumerable<ContainmentRow> Find(
        IReadOnlyList<MembershipRow> memberships, IReadOnlyList<(AreaRow Area, string Lsoa)> withoutLsoa)
    {
        var days = memberships.SelectMany(m => new[] { m.Valid.From, m.Valid.Until }).Distinct().Order().ToList();
        var found = new List<ContainmentRow>();
        for (var i = 0; i + 1 < days.Count; i++)
        {
            var range = new DateRange(days[i], days[i + 1]);
            var byLsoa = memberships
                .Where(m => m.Kind != AreaKinds.Lsoa && m.Valid.Contains(range.From))
                .GroupBy(m => m.Lsoa21, StringComparer.Ordinal)
                .ToDictionary(g => g.Key, g => g.ToList(), StringComparer.Ordinal);
            var groups = byLsoa.Values
                .SelectMany(areas => areas.Select(a => (a.Kind, a.Code, Areas: areas)))
                .Concat(withoutLsoa
                    .Where(w => w.Area.Valid.Contains(range.From))
                    .Select(w => (w.Area.Kind, w.Area.Code, Areas: byLsoa.GetValueOrDefault(w.Lsoa) ?? [])))
                .GroupBy(a => (a.Kind, a.Code));
            foreach (var area in groups)
            {
                var lsoas = area.Count();
                found.AddRange(area
                    .SelectMany(a => a.Areas)
                    .Where(a => a.Kind != area.Key.Kind)
                    .GroupBy(a => (a.Kind, a.Code))
                    .Where(wider => wider.Count() == lsoas)
                    .Select(wider => new ContainmentRow(area.Key.Kind, area.Key.Code, wider.Key.Kind, wider.Key.Code, range)));
            }
        }

        return from row in found
               group row.Valid by (row.Kind, row.Code, row.InKind, row.InCode) into same
               from valid in DateRange.Merge(same)
               select new ContainmentRow(same.Key.Kind, same.Key.Code, same.Key.InKind, same.Key.InCode, valid);
    }
}
