using Hub.Data.Access;
using Hub.Data.Audit;
using Hub.Data.Database;
using Hub.Data.Profiles.Publishing;

namespace Hub.Data.Profiles.Writing.Judging;

/// <summary>Moves a key judgement one place up or down in the order in which they are printed.</summary>
[Audited(AuditEventKind.ProfileJudgementMoved)]
public sealed class MoveJudgement(HubDatabase database, TimeProvider time)
{
    /// <summary>Moves it; at the end of the list it stays.</summary>
    public Task<ProfileResult> HandleAsync(
        Actor actor, Guid publicationId, Guid judgementId, bool up, CancellationToken cancellationToken)
        => database.InScopeAsync(
            actor.ScopeFor(WritableProfile.Purpose),
            session => MoveAsync(session, actor, publicationId, judgementId, up),
            cancellationToken);

    private async Task<ProfileResult> MoveAsync(HubSession session, Actor actor, Guid publicationId, Guid judgementId, bool up)
    {
        if (await WritableProfile.FindAsync(session, actor, publicationId, Permission.WriteProfiles, toChange: true) is not { } publication)
        {
            return new ProfileResult.NotFound();
        }

        var order = (await JudgementStore.AllAsync(session, publicationId)).Select(row => row.JudgementId).ToList();
        var place = order.IndexOf(judgementId);
        if (place < 0)
        {
            return new ProfileResult.NotFound();
        }

        if (WritableProfile.Closed(publication) is { } closed)
        {
            return ProfileResult.Refused.Because(closed);
        }

        order.RemoveAt(place);
        order.Insert(Math.Clamp(up ? place - 1 : place + 1, 0, order.Count), judgementId);
        await JudgementStore.OrderAsync(session, publication, order);
        await PublicationStore.AddAuthorAsync(session, publication, actor.AccountId, time.GetUtcNow());
        await WritingEvents.WriteAsync(
            session, AuditEventKind.ProfileJudgementMoved, publication, ("judgement", judgementId.ToString()), ("up", up ? "yes" : "no"));
        return new ProfileResult.Done(judgementId);
    }
}
