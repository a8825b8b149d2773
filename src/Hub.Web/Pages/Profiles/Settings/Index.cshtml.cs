using Hub.Data.Access;
using Hub.Data.Database;
using Hub.Data.Primitives;
using Hub.Data.Profiles;
using Hub.Data.Profiles.Settings;
using Hub.Web.Security;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Hub.Web.Pages.Profiles.Settings;

/// <summary>The settings of the areas that one answers for. Writes nothing.</summary>
[RequiresPermission(Permission.ManageProfileSettings)]
public sealed class IndexModel(CurrentActor current, HubDatabase database, TimeProvider time) : PageModel
{
    /// <summary>Each area with its settings, by name.</summary>
    public IReadOnlyList<(ReachedArea Area, AreaSettings Settings)> Lines { get; private set; } = [];

    /// <summary>Shows them.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var actor = current.Require();
        Lines = await database.InScopeAsync(
            actor.ScopeFor("list the settings of profiles"),
            async session =>
            {
                var lines = new List<(ReachedArea, AreaSettings)>();
                foreach (var area in await ReachQueries.AreasAsync(
                    session, actor, Permission.ManageProfileSettings, UkTime.Today(time)))
                {
                    lines.Add((area, await AreaSettingsStore.FindAsync(session, area.Kind, area.Code, area.AreaId)));
                }

                return lines;
            },
            cancellationToken);
    }
}
