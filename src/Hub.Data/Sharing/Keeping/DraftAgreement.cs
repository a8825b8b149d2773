using System.Text.RegularExpressions;
using Hub.Data.Access;
using Hub.Data.Audit;
using Hub.Data.Database;
using Hub.Data.Primitives;

namespace Hub.Data.Sharing.Keeping;

/// <summary>An agreement to be drafted.</summary>
/// <param name="AgencyId">The agency whose data it will govern.</param>
/// <param name="Reference">Its reference, unique in the hub.</param>
/// <param name="Content">Its terms.</param>
public sealed record DraftAgreementRequest(Guid AgencyId, string Reference, AgreementContent Content);

/// <summary>
/// Information governance of the agency that runs the hub drafts an agreement. It allows nothing before every party has signed.
/// </summary>
[Audited(AuditEventKind.AgreementDrafted)]
public sealed partial class DraftAgreement(HubDatabase database, SharedKinds kinds, TimeProvider time)
{
    private const string Purpose = "draft an agreement";

    /// <summary>Drafts it, or says what is wrong.</summary>
    public Task<AgreementOutcome> HandleAsync(Actor actor, DraftAgreementRequest request, CancellationToken cancellationToken)
        => database.InScopeAsync(actor.ScopeFor(Purpose), session => DraftAsync(session, actor, request), cancellationToken);

    /// <summary>What is wrong with terms that are written in the portal; the facts are those of today.</summary>
    internal static async Task<IReadOnlyList<AgreementProblem>> ProblemsAsync(
        HubSession session, Guid agencyId, AgreementContent content, SharedKinds kinds, DateOnly today)
    {
        var problems = AgreementCheck.Problems(
            content, await AgreementAct.FactsAsync(session, agencyId, content, kinds, today)).ToList();
        if (content.Parties.All(party => party.AgencyId == agencyId))
        {
            problems.Add(AgreementRefusals.NoRecipient);
        }

        return problems;
    }

    private async Task<AgreementOutcome> DraftAsync(HubSession session, Actor actor, DraftAgreementRequest request)
    {
        const AuditEventKind Kind = AuditEventKind.AgreementDrafted;
        if (!actor.Can(Permission.EditAgreements))
        {
            return await AgreementAct.RefuseAsync(session, Kind, null, AgreementRefusals.NotAllowed);
        }

        var reference = request.Reference.Trim();
        var problems = (await ProblemsAsync(session, request.AgencyId, request.Content, kinds, UkTime.Today(time))).ToList();
        if (!Reference().IsMatch(reference))
        {
            problems.Insert(0, AgreementRefusals.ReferenceUnfit);
        }

        if (problems.Count > 0)
        {
            return await AgreementAct.RefuseAsync(session, Kind, null, problems);
        }

        var id = Guid.CreateVersion7();
        if (!await AgreementStore.InsertAsync(session, id, request.AgencyId, reference, request.Content))
        {
            return await AgreementAct.RefuseAsync(session, Kind, null, AgreementRefusals.ReferenceTaken);
        }

        await AgreementStore.InsertVersionAsync(session, id, 1, request.Content, "First draft");
        await AgreementStore.TakeTermsAsync(session, id);
        await AgreementAct.TellSignatoriesAsync(session, id, request.Content, 1);
        return await AgreementAct.DoneAsync(
            session, Kind, id, request.Content.Parties.Select(party => party.AgencyId), 1, isInForce: false);
    }

    [GeneratedRegex("^[A-Za-z0-9][A-Za-z0-9 /-]{1,39}$")]
    private static partial Regex Reference();
}
