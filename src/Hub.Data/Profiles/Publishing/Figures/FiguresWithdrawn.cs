using Hub.Data.Access;
using Hub.Data.Access.Notifications;
using Hub.Data.Database;
using Hub.Data.Profiles.Disclosure.Checking;
using Hub.Data.Profiles.Publishing.Way;

namespace Hub.Data.Profiles.Publishing.Figures;

/// <summary>
/// What a withdrawn return does to profiles as publications (docs/decisions/0016): one on its way goes back to its writers and stands
/// without figures until newer ones are frozen, its words kept; a released one stays as it is, for its figures are released and
/// protected, and is marked as resting on withdrawn data. Everybody who works on it is told.
/// </summary>
internal static class FiguresWithdrawn
{
    public static async Task ApplyAsync(HubSession session, long submissionId, DateTimeOffset now)
    {
        foreach (var id in await FiguresStore.WithdrawAsync(session, submissionId, now))
        {
            var publication = (await PublicationStore.FindAsync(session, id))!;
            await WayStore.DropUnreleasedAsync(session, publication);
            await DisclosureChecks.ForgetAsync(session, publication);
            await StepStore.AddAsync(session, publication, new Step(StepKinds.Withdrawn, null, null, now));
            await HolderQueries.TellAsync(
                session, NotificationKind.ProfileFiguresWithdrawn, id,
                await HolderQueries.OfAsync(session, publication.ProfileAreaId, Permission.ViewDraftProfiles), now);
        }
    }
}
