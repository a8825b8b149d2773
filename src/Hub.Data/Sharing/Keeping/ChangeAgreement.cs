using Hub.Data.Access;
using Hub.Data.Audit;
using Hub.Data.Database;
using Hub.Data.Primitives;

namespace Hub.Data.Sharing.Keeping;

/// <summary>Other terms for an agreement.</summary>
/// <param name="AgreementId">The agreement.</param>
/// <param name="Seen">The newest version that the writer saw.</param>
/// <param name="Content">The new terms.</param>
/// <param name="Note">What was changed and why.</param>
public sealed record ChangeAgreementRequest(Guid AgreementId, int Seen, AgreementContent Content, string Note);

/// <summary>
/// Writes a new version of an agreement. A draft takes its terms at once. Of a signed agreement the old version stays in force until
/// every party has signed the new one: data flows on under what was agreed, and under nothing else.
/// </summary>
[Audited(AuditEventKind.AgreementChanged)]
public sealed class ChangeAgreement(HubDatabase database, SharedKinds kinds, TimeProvider time)
{
    private const string Purpose = "change an agreement";

    /// <summary>Writes the version, or says what is wrong.</summary>
    public Task<AgreementOutcome> HandleAsync(Actor actor, ChangeAgreementRequest request, CancellationToken cancellationToken)
        => database.InScopeAsync(actor.ScopeFor(Purpose), session => ChangeAsync(session, actor, request), cancellationToken);

    private async Task<AgreementOutcome> ChangeAsync(HubSession session, Actor actor, ChangeAgreementRequest request)
    {
        var id = request.AgreementId;
        var header = actor.Can(Permission.EditAgreements) ? await AgreementStore.LockAsync(session, id) : null;
        var problems = await ProblemsAsync(session, actor, request, header);
        if (problems.Count > 0)
        {
            return await AgreementAct.RefuseAsync(session, AuditEventKind.AgreementChanged, id, problems);
        }

        var version = header!.LatestVersion + 1;
        await AgreementStore.InsertVersionAsync(session, id, version, request.Content, request.Note.Trim());
        await AgreementStore.TakeTermsAsync(session, id);
        await AgreementAct.TellSignatoriesAsync(session, id, request.Content, version);
        return await AgreementAct.DoneAsync(
            session, AuditEventKind.AgreementChanged, id,
            header.PartyIds.Concat(request.Content.Parties.Select(party => party.AgencyId)).Distinct(), version, isInForce: false);
    }

    private async Task<IReadOnlyList<AgreementProblem>> ProblemsAsync(
        HubSession session, Actor actor, ChangeAgreementRequest request, AgreementHeader? header)
    {
        AgreementProblem? whole = header switch
        {
            _ when !actor.Can(Permission.EditAgreements) => AgreementRefusals.NotAllowed,
            null => AgreementRefusals.NotFound,
            { Status: "ended" } => AgreementRefusals.Ended,
            _ when header.LatestVersion != request.Seen => AgreementRefusals.Stale,
            _ => null,
        };
        if (whole is not null)
        {
            return [whole];
        }

        var problems = (await DraftAgreement.ProblemsAsync(
            session, header!.AgencyId, request.Content, kinds, UkTime.Today(time))).ToList();
        if (!AgreementAct.IsSaid(request.Note))
        {
            problems.Add(AgreementRefusals.NoNote);
        }

        var latest = await AgreementStore.ContentAsync(session, request.AgreementId, header.LatestVersion);
        if (latest?.ToJson() == request.Content.ToJson())
        {
            problems.Add(AgreementRefusals.Unchanged);
        }

        return problems;
    }
}
