using Hub.Data.Access;
using Hub.Data.Sharing.Keeping;
using Hub.Web.Security;
using Microsoft.AspNetCore.Mvc;

namespace Hub.Web.Pages.Sharing.Agreement;

/// <summary>Begins a change of an agreement. For whoever keeps the register; a post writes a working copy.</summary>
[RequiresPermission(Permission.EditAgreements)]
public sealed class ChangeModel(CurrentActor current, AgreementRegisterQueries register, WorkingCopies copies)
    : AgreementForm(current, register)
{
    private readonly CurrentActor _current = current;

    /// <summary>Begins.</summary>
    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellationToken)
        => await copies.StartChangeAsync(_current.Require(), id, cancellationToken) is { } workingId
            ? Redirect($"/sharing/draft/{workingId}")
            : NotFound();
}
