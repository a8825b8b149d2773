using Hub.Data.Primitives;

namespace Hub.Data.Areas.Import;

/// <summary>What must hold before areas are stored, each failure a sentence.</summary>
internal static class AreaChecks
{
    /// <summary>The rule that boundaries share their edges exactly.</summary>
    public const string BoundariesDoNotFit = "boundaries_do_not_fit";

    /// <summary>Adds a problem for each rule that the content breaks.</summary>
    public static void Run(AreaContent content)
    {
        CheckMemberships(content);
        CheckPopulations(content);
        var faults = Shapes.CountFaults(content.LsoaBoundaries);
        if (faults > 0)
        {
            content.Warn(
                BoundariesDoNotFit,
                $"Boundaries of LSOAs ({faults}) overlap a neighbour's or do not meet it exactly, so a point there may be placed in "
                    + "either. Take all boundaries from one edition of the same file.",
                faults);
        }
    }

    // Every LSOA is in exactly one area of each kind on every day that a set of the kind stands.
    private static void CheckMemberships(AreaContent content)
    {
        var byKind = content.Memberships.ToLookup(m => m.Kind, StringComparer.Ordinal);
        foreach (var kind in content.Sets.GroupBy(s => s.Kind, StringComparer.Ordinal))
        {
            var standing = DateRange.Merge(kind.Select(s => s.Valid));
            var byLsoa = byKind[kind.Key].ToLookup(m => m.Lsoa21, m => m.Valid, StringComparer.Ordinal);
            var gaps = content.LsoaBoundaries.Keys.Where(l => !DateRange.Merge(byLsoa[l]).SequenceEqual(standing)).Order().ToList();
            var twice = byLsoa.Where(l => Overlaps(l)).Select(l => l.Key).Order().ToList();
            if (gaps.Count > 0)
            {
                content.Error(
                    "membership_gap",
                    $"Some LSOAs ({gaps[0]}; {gaps.Count} in all) are in no {AreaKinds.One(kind.Key)} on some days on which the hub should "
                        + "know one. Complete the lookup or the list of members.",
                    gaps.Count);
            }

            if (twice.Count > 0)
            {
                content.Error(
                    "membership_twice",
                    $"Some LSOAs ({twice[0]}; {twice.Count} in all) are in two {AreaKinds.Many(kind.Key)} on the same day. "
                        + "Keep each in one, or they would be counted twice.",
                    twice.Count);
            }
        }
    }

    private static bool Overlaps(IEnumerable<DateRange> ranges)
    {
        var ordered = ranges.Order().ToList();
        return ordered.Skip(1).Zip(ordered).Any(pair => pair.First.From < pair.Second.Until);
    }

    private static void CheckPopulations(AreaContent content)
    {
        var residents = content.Populations
            .Where(p => p is { Kind: AreaKinds.Lsoa, Measure: "residents" })
            .Select(p => p.Code)
            .ToHashSet(StringComparer.Ordinal);
        var missing = content.LsoaBoundaries.Keys.Count(l => !residents.Contains(l));
        if (missing > 0)
        {
            content.Warn(
                "population_missing",
                $"Some LSOAs ({missing}) have no residents, so areas that hold them get no rates. Add them to the population file.",
                missing);
        }
    }
}
