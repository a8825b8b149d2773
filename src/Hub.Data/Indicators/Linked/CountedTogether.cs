using Hub.Data.Ingest.Kinds;
using Hub.Data.Sharing;
using Hub.Data.Sharing.Deciding;

namespace Hub.Data.Indicators.Linked;

/// <summary>A kind of an agency whose rows are about people, with every agreement of that agency.</summary>
internal sealed record LinkedCandidate(Guid AgencyId, string Agency, DatasetKind Kind, IReadOnlyList<AgreementTerms> Agreements)
{
    /// <summary>Its side of a combination.</summary>
    public CombiningSide Side { get; } = new(KindSharing.Of(Kind), Agreements);
}

/// <summary>A kind of an agency that is not counted, and why.</summary>
internal sealed record LinkedOmission(LinkedCandidate Candidate, string Why);

/// <summary>
/// The kinds whose people are counted together: the largest set in which every two may be combined, for a person in three sources is
/// counted once only where each pair of the three may meet. Where agencies may be shown beside each other (show_overlap and
/// count_people_once) that set is taken; else the one in which people may be counted once, and nothing is said of agencies. Pure.
/// </summary>
/// <param name="Purposes">What every pair of the set is allowed for; empty where there is no set.</param>
/// <param name="Members">The set, by agency and kind.</param>
/// <param name="Left">Who is not in it, and why.</param>
internal sealed record CountedTogether(
    IReadOnlyList<string> Purposes, IReadOnlyList<LinkedCandidate> Members, IReadOnlyList<LinkedOmission> Left)
{
    private static readonly string[] Overlap = [SharingPurposes.CountPeopleOnce, SharingPurposes.ShowOverlap];
    private static readonly string[] Once = [SharingPurposes.CountPeopleOnce];
    private static readonly string[] Things = [SharingPurposes.ShowThings];

    /// <summary>Whether it may be shown how many agencies know a person.</summary>
    public bool HasOverlap => Purposes.Count == Overlap.Length;

    /// <summary>Chooses the set on a day.</summary>
    public static CountedTogether Of(IReadOnlyList<LinkedCandidate> candidates, DateOnly on)
    {
        List<LinkedCandidate> ordered =
        [
            .. candidates.OrderBy(one => one.Agency, StringComparer.Ordinal).ThenBy(one => one.Kind.Kind, StringComparer.Ordinal),
        ];
        var shown = Largest(ordered, Overlap, on);
        if (shown.Select(one => one.AgencyId).Distinct().Count() > 1)
        {
            return Made(Overlap, ordered, shown, on);
        }

        var once = Largest(ordered, Once, on);
        return once.Count > 0 ? Made(Once, ordered, once, on) : Made([], ordered, [], on);
    }

    /// <summary>Chooses the set whose premises are counted together on a day: a permission of their own.</summary>
    public static CountedTogether OfPremises(IReadOnlyList<LinkedCandidate> candidates, DateOnly on)
    {
        List<LinkedCandidate> ordered =
        [
            .. candidates.OrderBy(one => one.Agency, StringComparer.Ordinal).ThenBy(one => one.Kind.Kind, StringComparer.Ordinal),
        ];
        return Made(Things, ordered, Largest(ordered, Things, on), on);
    }

    private static CountedTogether Made(
        IReadOnlyList<string> purposes, List<LinkedCandidate> all, IReadOnlyList<LinkedCandidate> members, DateOnly on)
        => new(purposes, members, [
            .. all.Except(members).Select(one => new LinkedOmission(one, Why(one, purposes.Count == 0 ? Once[0] : purposes[0], on))),
        ]);

    private static string Why(LinkedCandidate one, string purpose, DateOnly on)
        => CombiningRule.MayCombine(one.Side, one.Side, purpose, on) is CombiningDecision.Denied denied
            ? denied.Rule switch
            {
                "combining_depersonalised" => "depersonalised: never linked to a person",
                "combining_no_agreement" => "no agreement in force covers it",
                "combining_standing" => "its agreement is not in order",
                _ => "its agreement does not allow it",
            }
            : "not every other agreement allows it";

    // Kinds that stand alike to all others are decided together, so a force of many agencies stays quick.
    private static IReadOnlyList<LinkedCandidate> Largest(List<LinkedCandidate> all, string[] purposes, DateOnly on)
    {
        bool Meet(LinkedCandidate one, LinkedCandidate other) => purposes.All(purpose =>
            CombiningRule.MayCombine(one.Side, other.Side, purpose, on) is CombiningDecision.Allowed);
        var able = all.Where(one => Meet(one, one)).ToList();
        var meets = able.Select(one => able.Select(other => Meet(one, other)).ToArray()).ToList();
        var groups = Enumerable.Range(0, able.Count).GroupBy(i => string.Concat(meets[i].Select(meet => meet ? '1' : '0')))
            .Select(group => group.ToList()).ToList();
        var (best, bestSize) = (new List<int>(), 0);
        Grow([], Enumerable.Range(0, groups.Count).ToList(), 0);
        return [.. best.SelectMany(group => groups[group]).Order().Select(i => able[i])];

        void Grow(List<int> taken, List<int> open, int size)
        {
            if (size > bestSize)
            {
                (best, bestSize) = ([.. taken], size);
            }

            for (var i = 0; i < open.Count && size + open.Skip(i).Sum(group => groups[group].Count) > bestSize; i++)
            {
                var next = open[i];
                Grow(
                    [.. taken, next],
                    [.. open.Skip(i + 1).Where(other => meets[groups[next][0]][groups[other][0]])],
                    size + groups[next].Count);
            }
        }
    }
}
