using Hub.Data.Audit;
using Hub.Data.Database;

namespace Hub.Data.Access.Notifications;

/// <summary>What a person wants for every kind; a kind that is not named keeps its choice.</summary>
public sealed record NotificationChoicesRequest(IReadOnlyDictionary<NotificationKind, MailWish> Wishes);

/// <summary>How it ended.</summary>
public abstract record NotificationChoicesOutcome
{
    private NotificationChoicesOutcome()
    {
    }

    /// <summary>The choices stand.</summary>
    public sealed record Changed : NotificationChoicesOutcome;

    /// <summary>They do not; the sentence says why.</summary>
    public sealed record Refused(string Sentence) : NotificationChoicesOutcome;
}

/// <summary>A person chooses which kinds of notifications reach them by e-mail, and when. They are their own to choose.</summary>
[Audited(AuditEventKind.NotificationChoicesChanged)]
public sealed class ChangeNotificationChoices(HubDatabase database, TimeProvider time)
{
    /// <summary>Writes the choices of <paramref name="actor"/>.</summary>
    public async Task<NotificationChoicesOutcome> HandleAsync(
        Actor actor, NotificationChoicesRequest request, CancellationToken cancellationToken)
    {
        if (!actor.Can(Permission.UseHub))
        {
            return new NotificationChoicesOutcome.Refused("You have no role in this agency; ask its administrator for one.");
        }

        await database.InScopeAsync(
            actor.ScopeFor("choose notifications"),
            async session =>
            {
                foreach (var (kind, wish) in request.Wishes.OrderBy(choice => choice.Key))
                {
                    await NotificationStore.ChooseAsync(session, kind, wish, time.GetUtcNow());
                }

                await AuditStore.WriteAsync(
                    session,
                    new AuditEvent(AuditEventKind.NotificationChoicesChanged, "account", actor.AccountId.ToString())
                    {
                        Details = request.Wishes.ToDictionary(choice => choice.Key.ToString(), choice => choice.Value.ToString()),
                    });
            },
            cancellationToken);
        return new NotificationChoicesOutcome.Changed();
    }
}
