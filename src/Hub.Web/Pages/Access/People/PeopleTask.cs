using Hub.Data.Access;
using Hub.Data.Access.People;
using Hub.Web.Home;

namespace Hub.Web.Pages.Access.People;

/// <summary>The people of one's own agency.</summary>
public sealed class PeopleTask(PeopleDirectory people) : IHomeTask
{
    /// <inheritdoc/>
    public Permission Permission => Permission.ManagePeople;

    /// <inheritdoc/>
    public HomeSection Section => HomeSection.Agency;

    /// <inheritdoc/>
    public async Task<HomeTask?> ForAsync(Actor actor, CancellationToken cancellationToken)
    {
        var waiting = await people.WaitingAsync(actor, cancellationToken);
        return new HomeTask("Manage people", "/access/people", 10)
        {
            Hint = "Invite, approve, give roles, end access.",
            Status = waiting == 0 ? null : $"{waiting} to approve",
            NeedsAttention = waiting > 0,
        };
    }
}
