using Hub.Data.Access;
using Hub.Data.Audit;
using Hub.Data.Database;

namespace Hub.Data.Sharing.Keeping;

/// <summary>
/// An agency lifts its own suspension of an agreement. Another's stays: the agreement is in force again when nobody suspends it.
/// </summary>
[Audited(AuditEventKind.AgreementResumed)]
public sealed class ResumeAgreement(HubDatabase database)
{
    private const string Purpose = "resume an agreement";

    /// <summary>Does it, or says why not.</summary>
    public Task<AgreementOutcome> HandleAsync(Actor actor, StandingRequest request, CancellationToken cancellationToken)
        => database.InScopeAsync(
            actor.ScopeFor(Purpose),
            session => AgreementStanding.DeclareAsync(
                session, actor, AuditEventKind.AgreementResumed, "resumed", request,
                async header => await AgreementStanding.HasSuspendedAsync(session, actor, header)
                    ? null
                    : AgreementRefusals.NotSuspendedByYou),
            cancellationToken);
}
