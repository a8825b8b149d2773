using Hub.Data.Access;
using Hub.Web.Home;

namespace Hub.Web.Pages.Intelligence;

/// <summary>The home page's line for readers.</summary>
public sealed class ReadTask : IHomeTask
{
    /// <inheritdoc/>
    public Permission Permission => Permission.ReadIntelligence;

    /// <inheritdoc/>
    public HomeSection Section => HomeSection.Intelligence;

    /// <inheritdoc/>
    public Task<HomeTask?> ForAsync(Actor actor, CancellationToken cancellationToken)
        => Task.FromResult<HomeTask?>(new HomeTask("Read intelligence of your areas", "/intelligence/read", 5)
        {
            Hint = "Graded and sanitised reports, each with its handling",
        });
}
