using Hub.Data.Database;
using Hub.Data.Persons;

namespace Hub.Data.Indicators.Linked;

/// <summary>
/// Counts the people of a run once each, among the kinds whose agreements allow it on the day of the computation, and freezes with the
/// run which kinds those were. Part of the computation, in its transaction.
/// </summary>
internal static class CountLinkedPeople
{
    /// <summary>Counts. Needs the scope of every agency and area.</summary>
    public static async Task RunAsync(HubSession session, long runId, DateOnly on)
    {
        var chosen = CountedTogether.Of(await LinkedPeopleStore.CandidatesAsync(session, runId, LinkSubject.Person), on);
        var facts = await LinkingFactsQueries.ReadAsync(session);
        var notLinked = await LinkedPeopleStore.NotLinkedAsync(session, runId, LinkSubject.Person);
        var members = chosen.Members.Where(one => !notLinked.Contains((one.AgencyId, one.Kind.Kind))).ToList();
        var left = chosen.Left.Concat(chosen.Members.Except(members)
            .Select(one => new LinkedOmission(one, "not all of it was linked yet when the figures were made")));
        var set = new LinkedSet(
            members.Count > 0 ? null : chosen.Members.Count > 0 ? LinkedSet.NotCounted.Missing : LinkedSet.NotAgreed,
            chosen.HasOverlap,
            Words(members),
            WordsOf(left),
            [.. members.Select(one => one.Agency).Distinct().Order(StringComparer.Ordinal)],
            facts,
            await LinkedPeopleStore.SubmissionsAsync(session, runId, members))
        {
            Premises = await CountLinkedPremises.RunAsync(session, runId, on),
        };
        if (members.Count > 0)
        {
            await LinkedPeopleStore.CountAsync(session, runId, members);
        }

        await LinkedPeopleStore.KeepAsync(session, runId, set);
    }

    /// <summary>Kinds that were left out, each with its agencies and the reason.</summary>
    internal static List<string> WordsOf(IEnumerable<LinkedOmission> left) =>
    [
        .. left.GroupBy(one => one.Why).OrderBy(group => group.Key, StringComparer.Ordinal)
            .SelectMany(group => Words([.. group.Select(one => one.Candidate)]).Select(words => $"{words}: {group.Key}")),
    ];

    /// <summary>Kinds, each with its agencies.</summary>
    internal static List<string> Words(IReadOnlyList<LinkedCandidate> members) =>
    [
        .. members.GroupBy(one => one.Kind.Title).OrderBy(kind => kind.Key, StringComparer.Ordinal)
            .Select(kind =>
                $"{kind.Key} ({PeriodWords.Join([.. kind.Select(one => one.Agency).Distinct().Order(StringComparer.Ordinal)])})"),
    ];
}
