using Hub.Data.Access;
using Hub.Data.Database;
using Hub.Data.Profiles.Reading;
using Hub.Web.Home;

namespace Hub.Web.Pages.Profiles;

/// <summary>"Read profiles", with how many drafts there are for those who may see them.</summary>
public sealed class ProfilesTask(HubDatabase database, ReleasedProfiles released) : IHomeTask
{
    /// <inheritdoc/>
    public Permission Permission => Permission.ViewReleasedProfiles;

    /// <inheritdoc/>
    public HomeSection Section => HomeSection.Profiles;

    /// <inheritdoc/>
    public async Task<HomeTask?> ForAsync(Actor actor, CancellationToken cancellationToken)
        => new HomeTask("Read profiles", "/profiles")
        {
            Hint = actor.Can(Permission.ViewDraftProfiles)
                ? "Drafts and released profiles of your areas"
                : "Released profiles of your areas",
            Status = actor.Can(Permission.ViewDraftProfiles)
                ? await DraftsAsync(actor, cancellationToken)
                : await ReleasedAsync(actor, cancellationToken),
        };

    private async Task<string> ReleasedAsync(Actor actor, CancellationToken cancellationToken)
        => (await released.ListAsync(actor, cancellationToken)).Select(edition => edition.PublicationId).Distinct().Count() switch
        {
            0 => "None released yet",
            var many => $"{many:N0} released",
        };

    private async Task<string> DraftsAsync(Actor actor, CancellationToken cancellationToken)
    {
        var drafts = await database.InScopeAsync(
            actor.ScopeFor("count profiles"),
            async session => await ProfileListQueries.DraftsAsync(session, await ProfileListQueries.DraftAreasAsync(session, actor)),
            cancellationToken);
        return drafts.Count switch { 0 => "No draft", 1 => "1 draft", var many => $"{many:N0} drafts" };
    }
}
