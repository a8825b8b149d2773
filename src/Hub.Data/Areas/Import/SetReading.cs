using Hub.Data.Primitives;
using NetTopologySuite.Geometries;

namespace Hub.Data.Areas.Import;

/// <summary>
/// Reads the sets of areas: which areas each holds and which LSOAs belong to them when. Members of a wider kind (districts of a
/// policing area) are taken down to LSOAs for exactly the days on which both stand, so dated parts make dated wholes.
/// </summary>
internal sealed class SetReading(AreaFolder folder, FolderFiles files, AreaContent content)
{
    private readonly Dictionary<(string Kind, string Code), List<(DateRange Valid, string Lsoa)>> _lsoasOf = [];
    private readonly List<(AreaSetDescription Set, DateRange Valid, string Code, string Published, Geometry? Boundary)> _areas = [];
    private readonly List<MembershipRow> _memberships = [];
    private readonly HashSet<string> _lsoas = new(StringComparer.Ordinal);

    /// <summary>Fills sets, areas (without drawings), memberships and the boundaries of the LSOAs.</summary>
    public void Read()
    {
        if (folder.Sets.Count == 0 || folder.Sets[0].Kind != AreaKinds.Lsoa || folder.Sets[0].Boundaries is null)
        {
            content.Error(
                "lsoa_first", "The first set in hub.json must be of kind \"lsoa\" and have boundaries. Describe the LSOAs first.");
            return;
        }

        foreach (var set in folder.Sets)
        {
            ReadSet(set);
        }

        content.Memberships.AddRange(Merged());
        content.Areas.AddRange(MergedAreas());
    }

    private void ReadSet(AreaSetDescription set)
    {
        var valid = new DateRange(set.ValidFrom ?? DateOnly.MinValue, set.ValidUntil ?? DateOnly.MaxValue);
        if (!AreaKinds.Contains(set.Kind) || valid.IsEmpty)
        {
            content.Error(
                "set_description",
                $"The set \"{set.Name}\" has an unknown kind ({set.Kind}) or ends before it begins. Correct it in hub.json.");
            return;
        }

        var others = content.Sets.Where(s => s.Kind == set.Kind && !s.Valid.Intersect(valid).IsEmpty).ToList();
        if (others.Count > 0)
        {
            content.Error(
                "sets_overlap",
                $"The sets \"{others[0].Name}\" and \"{set.Name}\" stand on the same days. End the first where the second begins.");
            return;
        }

        content.Sets.Add(new SetRow(set.Kind, set.Name, set.Vintage, valid, set.Source));
        var boundaries = ReadBoundaries(set, valid);
        var areaOfLsoa = set.Kind == AreaKinds.Lsoa
            ? boundaries.Keys.Select(code => (code, code, valid)).ToList()
            : MembersOf(set, valid, boundaries);
        foreach (var (lsoa, code, when) in areaOfLsoa)
        {
            _memberships.Add(new MembershipRow(lsoa, set.Kind, code, when));
            if (!_lsoasOf.TryGetValue((set.Kind, code), out var list))
            {
                _lsoasOf[(set.Kind, code)] = list = [];
            }

            list.Add((when, lsoa));
        }
    }

    private Dictionary<string, Geometry> ReadBoundaries(AreaSetDescription set, DateRange valid)
    {
        var boundaries = new Dictionary<string, Geometry>(StringComparer.Ordinal);
        foreach (var feature in set.Boundaries is null ? [] : files.Features(set.Source, set.Boundaries.Files))
        {
            var code = feature.Attributes?.GetOptionalValue(set.Boundaries!.Code)?.ToString()?.Trim();
            var name = feature.Attributes?.GetOptionalValue(set.Boundaries!.Name)?.ToString()?.Trim();
            if (string.IsNullOrEmpty(code) || string.IsNullOrEmpty(name) || feature.Geometry is not (Polygon or MultiPolygon))
            {
                content.Error(
                    "boundary_feature",
                    $"A feature of {set.Boundaries!.Files} has no {set.Boundaries.Code}, no {set.Boundaries.Name} or no polygon. "
                        + "Correct the file.");
            }
            else if (!boundaries.TryAdd(code, feature.Geometry))
            {
                content.Error("boundary_twice", $"{set.Boundaries!.Files} holds {code} twice. Keep one of them.");
            }
            else
            {
                _areas.Add((set, valid, code, name, feature.Geometry));
                if (set.Kind == AreaKinds.Lsoa)
                {
                    _lsoas.Add(code);
                    content.LsoaBoundaries[code] = feature.Geometry;
                }
            }
        }

        return boundaries;
    }

