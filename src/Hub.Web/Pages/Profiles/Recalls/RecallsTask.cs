using Hub.Data.Access;
using Hub.Web.Home;

namespace Hub.Web.Pages.Profiles.Recalls;

/// <summary>"Recall a released profile", with the recalls that wait for a second person.</summary>
public sealed class RecallsTask(Hub.Data.Profiles.Publishing.Recalling.Recalls recalls) : IHomeTask
{
    /// <inheritdoc/>
    public Permission Permission => Permission.OverrideReleases;

    /// <inheritdoc/>
    public HomeSection Section => HomeSection.Profiles;

    /// <inheritdoc/>
    public async Task<HomeTask?> ForAsync(Actor actor, CancellationToken cancellationToken)
    {
        var waiting = await recalls.WaitingForAsync(actor, cancellationToken);
        return new HomeTask("Recall a released profile", "/profiles/recalls", 4)
        {
            Hint = "Two people of different agencies or roles take one back",
            Status = waiting.Count == 0 ? "None waits for a second person" : $"{waiting.Count:N0} waiting for a second person",
            NeedsAttention = waiting.Count > 0,
        };
    }
}
