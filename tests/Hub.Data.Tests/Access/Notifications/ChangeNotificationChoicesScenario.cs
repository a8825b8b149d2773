using Hub.Data.Access;
using Hub.Data.Access.Notifications;
using Hub.Data.Database;
using Hub.Data.Tests.Audit;

namespace Hub.Data.Tests.Access.Notifications;

public sealed class ChangeNotificationChoicesScenario : ICommandScenario
{
    private Actor? _actor;

    public Type Command => typeof(ChangeNotificationChoices);

    public async Task<Scope> ArrangeAsync(CommandWorld world)
    {
        var agency = await world.AddAgencyAsync("council");
        _actor = new Actor(Guid.CreateVersion7(), "", new Membership(agency, "council", "", false, [Role.DataOfficer], []), []);
        return _actor.ScopeFor("choose notifications");
    }

    public async Task RunAsync(CommandWorld world)
        => Assert.IsType<NotificationChoicesOutcome.Changed>(
            await new ChangeNotificationChoices(world.Web, TimeProvider.System).HandleAsync(
                _actor!,
                new(new Dictionary<NotificationKind, MailWish>
                {
                    [NotificationKind.SubmissionDue] = MailWish.Daily, [NotificationKind.JobParked] = MailWish.Never,
                }),
                world.Token));
}