    private List<(string Lsoa, string Code, DateRange Valid)> MembersOf(
        AreaSetDescription set, DateRange valid, Dictionary<string, Geometry> boundaries)
    {
        var result = new List<(string, string, DateRange)>();
        var unknownMembers = new SortedSet<string>(StringComparer.Ordinal);
        var toFit = new HashSet<string>(StringComparer.Ordinal);
        var known = _areas.Where(a => a.Set == set).Select(a => a.Code).ToHashSet(StringComparer.Ordinal);
        foreach (var (of, member, code, name) in Pairs(set))
        {
            if (boundaries.Count > 0 && !boundaries.ContainsKey(code))
            {
                toFit.Add(member);
                continue;
            }

            if (known.Add(code))
            {
                _areas.Add((set, valid, code, name, null));
            }

            var lsoas = of == AreaKinds.Lsoa
                ? _lsoas.Contains(member) ? [(DateRange.Always, member)] : []
                : _lsoasOf.GetValueOrDefault((of, member)) ?? [];
            if (lsoas.Count == 0)
            {
                unknownMembers.Add(member);
            }

            result.AddRange(lsoas.Select(l => (l.Item2, code, valid.Intersect(l.Item1))).Where(m => !m.Item3.IsEmpty));
        }

        if (unknownMembers.Count > 0)
        {
            content.Warn(
                "member_without_boundary",
                $"Some members of \"{set.Name}\" have no boundary in this folder ({Some(unknownMembers)}; {unknownMembers.Count} in all). "
                    + "They were left out; add their boundaries if they belong to the force.",
                unknownMembers.Count);
        }

        if (boundaries.Count > 0)
        {
            var placed = result.Select(r => r.Item1).ToHashSet(StringComparer.Ordinal);
            var fitted = new BestFit(boundaries, PostcodePoints()).Fit(content.LsoaBoundaries.Where(l => !placed.Contains(l.Key)));
            result.AddRange(fitted.Select(f => (f.Lsoa, f.Code, valid)));
        }

        return result;
    }

    private IEnumerable<(string Of, string Member, string Code, string Name)> Pairs(AreaSetDescription set)
    {
        if (set.Lookup is { } lookup)
        {
            var rows = files.Rows(set.Source, lookup.File, lookup.Member, lookup.Code, lookup.Name);
            foreach (var row in rows.DistinctBy(r => (r[0], r[1], r[2])))
            {
                var code = row[1].Length > 0 ? row[1] : set.Codes.GetValueOrDefault(row[2], "");
                if (code.Length == 0)
                {
                    content.Error(
                        "area_without_code",
                        $"\"{row[2]}\" in {lookup.File} has no code. Add a column with codes or name it under \"codes\" in hub.json.");
                    continue;
                }

                yield return (lookup.Of, row[0], code, row[2].Length > 0 ? row[2] : set.Names.GetValueOrDefault(code, code));
            }
        }

        foreach (var area in set.Areas)
        {
            foreach (var member in area.Members)
            {
                yield return (set.Of ?? AreaKinds.Lsoa, member, area.Code, area.Name);
            }
        }
    }

    private IEnumerable<(string Lsoa, double Longitude, double Latitude)> PostcodePoints()
        => new PostcodeReading(folder, files).Rows()
            .Where(p => p.Longitude is not null && p.Latitude is not null)
            .Select(p => (p.Lsoa21, p.Longitude!.Value, p.Latitude!.Value));

    private IEnumerable<MembershipRow> Merged()
        => from m in _memberships
           group m.Valid by (m.Lsoa21, m.Kind, m.Code) into same
           from valid in DateRange.Merge(same)
           select new MembershipRow(same.Key.Lsoa21, same.Key.Kind, same.Key.Code, valid);

    // The same code in two sets that follow each other is one area; the later set's name and boundary stand for it.
    private IEnumerable<AreaRow> MergedAreas()
    {
        var writer = new NetTopologySuite.IO.WKBWriter();
        foreach (var same in _areas.GroupBy(a => (a.Set.Kind, a.Code)))
        {
            foreach (var valid in DateRange.Merge(same.Select(a => a.Valid)))
            {
                var parts = same.Where(a => !a.Valid.Intersect(valid).IsEmpty).OrderBy(a => a.Valid.From).ToList();
                var last = parts[^1];
                var boundary = parts.LastOrDefault(p => p.Boundary is not null).Boundary;
                yield return new AreaRow(
                    same.Key.Kind, same.Key.Code, last.Set.Names.GetValueOrDefault(same.Key.Code, last.Published), last.Published,
                    last.Set.Vintage, valid, boundary is null ? null : writer.Write(boundary), null);
            }
        }
    }

    private static string Some(SortedSet<string> codes) => string.Join(", ", codes.Take(3)) + (codes.Count > 3 ? ", …" : "");
}
