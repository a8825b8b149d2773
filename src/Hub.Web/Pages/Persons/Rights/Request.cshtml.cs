using Hub.Data.Access;
using Hub.Data.Ingest.Kinds;
using Hub.Data.Persons.Rights;
using Hub.Data.Persons.Rights.Decisions;
using Hub.Data.Primitives;
using Hub.Web.Forms;
using Hub.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Hub.Web.Pages.Persons.Rights;

/// <summary>
/// One request: how it stands everywhere for the agency that handles it, own rows for the agency that decides. Each look, ruling
/// and step writes its audit event; the commands judge again who may.
/// </summary>
[RequiresPermission(Permission.DecideRightsRequests)]
public sealed class RequestModel(
    CurrentActor current, ViewRightsRequest view, DecideRightsFindings decide, LiftRestriction lift, ProveIdentity prove,
    ExtendRightsRequest extend, AnswerRightsRequest answer, DatasetKinds kinds, TimeProvider time) : PageModel
{
    /// <summary>The request.</summary>
    public RightsRequestView Detail { get; private set; } = null!;

    /// <summary>Today.</summary>
    public DateOnly Today { get; private set; }

    /// <summary>The rows decided on.</summary>
    [BindProperty]
    public IList<Guid> Findings { get; set; } = [];

    /// <summary>The ruling.</summary>
    [BindProperty]
    public string? Outcome { get; set; }

    /// <summary>The ground in law.</summary>
    [BindProperty]
    public string? Exemption { get; set; }

    /// <summary>The field to correct.</summary>
    [BindProperty]
    public string? Field { get; set; }

    /// <summary>The right value.</summary>
    [BindProperty]
    public string? CorrectedValue { get; set; }

    /// <summary>Why.</summary>
    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>The day identity was certain.</summary>
    [BindProperty]
    public DateOnly? ProvedOn { get; set; }

    /// <summary>Why it takes longer.</summary>
    [BindProperty]
    public string? ExtensionReason { get; set; }

    /// <summary>The restriction to end.</summary>
    [BindProperty]
    public Guid Decision { get; set; }

    /// <summary>Whether the reader's agency handles the request.</summary>
    public bool IsHandler => Detail.Standing is not null;

    /// <summary>What is asked.</summary>
    public RightAsked Right => RightsWords.Read<RightAsked>(Detail.Request.RightAsked) ?? RightAsked.Access;

    /// <summary>Own rows that wait for a ruling.</summary>
    public IReadOnlyList<RightsFinding> Open => [.. Detail.Findings.Where(finding => finding.DecisionId is null)];

    /// <summary>Rulings that answer the request.</summary>
    public IEnumerable<Choice> Outcomes
        => RightsWords.For(Right).Select(outcome => new Choice(RightsWords.Stored(outcome), RightsWords.Words(outcome)));

    /// <summary>Grounds of the parts of the Act that the open rows fall under.</summary>
    public IEnumerable<Choice> Grounds
        => Detail.Exemptions.Where(ground => Open.Any(finding => (finding.Regime == "part3" ? "part3" : "part2") == ground.Regime))
            .Select(ground => new Choice(
                ground.Code,
                $"{ground.Title} ({ground.Reference})" + (ground.Confirm ? ", confirm with your data protection officer" : "")))
            .Prepend(new Choice("", "No ground is needed"));

    /// <summary>Fields of the open rows that may be corrected in place.</summary>
    public IEnumerable<Choice> Fields
        => Open.Select(finding => finding.Kind).Distinct().Select(Kind).OfType<DatasetKind>().SelectMany(CorrectedFields.Of)
            .DistinctBy(known => known.Name).Select(known => new Choice(known.Name, known.Title))
            .Prepend(new Choice("", "None: leave the rows out until they are sent again"));

    /// <summary>The title of a kind.</summary>
    public string Title(string kind) => Kind(kind)?.Title ?? kind;

    /// <summary>Shows the request; one that does not concern the reader's agency does not exist for them.</summary>
    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken)
        => await FindAsync(id, cancellationToken) ? Page() : NotFound();

    /// <summary>Rules about the chosen rows.</summary>
    public async Task<IActionResult> OnPostDecideAsync(Guid id, CancellationToken cancellationToken)
    {
        if (RightsWords.Read<RightsOutcome>(Outcome) is not { } outcome)
        {
            return await AgainAsync(
                id, RightsResult.Refused.Because("Choose what you decide.", nameof(Outcome)), cancellationToken);
        }

        var ruling = new RightsRuling(id, [.. Findings], outcome, Reason ?? "")
        {
            Exemption = outcome is RightsOutcome.Exempt or RightsOutcome.Refuse ? Given(Exemption) : null,
            Field = outcome == RightsOutcome.Correct ? Given(Field) : null,
            CorrectedValue = outcome == RightsOutcome.Correct ? Given(CorrectedValue) : null,
        };
        return await AnswerAsync(
            id, await decide.HandleAsync(current.Require(), ruling, cancellationToken),
            "Your decision is recorded and is being applied.", cancellationToken);
    }

    /// <summary>Ends a restriction.</summary>
    public async Task<IActionResult> OnPostLiftAsync(Guid id, CancellationToken cancellationToken)
        => await AnswerAsync(
            id, await lift.HandleAsync(current.Require(), Decision, cancellationToken),
            "The restriction is ended. The rows are put back.", cancellationToken);

    /// <summary>Records that identity is certain.</summary>
    public async Task<IActionResult> OnPostProveAsync(Guid id, CancellationToken cancellationToken)
        => ProvedOn is not { } day
            ? await AgainAsync(
                id, RightsResult.Refused.Because("Enter the day on which identity was certain.", nameof(ProvedOn)), cancellationToken)
            : await AnswerAsync(
                id, await prove.HandleAsync(current.Require(), id, day, cancellationToken),
                "Identity is recorded as proved. The hub is being searched.", cancellationToken);

    /// <summary>Extends the time.</summary>
    public async Task<IActionResult> OnPostExtendAsync(Guid id, CancellationToken cancellationToken)
        => await AnswerAsync(
            id, await extend.HandleAsync(current.Require(), id, ExtensionReason ?? "", cancellationToken),
            "The time is extended by two months. Tell the person now, with the reason.", cancellationToken);

    /// <summary>Closes the request.</summary>
    public async Task<IActionResult> OnPostAnswerAsync(Guid id, CancellationToken cancellationToken)
        => await AnswerAsync(
            id, await answer.HandleAsync(current.Require(), id, cancellationToken),
            "The request is closed. Who asked is forgotten; what was decided stays.", cancellationToken);

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private DatasetKind? Kind(string kind) => kinds.Kinds.FirstOrDefault(known => known.Kind == kind);

    private async Task<bool> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        Today = UkTime.Today(time);
        var found = await view.HandleAsync(current.Require(), id, cancellationToken);
        Detail = found!;
        return found is not null;
    }

    private async Task<IActionResult> AnswerAsync(Guid id, RightsResult result, string done, CancellationToken cancellationToken)
    {
        switch (result)
        {
            case RightsResult.Done:
                Notice.Set(TempData, done);
                return Redirect($"/persons/rights/{id}");
            case RightsResult.Refused refused:
                return await AgainAsync(id, refused, cancellationToken);
            default:
                return NotFound();
        }
    }

    private async Task<IActionResult> AgainAsync(Guid id, RightsResult.Refused refused, CancellationToken cancellationToken)
    {
        foreach (var problem in refused.Problems)
        {
            ModelState.AddModelError(
                problem.Field switch { "reason" => nameof(ExtensionReason), "provedOn" => nameof(ProvedOn), var field => field },
                problem.Sentence);
        }

        return await FindAsync(id, cancellationToken) ? Page() : NotFound();
    }
}
