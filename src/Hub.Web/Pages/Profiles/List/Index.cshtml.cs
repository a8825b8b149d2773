using Hub.Data.Access;
using Hub.Data.Database;
using Hub.Data.Profiles;
using Hub.Data.Profiles.Publishing;
using Hub.Data.Profiles.Publishing.Desk;
using Hub.Data.Profiles.Reading;
using Hub.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Hub.Web.Pages.Profiles.List;

/// <summary>The profiles of one's areas: drafts for those who may see drafts. Nothing is released yet.</summary>
[RequiresPermission(Permission.ViewReleasedProfiles)]
public sealed class IndexModel(CurrentActor current, HubDatabase database, BeginProfile begin) : PageModel
{
    /// <summary>The drafts, newest period first.</summary>
    public IReadOnlyList<ProfileLine> Drafts { get; private set; } = [];

    /// <summary>Drafts that were destroyed because a return under them was withdrawn, the last of each area and period.</summary>
    public IReadOnlyList<WithdrawnDraft> Withdrawn { get; private set; } = [];

    /// <summary>Profiles being written, reviewed or waiting for their release.</summary>
    public IReadOnlyList<PublicationLine> Open { get; private set; } = [];

    /// <summary>Whether this person writes profiles.</summary>
    public bool Writes { get; private set; }

    /// <summary>Whether this person sees drafts.</summary>
    public bool SeesDrafts { get; private set; }

    /// <summary>Whether a profile of the same area and period is on its way.</summary>
    public PublicationLine? OpenOf(ProfileLine draft)
        => Open.FirstOrDefault(line => (line.AreaName, line.AreaKind, line.PeriodFrom, line.PeriodUntil)
            == (draft.AreaName, draft.AreaKind, draft.PeriodFrom, draft.PeriodUntil));

    /// <summary>Shows the list.</summary>
    public Task OnGetAsync(CancellationToken cancellationToken) => ShowAsync(cancellationToken);

    /// <summary>Begins the profile of a draft.</summary>
    public async Task<IActionResult> OnPostAsync(Guid snapshot, CancellationToken cancellationToken)
    {
        switch (await begin.HandleAsync(current.Require(), new(snapshot), cancellationToken))
        {
            case PublishingOutcome.Done done:
                return Redirect("/profiles/publications/" + done.PublicationId);
            case PublishingOutcome.Refused refused:
                ModelState.AddModelError("", refused.Sentence);
                await ShowAsync(cancellationToken);
                return Page();
            default:
                return NotFound();
        }
    }

    private async Task ShowAsync(CancellationToken cancellationToken)
    {
        var actor = current.Require();
        Writes = actor.Can(Permission.WriteProfiles);
        SeesDrafts = actor.Can(Permission.ViewDraftProfiles);
        if (SeesDrafts)
        {
            await database.InScopeAsync(
                actor.ScopeFor("list profiles"),
                async session =>
                {
                    var areas = await ProfileListQueries.DraftAreasAsync(session, actor);
                    Drafts = await ProfileListQueries.DraftsAsync(session, areas);
                    Open = await DeskQueries.OpenAsync(session, areas);
                    Withdrawn = await WithdrawnDraftQueries.ListAsync(session, areas);
                },
                cancellationToken);
        }
    }
}
