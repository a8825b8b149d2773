using Dapper;
using Hub.Data.Database;
using Hub.Data.Ingest.Kinds;
using Hub.Data.Sharing;
using Hub.Data.Sharing.Deciding;

namespace Hub.Data.Ingest.Guides;

/// <summary>Reads what a guide says, for one agency on one day.</summary>
public static class KindGuideQueries
{
    /// <summary>The guide to a kind, or null where there is no such kind.</summary>
    public static async Task<KindGuide?> FindAsync(
        HubSession session, DatasetKinds shipped, Guid agencyId, string kindName, DateOnly today)
    {
        if (await new CurrentKinds(shipped).FindAsync(session, kindName) is not { } kind)
        {
            return null;
        }

        var decision = await SharingGate.DecideAsync(session, agencyId, KindSharing.Of(kind), today);
        var allowed = decision as SharingDecision.Allowed;
        return new KindGuide(
            kind,
            allowed is null ? null : await AgreementAsync(session, allowed.AgreementId),
            decision.Refusal?.Reason,
            [.. kind.Schema.Fields.Where(field => allowed?.Fields is null || allowed.Fields.Contains(field.Name))],
            await ChangesAsync(session, kind));
    }

    private static Task<GuideAgreement?> AgreementAsync(HubSession session, Guid agreementId)
        => session.Connection.QuerySingleOrDefaultAsync<GuideAgreement?>(session.Command(
            "select reference, title, purpose from sharing.agreements where agreement_id = @agreementId", new { agreementId }));

    private static async Task<IReadOnlyList<string>?> ChangesAsync(HubSession session, DatasetKind kind)
    {
        for (var version = kind.Version - 1; version > 0; version--)
        {
            if (await DatasetKindStore.FindAsync(session, kind.Kind, version) is { } before)
            {
                return KindDifference.Between(before, kind);
            }
        }

        return null;
    }
}
