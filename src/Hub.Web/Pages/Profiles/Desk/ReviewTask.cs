using Hub.Data.Access;
using Hub.Data.Database;
using Hub.Data.Profiles.Publishing.Desk;
using Hub.Web.Home;

namespace Hub.Web.Pages.Profiles.Desk;

/// <summary>"Review a profile as a peer", while one waits of which this person wrote no part.</summary>
public sealed class ReviewTask(HubDatabase database) : IHomeTask
{
    /// <inheritdoc/>
    public Permission Permission => Permission.ReviewProfiles;

    /// <inheritdoc/>
    public HomeSection Section => HomeSection.Profiles;

    /// <inheritdoc/>
    public async Task<HomeTask?> ForAsync(Actor actor, CancellationToken cancellationToken)
    {
        var waiting = await database.InScopeAsync(
            actor.ScopeFor("count profiles to review"), session => WaitingQueries.ToReviewAsync(session, actor), cancellationToken);
        return waiting.Count == 0
            ? null
            : new HomeTask("Review a profile as a peer", Href(waiting), 1)
            {
                Hint = "Profiles of your areas of which you wrote no part",
                Status = $"{waiting.Count:N0} waiting",
                NeedsAttention = true,
            };
    }

    private static string Href(IReadOnlyList<Guid> waiting)
        => waiting.Count == 1 ? $"/profiles/publications/{waiting[0]}" : "/profiles#open";
}
