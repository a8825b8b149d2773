using Hub.Data.Access;
using Hub.Web.Home;

namespace Hub.Web.Pages.Ingest.Coverage;

/// <summary>"See which returns have come".</summary>
public sealed class CoverageTask : IHomeTask
{
    /// <inheritdoc/>
    public Permission Permission => Permission.ViewCoverage;

    /// <inheritdoc/>
    public HomeSection Section => HomeSection.Profiles;

    /// <inheritdoc/>
    public Task<HomeTask?> ForAsync(Actor actor, CancellationToken cancellationToken)
        => Task.FromResult<HomeTask?>(new HomeTask("See which returns have come", "/submissions/coverage", 20)
        {
            Hint = "What partners owe for your areas, what is missing, and asking for it",
        });
}
