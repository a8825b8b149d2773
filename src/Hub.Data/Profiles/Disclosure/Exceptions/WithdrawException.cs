using Hub.Data.Access;
using Hub.Data.Audit;
using Hub.Data.Database;
using Hub.Data.Profiles.Disclosure.Checking;
using Hub.Data.Profiles.Publishing;

namespace Hub.Data.Profiles.Disclosure.Exceptions;

/// <summary>A wish to take an exception back.</summary>
/// <param name="PublicationId">The profile.</param>
/// <param name="ExceptionId">What was asked, agreed or not.</param>
public sealed record WithdrawExceptionRequest(Guid PublicationId, Guid ExceptionId);

/// <summary>Takes an exception back before the release. One person is enough: it makes the hub say less.</summary>
[Audited(AuditEventKind.DisclosureExceptionWithdrawn)]
public sealed class WithdrawException(HubDatabase database, TimeProvider time)
{
    private const string Purpose = "take back an exception";

    /// <summary>Takes it back, or says why not.</summary>
    public async Task<PublishingOutcome> HandleAsync(Actor actor, WithdrawExceptionRequest request, CancellationToken cancellationToken)
        => !actor.Can(Permission.OverrideReleases)
            ? new PublishingOutcome.NotThere()
            : await database.InScopeAsync(
                await ExceptionDesk.ScopeAsync(database, actor, Purpose, cancellationToken),
                session => WithdrawAsync(session, actor, request),
                cancellationToken);

    private async Task<PublishingOutcome> WithdrawAsync(HubSession session, Actor actor, WithdrawExceptionRequest request)
    {
        var publication = await ExceptionDesk.VisibleAsync(session, actor, request.PublicationId);
        var asked = publication is null ? null : (await ExceptionStore.StandingAsync(session, request.PublicationId))
            .FirstOrDefault(exception => exception.ExceptionId == request.ExceptionId);
        if (publication is null || asked is null)
        {
            return new PublishingOutcome.NotThere();
        }

        if (!PublicationStatus.Open.Contains(publication.Status)
            || !await ExceptionStore.WithdrawAsync(session, asked.ExceptionId, actor, time.GetUtcNow()))
        {
            return new PublishingOutcome.Refused("It was taken back already, or the profile is released; recall the profile instead.");
        }

        await DisclosureChecks.AskAsync(session, publication.PublicationId);
        await AuditStore.WriteAsync(session, PublishingEvents.Of(
            AuditEventKind.DisclosureExceptionWithdrawn, publication, ("cell", asked.Cell)));
        return new PublishingOutcome.Done(publication.PublicationId);
    }
}
