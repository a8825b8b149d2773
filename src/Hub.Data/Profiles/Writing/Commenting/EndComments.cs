using Hub.Data.Access;
using Hub.Data.Audit;
using Hub.Data.Database;

namespace Hub.Data.Profiles.Writing.Commenting;

/// <summary>Ends a partner's reading of a draft before its day. What they said stays.</summary>
[Audited(AuditEventKind.ProfileCommentsEnded)]
public sealed class EndComments(HubDatabase database, TimeProvider time)
{
    /// <summary>Ends it.</summary>
    public Task<ProfileResult> HandleAsync(Actor actor, Guid publicationId, Guid accountId, CancellationToken cancellationToken)
        => database.InScopeAsync<ProfileResult>(
            actor.ScopeFor(WritableProfile.Purpose),
            async session =>
            {
                if (await WritableProfile.FindAsync(session, actor, publicationId, Permission.WriteProfiles, toChange: true)
                        is not { } publication
                    || !await CommentStore.EndAsync(session, publicationId, accountId, time.GetUtcNow()))
                {
                    return new ProfileResult.NotFound();
                }

                await WritingEvents.WriteAsync(
                    session, AuditEventKind.ProfileCommentsEnded, publication, ("account", accountId.ToString()));
                return new ProfileResult.Done(accountId);
            },
            cancellationToken);
}
