using Hub.Data.Access;
using Hub.Data.Audit;
using Hub.Data.Database;
using Hub.Data.Profiles.Publishing;

namespace Hub.Data.Profiles.Writing.Judging;

/// <summary>Removes a key judgement from a draft. It is kept, with the day of its removal.</summary>
[Audited(AuditEventKind.ProfileJudgementRemoved)]
public sealed class RemoveJudgement(HubDatabase database, TimeProvider time)
{
    /// <summary>Removes it, or says what is wrong.</summary>
    public Task<ProfileResult> HandleAsync(
        Actor actor, Guid publicationId, Guid judgementId, int seenVersion, CancellationToken cancellationToken)
        => database.InScopeAsync(
            actor.ScopeFor(WritableProfile.Purpose),
            session => RemoveAsync(session, actor, publicationId, judgementId, seenVersion),
            cancellationToken);

    private async Task<ProfileResult> RemoveAsync(HubSession session, Actor actor, Guid publicationId, Guid judgementId, int seenVersion)
    {
        if (await WritableProfile.FindAsync(session, actor, publicationId, Permission.WriteProfiles, toChange: true) is not { } publication
            || (await JudgementStore.AllAsync(session, publicationId)).FirstOrDefault(row => row.JudgementId == judgementId)
                is not { } standing)
        {
            return new ProfileResult.NotFound();
        }

        if (WritableProfile.Closed(publication) is { } closed)
        {
            return ProfileResult.Refused.Because(closed);
        }

        var now = time.GetUtcNow();
        var removed = standing with { Version = standing.Version + 1, ChangedBy = actor.AccountId, ChangedAt = now, RemovedAt = now };
        if (standing.Version != seenVersion || !await JudgementStore.ChangeAsync(session, publication, removed))
        {
            return ProfileResult.Refused.Because(
                "Somebody changed this judgement after you opened the page: read what they wrote before you remove it.");
        }

        await PublicationStore.AddAuthorAsync(session, publication, actor.AccountId, now);
        await WritingEvents.WriteAsync(
            session, AuditEventKind.ProfileJudgementRemoved, publication, ("judgement", judgementId.ToString()));
        return new ProfileResult.Done(judgementId);
    }
}
