using Hub.Data.Access;
using Hub.Data.Areas;
using Hub.Data.Intelligence;
using Hub.Data.Intelligence.Reporting;
using Hub.Web.Forms;
using Hub.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Hub.Web.Pages.Intelligence.Report;

/// <summary>Anybody writes what they know, or changes their draft. Writes a sealed draft that only they see.</summary>
[RequiresPermission(Permission.ReportIntelligence)]
public sealed class WriteModel(CurrentActor current, ReportDrafts drafts) : PageModel
{
    /// <summary>What, and whom it concerns.</summary>
    [BindProperty]
    public string? What { get; set; }

    /// <summary>Where.</summary>
    [BindProperty]
    public string? Where { get; set; }

    /// <summary>The area it is about.</summary>
    [BindProperty]
    public string? Area { get; set; }

    /// <summary>When, in words.</summary>
    [BindProperty]
    public string? HappenedWhen { get; set; }

    /// <summary>How they know.</summary>
    [BindProperty]
    public string? Known { get; set; }

    /// <summary>More on that.</summary>
    [BindProperty]
    public string? KnownMore { get; set; }

    /// <summary>Why the agency cannot report now; null where it can.</summary>
    public string? Refusal { get; private set; }

    /// <summary>The areas to choose from.</summary>
    public IReadOnlyList<Choice> Areas { get; private set; } = [];

    /// <summary>The ways of knowing.</summary>
    public static IEnumerable<Choice> Ways
        => Enum.GetValues<HowKnown>().Select(known => new Choice(IntelligenceWords.Stored(known), IntelligenceWords.Words(known)));

    /// <summary>Shows the form, with what was saved.</summary>
    public async Task<IActionResult> OnGetAsync(Guid? id, CancellationToken cancellationToken)
    {
        if (id is { } known)
        {
            if (await drafts.FindAsync(current.Require(), known, cancellationToken) is not { } draft)
            {
                return NotFound();
            }

            (What, Where, HappenedWhen, Known, KnownMore) =
                (draft.Text.What, draft.Text.Where, draft.Text.When, draft.Text.Known, draft.Text.KnownMore);
            Area = draft.Area?.Value;
        }

        await PrepareAsync(cancellationToken);
        return Page();
    }

    /// <summary>Saves the draft and leads on to checking it.</summary>
    public async Task<IActionResult> OnPostAsync(Guid? id, CancellationToken cancellationToken)
    {
        var text = new ReportText
        {
            What = What ?? "", Where = Where ?? "", When = HappenedWhen ?? "", Known = Known ?? "", KnownMore = KnownMore ?? "",
        };
        switch (await drafts.SaveAsync(current.Require(), id, new ReportDraft(text, Area ?? ""), cancellationToken))
        {
            case IntelligenceResult.Done done:
                return Redirect(ReportPath.Check(done.ReportId));
            case IntelligenceResult.Refused refused:
                foreach (var problem in refused.Problems)
                {
                    ModelState.AddModelError(
                        problem.Field == nameof(ReportText.When) ? nameof(HappenedWhen) : problem.Field, problem.Sentence);
                }

                await PrepareAsync(cancellationToken);
                return Page();
            default:
                return NotFound();
        }
    }

    private async Task PrepareAsync(CancellationToken cancellationToken)
    {
        var (refusal, areas) = await drafts.ChoicesAsync(current.Require(), cancellationToken);
        Refusal = refusal ?? (areas.Count == 0 ? "The hub knows no areas yet; whoever runs the hub imports them." : null);
        Areas =
        [
            new Choice("", "Choose an area"),
            .. areas.Select(area => new Choice(
                area.Value, area.Kind == AreaKinds.Force ? $"Several places in {area.Name}, or not known" : area.Name)),
        ];
    }
}
