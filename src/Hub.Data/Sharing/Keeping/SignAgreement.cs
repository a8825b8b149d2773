using Hub.Data.Access;
using Hub.Data.Audit;
using Hub.Data.Database;
using Hub.Data.Primitives;

namespace Hub.Data.Sharing.Keeping;

/// <summary>A signature.</summary>
/// <param name="AgreementId">The agreement.</param>
/// <param name="Version">The version that the signatory read.</param>
/// <param name="Post">The post in which they sign.</param>
public sealed record SignAgreementRequest(Guid AgreementId, int Version, string Post);

/// <summary>
/// Information governance of a party signs the newest version for its own agency, once. When every party has signed it, it is in
/// force. The record keeps a fingerprint of what was signed.
/// </summary>
[Audited(AuditEventKind.AgreementSigned)]
public sealed class SignAgreement(HubDatabase database, SharedKinds kinds, TimeProvider time)
{
    private const string Purpose = "sign an agreement";
    private const int LongestPost = 120;

    /// <summary>Signs, or says why not.</summary>
    public Task<AgreementOutcome> HandleAsync(Actor actor, SignAgreementRequest request, CancellationToken cancellationToken)
        => database.InScopeAsync(actor.ScopeFor(Purpose), session => SignAsync(session, actor, request), cancellationToken);

    private async Task<AgreementOutcome> SignAsync(HubSession session, Actor actor, SignAgreementRequest request)
    {
        const AuditEventKind Kind = AuditEventKind.AgreementSigned;
        var id = request.AgreementId;
        var header = actor.Can(Permission.SignAgreements) ? await AgreementStore.LockAsync(session, id) : null;
        var content = header is null ? null : await AgreementStore.ContentAsync(session, id, header.LatestVersion);
        var today = UkTime.Today(time);
        AgreementProblem? refusal = header switch
        {
            _ when !actor.Can(Permission.SignAgreements) => AgreementRefusals.NotAllowed,
            null => AgreementRefusals.NotFound,
            { Status: "ended" } => AgreementRefusals.Ended,
            _ when header.LatestVersion != request.Version || content is null => AgreementRefusals.Stale,
            _ when content.Parties.All(party => party.AgencyId != actor.Acting.AgencyId) => AgreementRefusals.NotAParty,
            _ when content.ValidUntil <= today => AgreementRefusals.Expired,
            _ when !AgreementAct.IsSaid(request.Post) || request.Post.Length > LongestPost => AgreementRefusals.NoPost,
            _ => null,
        };
        if (refusal is not null)
        {
            return await AgreementAct.RefuseAsync(session, Kind, id, refusal);
        }

        // The law or the kinds may have changed since it was drafted: nobody signs what could not be drafted today.
        var problems = AgreementCheck.Problems(
            content!, await AgreementAct.FactsAsync(session, header!.AgencyId, content!, kinds, today));
        if (problems.Count > 0)
        {
            return await AgreementAct.RefuseAsync(session, Kind, id, problems);
        }

        if (!await AgreementStore.InsertSignatureAsync(session, new NewSignature(
            id, request.Version, actor.Acting.AgencyId, actor.AccountId.ToString(), null, request.Post.Trim(), today)))
        {
            return await AgreementAct.RefuseAsync(session, Kind, id, AgreementRefusals.AlreadySigned);
        }

        var isInForce = await AgreementStore.TakeTermsAsync(session, id);
        return await AgreementAct.DoneAsync(
            session, Kind, id, header.PartyIds, request.Version, isInForce,
            ("termsSha256", AgreementAct.Fingerprint(content!)), ("inForce", isInForce ? "yes" : "no"));
    }
}
