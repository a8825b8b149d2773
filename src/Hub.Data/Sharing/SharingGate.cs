using Hub.Data.Database;
using Hub.Data.Sharing.Deciding;

namespace Hub.Data.Sharing;

/// <summary>
/// The one way to ask whether a kind of an agency's data may be taken in: reads what the decision needs, then decides. Every door
/// (page, API, input folder, command line, the load itself) asks here.
/// </summary>
public static class SharingGate
{
    /// <summary>Decides for one agency, kind and day.</summary>
    public static async Task<SharingDecision> DecideAsync(
        HubSession session, Guid agencyId, SharedKind kind, DateOnly on, string purpose = SharingPurposes.LocalProfile)
        => (await DecideAsync(session, agencyId, [kind], on, purpose))[kind.Kind];

    /// <summary>Decides for several kinds of one agency, by the kind's name: what they have in common is read once.</summary>
    public static async Task<IReadOnlyDictionary<string, SharingDecision>> DecideAsync(
        HubSession session, Guid agencyId, IReadOnlyCollection<SharedKind> kinds, DateOnly on,
        string purpose = SharingPurposes.LocalProfile)
    {
        var type = await AgreementQueries.AgencyTypeAsync(session, agencyId) ?? "";
        var areas = await AgreementQueries.ServedAreasAsync(session, agencyId, on);
        var references = await LegalReferenceQueries.AllAsync(session);
        var decisions = new Dictionary<string, SharingDecision>(StringComparer.Ordinal);
        foreach (var kind in kinds)
        {
            decisions[kind.Kind] = AgreementGate.Decide(
                new SharingRequest(kind, type, purpose, on, areas),
                await AgreementQueries.TermsAsync(session, agencyId, kind.Kind),
                references);
        }

        return decisions;
    }

    /// <summary>Decides whether two kinds, each of an agency, may be combined.</summary>
    public static async Task<CombiningDecision> MayCombineAsync(
        HubSession session, (Guid AgencyId, SharedKind Kind) one, (Guid AgencyId, SharedKind Kind) other, string purpose, DateOnly on)
        => CombiningRule.MayCombine(
            new CombiningSide(one.Kind, await AgreementQueries.TermsAsync(session, one.AgencyId, one.Kind.Kind)),
            new CombiningSide(other.Kind, await AgreementQueries.TermsAsync(session, other.AgencyId, other.Kind.Kind)),
            purpose,
            on);
}
