using Hub.Data.Access;
using Hub.Data.Intelligence.Grading;
using Hub.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Hub.Web.Pages.Intelligence.Grade;

/// <summary>The intelligence unit looks for a person who asks what is held on them. A post searches and writes an audit event.</summary>
[RequiresPermission(Permission.GradeIntelligence)]
public sealed class SearchModel(CurrentActor current, SearchOriginals search) : PageModel
{
    /// <summary>What to look for; in the post's body only.</summary>
    [BindProperty]
    public string? Words { get; set; }

    /// <summary>The reports found; null before a search.</summary>
    public IReadOnlyList<Guid>? Found { get; private set; }

    /// <summary>Shows the form.</summary>
    public void OnGet()
    {
    }

    /// <summary>Searches.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(Words) || Words.Length > SearchOriginals.Longest)
        {
            ModelState.AddModelError(nameof(Words), $"Enter the words to look for, {SearchOriginals.Longest} characters at most.");
            return Page();
        }

        Found = await search.HandleAsync(current.Require(), Words, cancellationToken);
        return Page();
    }
}
