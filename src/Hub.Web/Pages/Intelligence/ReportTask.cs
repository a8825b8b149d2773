using Hub.Data.Access;
using Hub.Web.Home;

namespace Hub.Web.Pages.Intelligence;

/// <summary>The home page's line for everybody who may see or hear something.</summary>
public sealed class ReportTask : IHomeTask
{
    /// <inheritdoc/>
    public Permission Permission => Permission.ReportIntelligence;

    /// <inheritdoc/>
    public HomeSection Section => HomeSection.Intelligence;

    /// <inheritdoc/>
    public Task<HomeTask?> ForAsync(Actor actor, CancellationToken cancellationToken)
        => Task.FromResult<HomeTask?>(new HomeTask("Tell the intelligence unit something", "/intelligence", 10)
        {
            Hint = "What you see or hear of organised crime, and what became of your reports",
        });
}
