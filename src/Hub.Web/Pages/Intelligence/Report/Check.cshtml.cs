using Hub.Data.Access;
using Hub.Data.Intelligence;
using Hub.Data.Intelligence.Reporting;
using Hub.Web.Forms;
using Hub.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Hub.Web.Pages.Intelligence.Report;

/// <summary>The draft before it is sent, to its writer alone. A post sends it to the intelligence unit or throws it away.</summary>
[RequiresPermission(Permission.ReportIntelligence)]
public sealed class CheckModel(CurrentActor current, ReportDrafts drafts, SendReport send) : PageModel
{
    private const string WithinMarking = "within";

    /// <summary>The draft.</summary>
    public OwnDraft Draft { get; private set; } = null!;

    /// <summary>What the sender confirms.</summary>
    [BindProperty]
    public IList<string> Confirmed { get; set; } = [];

    /// <summary>What there is to confirm.</summary>
    public static IEnumerable<Choice> Confirmations { get; } =
        [new(WithinMarking, "Nothing in this report is above OFFICIAL-SENSITIVE")];

    /// <summary>Shows the draft.</summary>
    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken)
        => await FindAsync(id, cancellationToken) ? Page() : NotFound();

    /// <summary>Sends it.</summary>
    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellationToken)
    {
        switch (await send.HandleAsync(current.Require(), id, Confirmed.Contains(WithinMarking), cancellationToken))
        {
            case IntelligenceResult.Done:
                return Redirect(ReportPath.Sent(id));
            case IntelligenceResult.Refused refused:
                foreach (var problem in refused.Problems)
                {
                    ModelState.AddModelError(problem.Field.Length > 0 ? nameof(Confirmed) : "", problem.Sentence);
                }

                // Sent meanwhile, from another window: there is no draft to show, but a report.
                return await FindAsync(id, cancellationToken) ? Page() : Redirect(ReportPath.Own(id));
            default:
                return NotFound();
        }
    }

    /// <summary>Throws it away.</summary>
    public async Task<IActionResult> OnPostDiscardAsync(Guid id, CancellationToken cancellationToken)
    {
        if (!await drafts.DiscardAsync(current.Require(), id, cancellationToken))
        {
            return NotFound();
        }

        Notice.Set(TempData, "The draft was thrown away. Nobody else had seen it.");
        return Redirect("/intelligence");
    }

    private async Task<bool> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        var draft = await drafts.FindAsync(current.Require(), id, cancellationToken);
        Draft = draft!;
        return draft is not null;
    }
}
