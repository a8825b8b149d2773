using Hub.Data.Access;
using Hub.Data.Intelligence.Reading;
using Hub.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Hub.Web.Pages.Intelligence.Read;

/// <summary>
/// The sanitised reports of one's areas, without their words. A post searches the words and writes an audit event; what is looked
/// for travels in the post's body, so that no address holds it.
/// </summary>
[RequiresPermission(Permission.ReadIntelligence)]
public sealed class IndexModel(CurrentActor current, SanitisedReports reports, SearchReports search) : PageModel
{
    /// <summary>What to look for.</summary>
    [BindProperty]
    public string? Words { get; set; }

    /// <summary>The reports.</summary>
    public IReadOnlyList<SanitisedLine> Lines { get; private set; } = [];

    /// <summary>Whether they are what a search found.</summary>
    public bool IsSearch { get; private set; }

    /// <summary>Shows all.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken)
        => Lines = await reports.ListAsync(current.Require(), cancellationToken);

    /// <summary>Searches.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(Words) || Words.Length > SearchReports.Longest)
        {
            ModelState.AddModelError(nameof(Words), $"Enter the words to look for, {SearchReports.Longest} characters at most.");
            await OnGetAsync(cancellationToken);
            return Page();
        }

        IsSearch = true;
        Lines = await search.HandleAsync(current.Require(), Words, cancellationToken) ?? [];
        return Page();
    }
}
