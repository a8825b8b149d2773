using Hub.Data.Sharing;
using Hub.Data.Sharing.Keeping;
using Hub.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Hub.Web.Pages.Sharing.Draft;

/// <summary>A page of an agreement that is being written: loads the working copy, saves it, leads back to its list of tasks.</summary>
public abstract class DraftForm(CurrentActor current, WorkingCopies copies) : PageModel
{
    /// <summary>The copy with what the page needs.</summary>
    public WorkingView View { get; private set; } = null!;

    /// <summary>The terms so far.</summary>
    public AgreementContent Terms => View.Copy.Content;

    /// <summary>The address of the list of tasks.</summary>
    public string TasksPath => $"/sharing/draft/{View.Copy.WorkingId}";

    /// <summary>Shows the page with what was saved.</summary>
    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken)
    {
        if (!await FindAsync(id, cancellationToken))
        {
            return NotFound();
        }

        Fill();
        return Page();
    }

    /// <summary>Puts what was saved into the fields.</summary>
    protected virtual void Fill()
    {
    }

    /// <summary>Loads the copy; false where the reader's agency has none of that id.</summary>
    protected async Task<bool> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        var view = await copies.FindAsync(current.Require(), id, cancellationToken);
        View = view!;
        return view is not null;
    }

    /// <summary>Saves terms and leads on.</summary>
    protected async Task<IActionResult> SaveAsync(AgreementContent terms, string? next, CancellationToken cancellationToken)
    {
        await copies.SaveAsync(current.Require(), View.Copy with { Content = terms }, cancellationToken);
        return Redirect(next ?? TasksPath);
    }
}
