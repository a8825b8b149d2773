using Hub.Data.Database;
using Hub.Data.Persons;

namespace Hub.Data.Indicators.Linked;

/// <summary>
/// Counts the premises of a run once each, among the kinds whose agreements let it be shown how many agencies know them. Nothing of the
/// people there is read. Part of the computation, in its transaction.
/// </summary>
internal static class CountLinkedPremises
{
    /// <summary>Counts; null where fewer than two agencies may be counted together. Needs the scope of every agency and area.</summary>
    public static async Task<LinkedSet?> RunAsync(HubSession session, long runId, DateOnly on)
    {
        var chosen = CountedTogether.OfPremises(await LinkedPeopleStore.CandidatesAsync(session, runId, LinkSubject.Premises), on);
        var notLinked = await LinkedPeopleStore.NotLinkedAsync(session, runId, LinkSubject.Premises);
        var members = chosen.Members.Where(one => !notLinked.Contains((one.AgencyId, one.Kind.Kind))).ToList();
        if (members.Select(one => one.AgencyId).Distinct().Count() < 2)
        {
            return null;
        }

        await LinkedPeopleStore.CountPremisesAsync(session, runId, members);
        var left = chosen.Left.Concat(chosen.Members.Except(members)
            .Select(one => new LinkedOmission(one, "not all of it was linked yet when the figures were made")));
        return new LinkedSet(
            null,
            HasOverlap: true,
            CountLinkedPeople.Words(members),
            CountLinkedPeople.WordsOf(left),
            [.. members.Select(one => one.Agency).Distinct().Order(StringComparer.Ordinal)],
            null,
            await LinkedPeopleStore.SubmissionsAsync(session, runId, members));
    }
}
