using Hub.Data.Access;
using Hub.Data.Profiles.Publishing.Recalling;
using Hub.Web.Security;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Hub.Web.Pages.Profiles.Recalls;

/// <summary>Released profiles for those who may take one half of a recall. Reads only.</summary>
[RequiresPermission(Permission.OverrideReleases)]
public sealed class IndexModel(CurrentActor current, Hub.Data.Profiles.Publishing.Recalling.Recalls recalls) : PageModel
{
    /// <summary>Those whose recall waits first.</summary>
    public IReadOnlyList<RecallableProfile> Profiles { get; private set; } = [];

    /// <summary>Shows them.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken)
        => Profiles = await recalls.ListAsync(current.Require(), cancellationToken);
}
