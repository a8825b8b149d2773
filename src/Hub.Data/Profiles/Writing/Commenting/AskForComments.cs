using System.Globalization;
using Hub.Data.Access;
using Hub.Data.Access.Notifications;
using Hub.Data.Audit;
using Hub.Data.Database;

namespace Hub.Data.Profiles.Writing.Commenting;

/// <summary>A partner who is to comment on a draft.</summary>
/// <param name="PublicationId">The profile.</param>
/// <param name="AccountId">Whom.</param>
/// <param name="AgencyId">For which of their agencies.</param>
/// <param name="UntilOn">Until when, that day included.</param>
public sealed record AskForCommentsRequest(Guid PublicationId, Guid AccountId, Guid AgencyId, DateOnly? UntilOn);

/// <summary>
/// Asks a named partner to read the partnership edition of a draft and to comment on it, until a day. Only somebody whose role may
/// comment in the profile's area. They are told that they are asked, never of what.
/// </summary>
[Audited(AuditEventKind.ProfileCommentsAsked)]
public sealed class AskForComments(HubDatabase database, TimeProvider time)
{
    /// <summary>Asks, or says what is wrong.</summary>
    public Task<ProfileResult> HandleAsync(Actor actor, AskForCommentsRequest request, CancellationToken cancellationToken)
        => database.InScopeAsync(
            actor.ScopeFor(WritableProfile.Purpose), session => AskAsync(session, actor, request), cancellationToken);

    private async Task<ProfileResult> AskAsync(HubSession session, Actor actor, AskForCommentsRequest request)
    {
        if (await WritableProfile.FindAsync(session, actor, request.PublicationId, Permission.WriteProfiles, toChange: true)
            is not { } publication)
        {
            return new ProfileResult.NotFound();
        }

        if (WritableProfile.Closed(publication) is { } closed)
        {
            return ProfileResult.Refused.Because(closed);
        }

        var person = (await CommentStore.PossibleAsync(session, request.PublicationId))
            .FirstOrDefault(one => one.AccountId == request.AccountId && one.AgencyId == request.AgencyId);
        if (person is null || person.AccountId == actor.AccountId)
        {
            return ProfileResult.Refused.Because("Choose a partner from the list.", "Partner");
        }

        if (request.UntilOn is not { } until || !CommentedDraft.IsPossible(until, time))
        {
            return ProfileResult.Refused.Because("Choose a last day from today, sixty days ahead at most.", nameof(request.UntilOn));
        }

        await CommentStore.AskAsync(session, publication, person, until, actor, time.GetUtcNow());
        await Notify.AccountsAsync(
            session, NotificationKind.ProfileCommentsAsked, publication.PublicationId.ToString(), person.AgencyId, [person.AccountId],
            until.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        await WritingEvents.WriteAsync(
            session, AuditEventKind.ProfileCommentsAsked, publication, ("account", person.AccountId.ToString()),
            ("for_agency", person.AgencyId.ToString()), ("until", until.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
        return new ProfileResult.Done(person.AccountId);
    }
}
