using Hub.Data.Access;
using Hub.Data.Access.Notifications;
using Hub.Data.Audit;
using Hub.Data.Database;

namespace Hub.Data.Sharing.Keeping;

/// <summary>What suspending, resuming, ending and reviewing have in common.</summary>
internal static class AgreementStanding
{
    /// <summary>Whoever keeps the register, and information governance of every party.</summary>
    public static bool MaySpeak(Actor actor, AgreementHeader? header)
        => actor.Can(Permission.EditAgreements)
            || (actor.Can(Permission.SignAgreements) && header?.PartyIds.Contains(actor.Acting.AgencyId) != false);

    public static async Task<AgreementOutcome> DeclareAsync(
        HubSession session, Actor actor, AuditEventKind kind, string act, StandingRequest request,
        Func<AgreementHeader, Task<AgreementProblem?>> refusal, DateOnly? nextReviewOn = null)
    {
        var header = MaySpeak(actor, null) ? await AgreementStore.LockAsync(session, request.AgreementId) : null;
        var problem = header switch
        {
            _ when !MaySpeak(actor, header) => AgreementRefusals.NotAllowed,
            null => AgreementRefusals.NotFound,
            { Status: "ended" } => AgreementRefusals.Ended,
            _ when !AgreementAct.IsSaid(request.Reason) => AgreementRefusals.NoReason,
            _ => await refusal(header),
        };
        if (problem is not null)
        {
            return await AgreementAct.RefuseAsync(session, kind, request.AgreementId, problem);
        }

        var status = await AgreementStore.DeclareStandingAsync(
            session, request.AgreementId, actor.Acting.AgencyId, act, request.Reason.Trim(), nextReviewOn);
        if (act == "suspended")
        {
            await AgreementAct.TellAsync(
                session, NotificationKind.AgreementSuspended, request.AgreementId,
                header!.PartyIds.Where(party => party != actor.Acting.AgencyId), Guid.CreateVersion7().ToString("N"));
        }

        return await AgreementAct.DoneAsync(
            session, kind, request.AgreementId, header!.PartyIds, header.LatestVersion, status == "signed", ("status", status));
    }

    public static async Task<bool> HasSuspendedAsync(HubSession session, Actor actor, AgreementHeader header)
        => await AgreementStore.LastWordAsync(session, header.AgreementId, actor.Acting.AgencyId) is { Act: "suspended" };
}
