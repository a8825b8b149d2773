using Hub.Data.Access;
using Hub.Data.Sharing.Keeping;
using Hub.Web.Security;
using Microsoft.AspNetCore.Mvc;

namespace Hub.Web.Pages.Sharing.Draft;

/// <summary>The tasks of writing one agreement. For whoever keeps the register; a post throws the working copy away.</summary>
[RequiresPermission(Permission.EditAgreements)]
public sealed class IndexModel(CurrentActor current, WorkingCopies copies) : DraftForm(current, copies)
{
    private readonly CurrentActor _current = current;
    private readonly WorkingCopies _copies = copies;

    /// <summary>Throws the copy away.</summary>
    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellationToken)
    {
        await _copies.DiscardAsync(_current.Require(), id, cancellationToken);
        Forms.Notice.Set(TempData, "The draft was thrown away. Nobody had been asked to sign it.");
        return Redirect("/sharing");
    }
}
