using Hub.Data.Access;
using Hub.Data.Database;
using Hub.Data.Profiles;
using Hub.Data.Profiles.Reading;
using Hub.Web.Security;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Hub.Web.Pages.Profiles.List;

/// <summary>The profiles of one's areas: drafts for those who may see drafts. Nothing is released yet.</summary>
[RequiresPermission(Permission.ViewReleasedProfiles)]
public sealed class IndexModel(CurrentActor current, HubDatabase database) : PageModel
{
    /// <summary>The drafts, newest period first.</summary>
    public IReadOnlyList<ProfileLine> Drafts { get; private set; } = [];

    /// <summary>Drafts that were destroyed because a return under them was withdrawn, the last of each area and period.</summary>
    public IReadOnlyList<WithdrawnDraft> Withdrawn { get; private set; } = [];

    /// <summary>Whether this person sees drafts.</summary>
    public bool SeesDrafts { get; private set; }

    /// <summary>Shows the list.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var actor = current.Require();
        SeesDrafts = actor.Can(Permission.ViewDraftProfiles);
        if (SeesDrafts)
        {
            await database.InScopeAsync(
                actor.ScopeFor("list profiles"),
                async session =>
                {
                    var areas = await ProfileListQueries.DraftAreasAsync(session, actor);
                    Drafts = await ProfileListQueries.DraftsAsync(session, areas);
                    Withdrawn = await WithdrawnDraftQueries.ListAsync(session, areas);
                },
                cancellationToken);
        }
    }
}
