using Hub.Data.Access;
using Hub.Data.Audit;
using Hub.Data.Database;

namespace Hub.Data.Sharing.Keeping;

/// <summary>
/// Information governance of the agency that runs the hub ends an agreement for good, a draft included. What was taken in under it
/// stays until its retention is over.
/// </summary>
[Audited(AuditEventKind.AgreementEnded)]
public sealed class EndAgreement(HubDatabase database)
{
    private const string Purpose = "end an agreement";

    /// <summary>Does it, or says why not.</summary>
    public Task<AgreementOutcome> HandleAsync(Actor actor, StandingRequest request, CancellationToken cancellationToken)
        => database.InScopeAsync(
            actor.ScopeFor(Purpose),
            session => AgreementStanding.DeclareAsync(
                session, actor, AuditEventKind.AgreementEnded, "ended", request,
                _ => Task.FromResult(actor.Can(Permission.EditAgreements) ? null : AgreementRefusals.NotAllowed)),
            cancellationToken);
}
