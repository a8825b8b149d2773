using Hub.Data.Access;
using Hub.Data.Audit;
using Hub.Data.Database;

namespace Hub.Data.Sharing.Keeping;

/// <summary>
/// Any party, or the agency that runs the hub, suspends an agreement at once: nothing is taken in under it until the same agency
/// resumes it.
/// </summary>
[Audited(AuditEventKind.AgreementSuspended)]
public sealed class SuspendAgreement(HubDatabase database)
{
    private const string Purpose = "suspend an agreement";

    /// <summary>Does it, or says why not.</summary>
    public Task<AgreementOutcome> HandleAsync(Actor actor, StandingRequest request, CancellationToken cancellationToken)
        => database.InScopeAsync(
            actor.ScopeFor(Purpose),
            session => AgreementStanding.DeclareAsync(
                session, actor, AuditEventKind.AgreementSuspended, "suspended", request,
                async header => header.Status is not ("signed" or "suspended") ? AgreementRefusals.NotInForce
                    : await AgreementStanding.HasSuspendedAsync(session, actor, header) ? AgreementRefusals.AlreadySuspended
                    : null),
            cancellationToken);
}
