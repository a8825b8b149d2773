using Hub.Data.Access;
using Hub.Web.Home;

namespace Hub.Web.Pages.Ingest;

/// <summary>"Look after reference lists".</summary>
public sealed class ReferenceTask : IHomeTask
{
    /// <inheritdoc/>
    public Permission Permission => Permission.ManageReference;

    /// <inheritdoc/>
    public HomeSection Section => HomeSection.Hub;

    /// <inheritdoc/>
    public Task<HomeTask?> ForAsync(Actor actor, CancellationToken cancellationToken)
        => Task.FromResult<HomeTask?>(new HomeTask("Look after reference lists", "/reference", 20)
        {
            Hint = "Dataset kinds and their versions, gateways and lawful bases",
        });
}
