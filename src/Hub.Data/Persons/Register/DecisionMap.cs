using Hub.Data.Persons.Linking;
using Hub.Data.Persons.Register.Opening;
using Hub.Data.Persons.Review;

namespace Hub.Data.Persons.Register;

/// <summary>
/// Decisions by decision key as decisions about records: whatever rows hold the keys now. "Same" holds all records of both keys together;
/// "different" keeps each of one from each of the other.
/// </summary>
internal static class DecisionMap
{
    // A number that so many rows share is a default, not a person: more pairs than this say nothing more.
    private const int MostPairs = 100_000;

    /// <summary>The engine's decisions.</summary>
    /// <param name="decisions">Standing ones.</param>
    /// <param name="holders">Records by decision key.</param>
    public static IReadOnlyList<LinkDecision> Of(IEnumerable<StandingDecision> decisions, ILookup<Guid, long> holders)
    {
        var made = new List<LinkDecision>();
        foreach (var decision in decisions)
        {
            var (left, right) = (holders[new Guid(decision.LeftKey)].Order().ToList(),
                holders[new Guid(decision.RightKey)].Order().ToList());
            if (left.Count == 0 || right.Count == 0)
            {
                continue;
            }

            var pairs = decision.IsSame
                ? left.Select(one => (one, right[0])).Concat(right.Select(other => (left[0], other)))
                : left.SelectMany(one => right.Select(other => (one, other))).Take(MostPairs);
            made.AddRange(pairs.Where(pair => pair.Item1 != pair.Item2)
                .Select(pair => new LinkDecision((ulong)pair.Item1, (ulong)pair.Item2, decision.IsSame)));
        }

        return made;
    }
}
