using Hub.Data.Profiles;
using Hub.Data.Profiles.Publishing;
using Hub.Data.Profiles.Publishing.Desk;
using Hub.Web.Forms;
using Hub.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Hub.Web.Pages.Profiles.Desk;

/// <summary>What the pages on which somebody decides about a profile have in common: they show it, and say what came of the
/// decision.</summary>
public abstract class DeskPage(CurrentActor current, PublicationDesk desk) : PageModel
{
    /// <summary>The profile.</summary>
    public DeskView View { get; private set; } = null!;

    /// <summary>The profile's version when the page was shown.</summary>
    [BindProperty]
    public int SeenVersion { get; set; }

    /// <summary>Area and period.</summary>
    public string Name
        => $"{View.AreaName}, {Wording.Period(View.Publication.PeriodFrom, View.Publication.PeriodUntil)}";

    /// <summary>Address of the profile's desk.</summary>
    public string Root => "/profiles/publications/" + View.Publication.PublicationId;

    /// <summary>Who looks.</summary>
    protected Hub.Data.Access.Actor Person => current.Require();

    /// <summary>Shows the page.</summary>
    public virtual async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken)
        => await FindAsync(id, cancellationToken) ? Page() : NotFound();

    /// <summary>Leads on, with a word on what was done; or shows the page again with what is wrong.</summary>
    protected async Task<IActionResult> AfterAsync(
        Guid id, PublishingOutcome outcome, string done, CancellationToken cancellationToken, string? field = null)
    {
        switch (outcome)
        {
            case PublishingOutcome.Done made:
                Notice.Set(TempData, done);
                return Redirect("/profiles/publications/" + made.PublicationId);
            case PublishingOutcome.Refused refused when await FindAsync(id, cancellationToken):
                ModelState.AddModelError(field ?? "", refused.Sentence);
                return Page();
            default:
                return NotFound();
        }
    }

    /// <summary>Finds the profile for this person.</summary>
    protected virtual async Task<bool> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        var view = await desk.FindAsync(Person, id, cancellationToken);
        View = view!;
        return view is not null;
    }
}
