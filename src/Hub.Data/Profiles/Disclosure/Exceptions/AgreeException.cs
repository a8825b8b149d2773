using Hub.Data.Access;
using Hub.Data.Audit;
using Hub.Data.Database;
using Hub.Data.Profiles.Disclosure.Checking;
using Hub.Data.Profiles.Publishing;

namespace Hub.Data.Profiles.Disclosure.Exceptions;

/// <summary>A second person's agreement.</summary>
/// <param name="PublicationId">The profile.</param>
/// <param name="ExceptionId">What was asked.</param>
public sealed record AgreeExceptionRequest(Guid PublicationId, Guid ExceptionId);

/// <summary>
/// The second of two people agrees that a small number may be released: not whoever asked, and of another agency or another role.
/// </summary>
[Audited(AuditEventKind.DisclosureExceptionAgreed)]
public sealed class AgreeException(HubDatabase database, TimeProvider time)
{
    private const string Purpose = "let a small number pass";

    /// <summary>Agrees, or says why not.</summary>
    public async Task<PublishingOutcome> HandleAsync(Actor actor, AgreeExceptionRequest request, CancellationToken cancellationToken)
        => !actor.Can(Permission.OverrideReleases)
            ? new PublishingOutcome.NotThere()
            : await database.InScopeAsync(
                await ExceptionDesk.ScopeAsync(database, actor, Purpose, cancellationToken),
                session => AgreeAsync(session, actor, request),
                cancellationToken);

    private async Task<PublishingOutcome> AgreeAsync(HubSession session, Actor actor, AgreeExceptionRequest request)
    {
        var publication = await ExceptionDesk.VisibleAsync(session, actor, request.PublicationId);
        var asked = publication is null ? null : (await ExceptionStore.StandingAsync(session, request.PublicationId))
            .FirstOrDefault(exception => exception.ExceptionId == request.ExceptionId);
        if (publication is null || asked is null)
        {
            return new PublishingOutcome.NotThere();
        }

        if (!PublicationStatus.Open.Contains(publication.Status))
        {
            return new PublishingOutcome.Refused("The profile is released; what it says is not changed. Begin an amendment instead.");
        }

        var role = ExceptionDesk.RoleOf(actor);
        if (asked.AskedBy == actor.AccountId
            || (asked.AskedFor == actor.Acting.AgencyId && asked.AskedRole == RoleNames.Stored(role)))
        {
            return new PublishingOutcome.Refused(
                "Two people decide this, of different agencies or in different roles: ask information governance or an approver of another "
                + "agency to agree.");
        }

        if (!await ExceptionStore.AgreeAsync(session, asked.ExceptionId, actor, role, time.GetUtcNow()))
        {
            return new PublishingOutcome.Refused("Somebody has agreed to it already; open the page again.");
        }

        await DisclosureChecks.AskAsync(session, publication.PublicationId);
        await AuditStore.WriteAsync(session, PublishingEvents.Of(
            AuditEventKind.DisclosureExceptionAgreed, publication, ("cell", asked.Cell), ("asked_by", asked.AskedBy.ToString())));
        return new PublishingOutcome.Done(publication.PublicationId);
    }
}
