using Hub.Data.Access.Notifications;
using Hub.Data.Database;
using Hub.Web.Security;

namespace Hub.Web.Notifications;

/// <summary>How many notifications wait for whoever makes this request: for the head of every page, asked once a request.</summary>
public sealed class UnreadNotifications(HubDatabase database, CurrentActor current)
{
    /// <summary>The number; 0 for nobody.</summary>
    public Task<int> CountAsync(CancellationToken cancellationToken)
        => current.Actor is { } actor
            ? database.InScopeAsync(actor.ScopeFor("count notifications"), NotificationQueries.UnreadAsync, cancellationToken)
            : Task.FromResult(0);
}
