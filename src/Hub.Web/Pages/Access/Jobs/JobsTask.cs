using Hub.Data.Access;
using Hub.Data.Database;
using Hub.Web.Home;

namespace Hub.Web.Pages.Access.Jobs;

/// <summary>"Look after jobs", with how many have stopped.</summary>
public sealed class JobsTask(HubDatabase database) : IHomeTask
{
    /// <inheritdoc/>
    public Permission Permission => Permission.ManageJobs;

    /// <inheritdoc/>
    public HomeSection Section => HomeSection.Hub;

    /// <inheritdoc/>
    public async Task<HomeTask?> ForAsync(Actor actor, CancellationToken cancellationToken)
    {
        var counts = await database.InScopeAsync(actor.ScopeFor("count jobs"), JobListQueries.CountsAsync, cancellationToken);
        var parked = counts.GetValueOrDefault(JobStates.Parked);
        return new HomeTask("Look after jobs", "/jobs", 10)
        {
            Hint = "Long work that the hub does by itself",
            Status = parked == 0 ? "None has stopped" : $"{parked} stopped",
            NeedsAttention = parked > 0,
        };
    }
}
