using Hub.Data.Access;
using Hub.Web.Home;

namespace Hub.Web.Pages.Audit;

/// <summary>Who used what came from the agency, on the home page of those who answer for it.</summary>
public sealed class OurDataTask : IHomeTask
{
    /// <inheritdoc/>
    public Permission Permission => Permission.ViewAudit;

    /// <inheritdoc/>
    public HomeSection Section => HomeSection.Governance;

    /// <inheritdoc/>
    public Task<HomeTask?> ForAsync(Actor actor, CancellationToken cancellationToken)
        => Task.FromResult<HomeTask?>(new HomeTask("See who used what came from us", "/audit/our-data", 10)
        {
            Hint = "People, administrators and the hub's own work",
        });
}
