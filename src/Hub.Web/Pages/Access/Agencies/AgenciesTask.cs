using Hub.Data.Access;
using Hub.Web.Home;

namespace Hub.Web.Pages.Access.Agencies;

/// <summary>Every agency, for those who run the hub.</summary>
public sealed class AgenciesTask : IHomeTask
{
    /// <inheritdoc/>
    public Permission Permission => Permission.ManageAgencies;

    /// <inheritdoc/>
    public HomeSection Section => HomeSection.Hub;

    /// <inheritdoc/>
    public Task<HomeTask?> ForAsync(Actor actor, CancellationToken cancellationToken)
        => Task.FromResult<HomeTask?>(new HomeTask("Manage agencies", "/access/agencies", 10)
        {
            Hint = "Tenants, first administrators, systems that call the API.",
        });
}
