using System.Globalization;
using Hub.Data.Database;

namespace Hub.Data.Access.Notifications;

/// <summary>
/// Tells people of something, in the transaction in which it happens: the notification in the hub, its e-mail in the outbox, and
/// the request to send it stand or fall with the act. Telling of one thing again tells nobody twice.
/// </summary>
public static class Notify
{
    /// <summary>The subject of the request that sends what is due now; the daily one has the day.</summary>
    public const string SendNow = "now";

    /// <summary>Tells named people, each for the agency in which they are a member; who is no member of it is not told.</summary>
    /// <param name="session">The transaction of the act.</param>
    /// <param name="kind">What happened.</param>
    /// <param name="subjectId">What it is about: an id or a code of lower-case letters, digits and <c>_.:-</c>.</param>
    /// <param name="agencyId">The agency for which they are told.</param>
    /// <param name="accounts">Whom.</param>
    /// <param name="step">Tells two times apart at which the same thing may be told; empty where it happens once.</param>
    /// <returns>How many had not been told before.</returns>
    public static async Task<int> AccountsAsync(
        HubSession session, NotificationKind kind, string subjectId, Guid agencyId, IReadOnlyCollection<Guid> accounts, string step = "")
        => await AskAsync(session, await NotificationStore.NotifyAsync(session, kind, subjectId, agencyId, accounts, step));

    /// <summary>Tells everybody who may do something in an agency now.</summary>
    /// <param name="session">The transaction of the act.</param>
    /// <param name="kind">What happened.</param>
    /// <param name="subjectId">What it is about: an id or a code of lower-case letters, digits and <c>_.:-</c>.</param>
    /// <param name="agencyId">The agency; null is the one that runs the hub.</param>
    /// <param name="permission">What they may do: the act that is called for.</param>
    /// <param name="step">As in <see cref="AccountsAsync"/>.</param>
    /// <returns>How many had not been told before.</returns>
    public static async Task<int> HoldersAsync(
        HubSession session, NotificationKind kind, string subjectId, Guid? agencyId, Permission permission, string step = "")
        => await AskAsync(
            session,
            await NotificationStore.NotifyHoldersAsync(session, kind, subjectId, agencyId, RolePermissions.Holders(permission), step));

    /// <summary>The step of something that can happen to one subject again: its instant.</summary>
    public static string Step(DateTimeOffset at) => at.ToUniversalTime().ToString("yyyyMMddHHmmssfff", CultureInfo.InvariantCulture);

    private static async Task<int> AskAsync(HubSession session, int told)
    {
        if (told > 0)
        {
            await JobRequests.AskAsync(
                session, new JobAsk(JobKinds.NotificationsSend, SendNow, SystemActors.Notifications, "send notifications"));
        }

        return told;
    }
}
