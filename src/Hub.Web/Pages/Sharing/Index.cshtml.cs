using Hub.Data.Access;
using Hub.Data.Primitives;
using Hub.Data.Sharing.Keeping;
using Hub.Web.Security;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Hub.Web.Pages.Sharing;

/// <summary>The agreements to which one's agency is a party; all of them for the agency that runs the hub. Reads only.</summary>
[RequiresPermission(Permission.ViewAgreements)]
public sealed class IndexModel(CurrentActor current, AgreementRegisterQueries register, TimeProvider time) : PageModel
{
    /// <summary>The agreements.</summary>
    public IReadOnlyList<AgreementLine> Lines { get; private set; } = [];

    /// <summary>Today.</summary>
    public DateOnly Today { get; private set; }

    /// <summary>Whether the reader may draft one.</summary>
    public bool MayDraft => current.Can(Permission.EditAgreements);

    /// <summary>Shows the list.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Today = UkTime.Today(time);
        Lines = await register.ListAsync(current.Require(), cancellationToken);
    }
}
