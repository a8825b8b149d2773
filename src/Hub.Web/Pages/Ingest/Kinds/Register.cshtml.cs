using System.Text;
using Hub.Data.Access;
using Hub.Data.Ingest.Kinds;
using Hub.Web.Forms;
using Hub.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Hub.Web.Pages.Ingest.Kinds;

/// <summary>
/// Registering a version of a kind: choose its file, see what it changes, confirm. Nothing is kept between the steps; the
/// definition travels with the form and is judged again.
/// </summary>
[RequiresPermission(Permission.ManageReference)]
public sealed class RegisterModel(CurrentActor current, RegisterDatasetKind register) : PageModel
{
    /// <summary>The file, in the first step.</summary>
    [BindProperty]
    public IFormFile? Definition { get; set; }

    /// <summary>The file's name, in the second.</summary>
    [BindProperty]
    public string? FileName { get; set; }

    /// <summary>Its text, in the second.</summary>
    [BindProperty]
    public string? Json { get; set; }

    /// <summary>What may be registered, once it has been judged.</summary>
    public RegisterKindOutcome.Ready? Ready { get; private set; }

    /// <summary>Asks for the file.</summary>
    public void OnGet()
    {
    }

    /// <summary>Judges the file and shows what it changes.</summary>
    public async Task<IActionResult> OnPostCheckAsync(CancellationToken cancellationToken)
    {
        if (Definition is null or { Length: 0 })
        {
            ModelState.AddModelError(nameof(Definition), Definition is null ? "Select a file" : "The selected file is empty");
            return Page();
        }

        if (Definition.Length > RegisterDatasetKind.LongestJson)
        {
            ModelState.AddModelError(
                nameof(Definition), $"The selected file must be smaller than {RegisterDatasetKind.LongestJson / 1000}kB");
            return Page();
        }

        using var reader = new StreamReader(Definition.OpenReadStream(), Encoding.UTF8);
        Json = await reader.ReadToEndAsync(cancellationToken);
        FileName = Path.GetFileName(Definition.FileName);
        Show(await register.CheckAsync(current.Require(), new(FileName, Json), cancellationToken));
        return Page();
    }

    /// <summary>Registers it.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var outcome = await register.HandleAsync(current.Require(), new(FileName ?? "", Json ?? ""), cancellationToken);
        if (outcome is RegisterKindOutcome.Registered registered)
        {
            Notice.Set(
                TempData,
                $"Version {registered.Version} of {registered.Kind} is registered. The next return of that kind is read with it.");
            return RedirectToPage("Index");
        }

        Show(outcome);
        return Page();
    }

    private void Show(RegisterKindOutcome outcome)
    {
        Ready = outcome as RegisterKindOutcome.Ready;
        foreach (var sentence in (outcome as RegisterKindOutcome.Refused)?.Sentences ?? [])
        {
            ModelState.AddModelError(nameof(Definition), sentence);
        }
    }
}
