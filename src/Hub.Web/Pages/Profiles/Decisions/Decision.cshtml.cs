using Hub.Data.Access;
using Hub.Data.Database;
using Hub.Data.Primitives;
using Hub.Data.Profiles;
using Hub.Data.Profiles.Decisions;
using Hub.Web.Forms;
using Hub.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Hub.Web.Pages.Profiles.Decisions;

/// <summary>One decision. A post closes it with what came of it, or says the outcome of a closed one again.</summary>
[RequiresPermission(Permission.RecordDecisions)]
public sealed class DecisionModel(CurrentActor current, HubDatabase database, CloseDecision close, TimeProvider time) : PageModel
{
    /// <summary>The decision.</summary>
    public Decision Decision { get; private set; } = null!;

    /// <summary>The version that was shown.</summary>
    [BindProperty]
    public int SeenVersion { get; set; }

    /// <summary>"done" or "dropped".</summary>
    [BindProperty]
    public string? ClosedAs { get; set; }

    /// <summary>What came of it.</summary>
    [BindProperty]
    public string? Outcome { get; set; }

    /// <summary>How it may end.</summary>
    public static IEnumerable<Choice> Ends { get; } =
        [new(DecisionStatus.Done, "It was done"), new(DecisionStatus.Dropped, "It was given up")];

    /// <summary>What is known of it.</summary>
    public IEnumerable<(string Key, string Value)> Facts
    {
        get
        {
            var overdue = Decision.IsOverdue(UkTime.Today(time)) ? ", overdue" : "";
            yield return ("How it stands", DecisionWords.Status(Decision) + overdue);
            yield return ("Decided on", When.Day(Decision.DecidedOn));
            yield return ("Answers", Decision.Finding);
            yield return ("Owner", Decision.OwnerName);
            yield return ("Due", When.Day(Decision.DueOn));
            if (Decision.Outcome is { } outcome)
            {
                yield return ("What came of it", outcome);
            }

            yield return ("Came from", DecisionWords.Origin(Decision));
            yield return ("Recorded", $"by {Decision.RecordedByName}, {When.At(Decision.RecordedAt)}");
            if (Decision is { ChangedByName: { } name, ChangedAt: { } at })
            {
                yield return ("Last changed", $"by {name}, {When.At(at)}");
            }
        }
    }

    /// <summary>Shows it.</summary>
    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken)
    {
        if (!await FindAsync(id, cancellationToken))
        {
            return NotFound();
        }

        (SeenVersion, Outcome) = (Decision.Version, Decision.Outcome);
        ClosedAs = Decision.IsOpen ? null : Decision.Status;
        return Page();
    }

    /// <summary>Closes it.</summary>
    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellationToken)
    {
        switch (await close.HandleAsync(current.Require(), id, SeenVersion, ClosedAs ?? "", Outcome ?? "", cancellationToken))
        {
            case ProfileResult.Done:
                Notice.Set(TempData, "The decision is closed. Page two of the next profile will say what came of it.");
                return Redirect("/profiles/decisions");
            case ProfileResult.Refused refused when await FindAsync(id, cancellationToken):
                ProfileProblems.Add(ModelState, refused);
                return Page();
            default:
                return NotFound();
        }
    }

    private async Task<bool> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        var actor = current.Require();
        var found = await database.InScopeAsync(
            actor.ScopeFor("see a decision"),
            async session => await DecisionQueries.FindAsync(session, id, actor.Acting.Areas) is { } decision
                && await ReachQueries.ReachesAsync(session, actor, Permission.RecordDecisions, decision.ProfileAreaId) ? decision : null,
            cancellationToken);
        Decision = found!;
        return found is not null;
    }
}
