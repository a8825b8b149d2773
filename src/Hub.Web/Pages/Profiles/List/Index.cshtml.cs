using Hub.Data.Access;
using Hub.Data.Database;
using Hub.Data.Primitives;
using Hub.Data.Profiles;
using Hub.Data.Profiles.Publishing;
using Hub.Data.Profiles.Publishing.Desk;
using Hub.Data.Profiles.Reading;
using Hub.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Hub.Web.Pages.Profiles.List;

/// <summary>The profiles of one's areas: what is released, and drafts for those who may see drafts. A post begins a profile.</summary>
[RequiresPermission(Permission.UseHub)]
public sealed class IndexModel(CurrentActor current, HubDatabase database, BeginProfile begin, ReleasedProfiles released, TimeProvider time)
    : PageModel
{
    /// <summary>The drafts, newest period first.</summary>
    public IReadOnlyList<ProfileLine> Drafts { get; private set; } = [];

    /// <summary>Drafts that were destroyed because a return under them was withdrawn, the last of each area and period.</summary>
    public IReadOnlyList<WithdrawnDraft> Withdrawn { get; private set; } = [];

    /// <summary>Released profiles that this person may read, each in its widest edition with the narrower ones beside it.</summary>
    public IReadOnlyList<IGrouping<Guid, ReleasedEdition>> Released { get; private set; } = [];

    /// <summary>Profiles being written, reviewed or waiting for their release.</summary>
    public IReadOnlyList<PublicationLine> Open { get; private set; } = [];

    /// <summary>How current the profiles of this person's areas are, what is overdue first.</summary>
    public IReadOnlyList<AreaCurrency> Current { get; private set; } = [];

    /// <summary>Whether this person may be asked to comment on drafts.</summary>
    public bool Comments { get; private set; }

    /// <summary>Whether this person writes profiles.</summary>
    public bool Writes { get; private set; }

    /// <summary>Whether this person sees drafts.</summary>
    public bool SeesDrafts { get; private set; }

    /// <summary>Whether this person may begin the profile of a draft: of each area and period one is on its way or released.</summary>
    public bool MayBegin(ProfileLine draft)
    {
        var wanted = (draft.AreaName, draft.AreaKind, draft.PeriodFrom, draft.PeriodUntil);
        return Writes
            && Open.All(line => (line.AreaName, line.AreaKind, line.PeriodFrom, line.PeriodUntil) != wanted)
            && Released.All(profile => profile.First() is var released
                && (released.Status != PublicationStatus.Released
                    || (released.AreaName, released.AreaKind, released.PeriodFrom, released.PeriodUntil) != wanted));
    }

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
        Released = [.. (await released.ListAsync(actor, cancellationToken)).GroupBy(edition => edition.PublicationId)];
        Comments = actor.Can(Permission.CommentOnProfiles);
        Current = await database.InScopeAsync(
            actor.ScopeFor("see how current profiles are"),
            async session => await CurrencyQueries.OfAsync(
                session, await ReachQueries.AreaIdsAsync(session, actor, Permission.ViewReleasedProfiles), UkTime.Today(time)),
            cancellationToken);
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
