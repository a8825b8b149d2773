using Hub.Data.Access;
using Hub.Data.Database;
using Hub.Data.Primitives;
using Hub.Data.Profiles;
using Hub.Data.Profiles.Publishing;
using Hub.Web.Home;

namespace Hub.Web.Pages.Profiles.Desk;

/// <summary>"Keep profiles current", with what is overdue or due next, for those who write and approve.</summary>
public sealed class CurrencyTask(HubDatabase database, TimeProvider time) : IHomeTask
{
    /// <inheritdoc/>
    public Permission Permission => Permission.ViewDraftProfiles;

    /// <inheritdoc/>
    public HomeSection Section => HomeSection.Profiles;

    /// <inheritdoc/>
    public async Task<HomeTask?> ForAsync(Actor actor, CancellationToken cancellationToken)
    {
        var areas = await database.InScopeAsync(
            actor.ScopeFor("see how current profiles are"),
            async session => await CurrencyQueries.OfAsync(
                session, await ReachQueries.AreaIdsAsync(session, actor, Permission.ViewDraftProfiles), UkTime.Today(time)),
            cancellationToken);
        var overdue = areas.Count(area => area.Currency.IsOverdue);
        return areas.Count == 0
            ? null
            : new HomeTask("Keep profiles current", "/profiles#current", 2)
            {
                Hint = overdue > 0
                    ? $"{areas[0].AreaName}: {Wording.Inline(areas[0].Currency.Words)}"
                    : $"{areas[0].AreaName} is next: {Wording.Inline(areas[0].Currency.Words)}",
                Status = overdue switch { 0 => "Nothing overdue", 1 => "1 area overdue", _ => $"{overdue:N0} areas overdue" },
                NeedsAttention = overdue > 0,
            };
    }
}
