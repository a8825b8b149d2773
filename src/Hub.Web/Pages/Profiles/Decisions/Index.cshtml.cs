using System.Globalization;
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

/// <summary>
/// Decisions and unanswered recommendations of the areas that one meets for. A post accepts a recommendation as it stands.
/// </summary>
[RequiresPermission(Permission.RecordDecisions)]
public sealed class IndexModel(CurrentActor current, HubDatabase database, AnswerRecommendation answer, TimeProvider time) : PageModel
{
    private IReadOnlyList<Decision> _decisions = [];

    /// <summary>The area to show; all of them without.</summary>
    [BindProperty(SupportsGet = true)]
    public long? Area { get; set; }

    /// <summary>The areas that one meets for.</summary>
    public IReadOnlyList<ReachedArea> Areas { get; private set; } = [];

    /// <summary>Recommendations that no meeting has answered.</summary>
    public IReadOnlyList<WaitingRecommendation> Waiting { get; private set; } = [];

    /// <summary>Open decisions, the one due first first.</summary>
    public IReadOnlyList<Decision> Open => [.. _decisions.Where(decision => decision.IsOpen)];

    /// <summary>Closed decisions, newest meeting first.</summary>
    public IReadOnlyList<Decision> Closed => [.. _decisions.Where(decision => !decision.IsOpen)];

    /// <summary>Whether there are more than are shown.</summary>
    public bool IsCapped => _decisions.Count == DecisionQueries.Most;

    /// <summary>The areas for the filter.</summary>
    public IEnumerable<Choice> AreaChoices =>
        [new("", "All areas"), .. Areas.Select(area => new Choice(area.AreaId.ToString(CultureInfo.InvariantCulture), area.Name))];

    /// <summary>The open ones.</summary>
    public DecisionTable OpenTable => new(Open, "Open decisions, the one due first first", true, ShowsArea, UkTime.Today(time));

    /// <summary>The closed ones.</summary>
    public DecisionTable ClosedTable => new(Closed, "Closed decisions, newest meeting first", false, ShowsArea, UkTime.Today(time));

    private bool ShowsArea => Areas.Count > 1 && Area is null;

    /// <summary>Shows the lists.</summary>
    public Task OnGetAsync(CancellationToken cancellationToken)
    {
        var actor = current.Require();
        return database.InScopeAsync(
            actor.ScopeFor("list decisions"),
            async session =>
            {
                Areas = await ReachQueries.AreasAsync(session, actor, Permission.RecordDecisions, UkTime.Today(time));
                Area = Areas.Any(area => area.AreaId == Area) ? Area : null;
                var shown = Areas.Select(area => area.AreaId).Where(id => Area is null || id == Area).ToList();
                Waiting = await DecisionQueries.WaitingAsync(session, shown);
                _decisions = await DecisionQueries.ListAsync(session, shown);
            },
            cancellationToken);
    }

    /// <summary>Accepts a recommendation as it stands.</summary>
    public async Task<IActionResult> OnPostAcceptAsync(Guid recommendation, CancellationToken cancellationToken)
    {
        switch (await answer.HandleAsync(current.Require(), recommendation, new RecommendationAnswer.Accept(), cancellationToken))
        {
            case ProfileResult.Done:
                Notice.Set(TempData, "The recommendation is accepted. It stands among the open decisions, decided today.");
                return Redirect("/profiles/decisions");
            case ProfileResult.Refused refused:
                ProfileProblems.Add(ModelState, refused);
                await OnGetAsync(cancellationToken);
                return Page();
            default:
                return NotFound();
        }
    }
}
