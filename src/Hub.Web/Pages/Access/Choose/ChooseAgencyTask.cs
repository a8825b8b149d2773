using Hub.Data.Access;
using Hub.Web.Home;
using Hub.Web.Sessions;

namespace Hub.Web.Pages.Access.Choose;

/// <summary>One's own agencies, for people of several.</summary>
public sealed class ChooseAgencyTask : IHomeTask
{
    /// <inheritdoc/>
    public Permission Permission => Permission.UseHub;

    /// <inheritdoc/>
    public HomeSection Section => HomeSection.Agency;

    /// <inheritdoc/>
    public Task<HomeTask?> ForAsync(Actor actor, CancellationToken cancellationToken)
        => Task.FromResult(actor.Memberships.Count < 2 ? null : new HomeTask("Change agency", ActingAgency.ChoosePath, 20)
        {
            Hint = "You work for several agencies.",
        });
}
