using Hub.Data.Access;
using Hub.Data.Sharing.Keeping;
using Hub.Web.Forms;
using Hub.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Hub.Web.Pages.Sharing.Draft;

/// <summary>Begins an agreement, or goes on with one. For whoever keeps the register; writes a working copy.</summary>
[RequiresPermission(Permission.EditAgreements)]
public sealed class StartModel(CurrentActor current, WorkingCopies copies) : PageModel
{
    /// <summary>The reference.</summary>
    [BindProperty]
    public string Reference { get; set; } = "";

    /// <summary>The title.</summary>
    [BindProperty]
    public string Name { get; set; } = "";

    /// <summary>The agency whose data it will govern.</summary>
    [BindProperty]
    public Guid? Supplier { get; set; }

    /// <summary>The agencies to choose from.</summary>
    public IReadOnlyList<Choice> Agencies { get; private set; } = [];

    /// <summary>What was begun and not offered yet.</summary>
    public IReadOnlyList<WorkingCopy> Begun { get; private set; } = [];

    /// <summary>Shows the question.</summary>
    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    /// <summary>Begins.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        Check(nameof(Reference), !string.IsNullOrWhiteSpace(Reference), "Enter a reference, for example ISA-2026-07.");
        Check(nameof(Name), !string.IsNullOrWhiteSpace(Name), "Enter a title.");
        Check(nameof(Supplier), Supplier is not null, "Choose the agency whose data it will govern.");
        if (ModelState.IsValid
            && await copies.StartAsync(current.Require(), Reference, Supplier!.Value, Name.Trim(), cancellationToken) is { } id)
        {
            return Redirect($"/sharing/draft/{id}");
        }

        Check(nameof(Supplier), !ModelState.IsValid, "Choose an agency of the list.");
        await LoadAsync(cancellationToken);
        return Page();
    }

    private void Check(string field, bool isRight, string sentence)
    {
        if (!isRight)
        {
            ModelState.AddModelError(field, sentence);
        }
    }

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        var names = await copies.AgenciesAsync(current.Require(), cancellationToken);
        Agencies = [new Choice("", "Choose an agency"), .. names.Select(agency => new Choice(agency.Key.ToString(), agency.Value))];
        Begun = await copies.ListAsync(current.Require(), cancellationToken);
    }
}
