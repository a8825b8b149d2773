using Hub.Data.Access;
using Hub.Data.Intelligence;
using Hub.Data.Intelligence.Reading;
using Hub.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Hub.Web.Pages.Intelligence.Read;

/// <summary>
/// A sanitised report of one's areas; where its handling code is C, its conditions first. Opening the words and taking note of the
/// conditions each write an audit event.
/// </summary>
[RequiresPermission(Permission.ReadIntelligence)]
public sealed class ReportModel(
    CurrentActor current, SanitisedReports reports, ReadReport read, AcknowledgeConditions acknowledge) : PageModel
{
    /// <summary>Its grade and conditions.</summary>
    public SanitisedLine Line { get; private set; } = null!;

    /// <summary>Its words; null while the conditions were not taken note of.</summary>
    public string? Words { get; private set; }

    /// <summary>The version whose conditions were shown.</summary>
    [BindProperty]
    public int Version { get; set; }

    /// <summary>Shows the conditions, or the words.</summary>
    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await reports.FindAsync(current.Require(), id, cancellationToken) is not { } line)
        {
            return NotFound();
        }

        (Line, Words) = (line, await read.HandleAsync(current.Require(), id, cancellationToken));
        return Page();
    }

    /// <summary>Takes note of the conditions.</summary>
    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellationToken)
    {
        switch (await acknowledge.HandleAsync(current.Require(), id, Version, cancellationToken))
        {
            case IntelligenceResult.Done:
                return Redirect(ReportPath.Read(id));
            case IntelligenceResult.Refused refused:
                Problems.Add(ModelState, refused);
                return await OnGetAsync(id, cancellationToken);
            default:
                return NotFound();
        }
    }
}
