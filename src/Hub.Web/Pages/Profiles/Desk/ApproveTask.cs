using Hub.Data.Access;
using Hub.Data.Database;
using Hub.Data.Profiles.Publishing.Desk;
using Hub.Web.Home;

namespace Hub.Web.Pages.Profiles.Desk;

/// <summary>"Decide about a profile's release", while one waits that this person may approve.</summary>
public sealed class ApproveTask(HubDatabase database) : IHomeTask
{
    /// <inheritdoc/>
    public Permission Permission => Permission.ApproveProfiles;

    /// <inheritdoc/>
    public HomeSection Section => HomeSection.Profiles;

    /// <inheritdoc/>
    public async Task<HomeTask?> ForAsync(Actor actor, CancellationToken cancellationToken)
    {
        var waiting = await database.InScopeAsync(
            actor.ScopeFor("count profiles to approve"), session => WaitingQueries.ToApproveAsync(session, actor), cancellationToken);
        return waiting.Count == 0
            ? null
            : new HomeTask("Decide about a profile’s release", Href(waiting), 1)
            {
                Hint = "Reviewed profiles that wait for an approver",
                Status = $"{waiting.Count:N0} waiting",
                NeedsAttention = true,
            };
    }

    private static string Href(IReadOnlyList<Guid> waiting)
        => waiting.Count == 1 ? $"/profiles/publications/{waiting[0]}" : "/profiles#open";
}
