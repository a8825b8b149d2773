using Hub.Data.Access;
using Hub.Data.Audit;
using Hub.Data.Database;
using Hub.Data.Profiles.Disclosure.Checking;
using Hub.Data.Profiles.Publishing;

namespace Hub.Data.Profiles.Disclosure.Exceptions;

/// <summary>A wish to let one small number pass.</summary>
/// <param name="PublicationId">The profile.</param>
/// <param name="Cell">Key of the number, one that the check names.</param>
/// <param name="Reason">Why it may be released, 20 to 1,000 characters.</param>
public sealed record AskExceptionRequest(Guid PublicationId, string Cell, string Reason);

/// <summary>
/// The first of two people asks that a number which could be worked out may be released all the same. Nothing passes before a second
/// person of another agency or role has agreed.
/// </summary>
[Audited(AuditEventKind.DisclosureExceptionAsked)]
public sealed class AskException(HubDatabase database, TimeProvider time)
{
    private const string Purpose = "let a small number pass";

    /// <summary>Asks, or says why not.</summary>
    public async Task<PublishingOutcome> HandleAsync(Actor actor, AskExceptionRequest request, CancellationToken cancellationToken)
        => !actor.Can(Permission.OverrideReleases)
            ? new PublishingOutcome.NotThere()
            : await database.InScopeAsync(
                await ExceptionDesk.ScopeAsync(database, actor, Purpose, cancellationToken),
                session => AskAsync(session, actor, request),
                cancellationToken);

    private async Task<PublishingOutcome> AskAsync(HubSession session, Actor actor, AskExceptionRequest request)
    {
        var publication = await ExceptionDesk.VisibleAsync(session, actor, request.PublicationId);
        if (publication is null)
        {
            return new PublishingOutcome.NotThere();
        }

        if (!PublicationStatus.Open.Contains(publication.Status))
        {
            return new PublishingOutcome.Refused("The profile is released; what it says is not changed. Begin an amendment instead.");
        }

        var reason = request.Reason.Trim();
        if (reason.Length is < 20 or > 1000)
        {
            return new PublishingOutcome.Refused("Say in 20 to 1,000 characters why this number may be released.");
        }

        var refused = (await DisclosureChecks.FindAsync(session, publication))?.Verdict as DisclosureVerdict.Refused;
        if (refused?.Cells.FirstOrDefault(cell => cell.Key == request.Cell) is not { } found)
        {
            return new PublishingOutcome.Refused("The check does not name that number any more; open the page again.");
        }

        var now = time.GetUtcNow();
        if (!await ExceptionStore.AskAsync(
            session, Guid.CreateVersion7(now), publication, found, reason, actor, ExceptionDesk.RoleOf(actor), now))
        {
            return new PublishingOutcome.Refused("Somebody has asked for that number already; it waits for a second person.");
        }

        await AuditStore.WriteAsync(session, PublishingEvents.Of(
            AuditEventKind.DisclosureExceptionAsked, publication, ("cell", found.Key), ("reason", reason)));
        return new PublishingOutcome.Done(publication.PublicationId);
    }
}
