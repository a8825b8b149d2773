using Hub.Data.Access;
using Hub.Web.Home;

namespace Hub.Web.Pages.Profiles.Settings;

/// <summary>"Set how profiles are kept current".</summary>
public sealed class SettingsTask : IHomeTask
{
    /// <inheritdoc/>
    public Permission Permission => Permission.ManageProfileSettings;

    /// <inheritdoc/>
    public HomeSection Section => HomeSection.Profiles;

    /// <inheritdoc/>
    public Task<HomeTask?> ForAsync(Actor actor, CancellationToken cancellationToken)
        => Task.FromResult<HomeTask?>(new HomeTask("Set how profiles are kept current", "/profiles/settings", 9)
        {
            Hint = "Intervals, public editions and similar areas",
        });
}
