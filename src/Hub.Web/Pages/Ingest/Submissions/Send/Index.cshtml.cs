using Hub.Data.Access;
using Hub.Data.Database;
using Hub.Data.Ingest;
using Hub.Data.Ingest.Kinds;
using Hub.Data.Ingest.Sending;
using Hub.Data.Primitives;
using Hub.Web.Forms;
using Hub.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Hub.Web.Pages.Ingest.Submissions.Send;

/// <summary>
/// A data officer says what the return is before sending its file: kind, period, whether it is whole, and whom to ask. A nil
/// return is received here. Writes nothing else.
/// </summary>
[RequiresPermission(Permission.SendSubmissions)]
public sealed class IndexModel(
    CurrentActor current, HubDatabase database, DatasetKinds shipped, ReceiveSubmission receive, TimeProvider time) : PageModel
{
    /// <summary>The dataset kind.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Kind { get; set; }

    /// <summary>The chosen period.</summary>
    [BindProperty]
    public string? Period { get; set; }

    /// <summary>First day of another period.</summary>
    [BindProperty]
    public DateOnly? FirstDay { get; set; }

    /// <summary>Its last day.</summary>
    [BindProperty]
    public DateOnly? LastDay { get; set; }

    /// <summary>"full", "partial" or "nil".</summary>
    [BindProperty]
    public string? What { get; set; }

    /// <summary>The areas covered; every one of the agreement's, or some.</summary>
    [BindProperty]
    public IReadOnlyList<string> Areas { get; set; } = [];

    /// <summary>Who may answer questions.</summary>
    [BindProperty]
    public Guid? Contact { get; set; }

    /// <summary>The id of what stands, where it is to be replaced; "no" where it is not.</summary>
    [BindProperty]
    public string? Replaces { get; set; }

    /// <summary>What the declaration is judged against; null while no kind is chosen.</summary>
    public ReturnGround? Ground { get; private set; }

    /// <summary>The kinds to choose from.</summary>
    public IReadOnlyList<SendableKind> Kinds { get; private set; } = [];

    /// <summary>The periods to choose from.</summary>
    public IReadOnlyList<Choice> Periods { get; private set; } = [];

    /// <summary>The period that was named, in words; null while none is.</summary>
    public string? PeriodWords { get; private set; }

    /// <summary>Shows the question, filled in as far as a link or an earlier answer says.</summary>
    public async Task<IActionResult> OnGetAsync(
        DateOnly? from, DateOnly? until, string? what, string? areas, Guid? contact, string? replaces, string? error, string? choose,
        CancellationToken cancellationToken)
    {
        var named = from is { } first && until is { } end && first < end ? (first, end) : ((DateOnly, DateOnly)?)null;
        await LoadAsync(named, cancellationToken);
        if (Ground is null)
        {
            if (choose is not null || Kind is not null)
            {
                ModelState.AddModelError(nameof(Kind), "Select what you are sending");
            }

            return Page();
        }

        ModelState.Clear();
        (Period, What, Replaces) = (named is { } period ? PeriodChoices.Value(period.Item1, period.Item2) : "", what, replaces);
        Areas = areas is { Length: > 0 } ? areas.Split(',') : [.. Ground.Areas.Select(area => area.Code)];
        Contact = contact ?? current.Require().AccountId;
        if (error == UploadRefusals.Declaration && named is { } sent)
        {
            Say(Ground.Problems(Declared(sent)));
        }

        return Page();
    }

    /// <summary>Takes the declaration: a nil return is received, any other goes on to its file.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var period = Period == PeriodChoices.Other
            ? FirstDay is { } first && LastDay is { } last && last < DateOnly.MaxValue
                ? (first, last.AddDays(1)) : ((DateOnly, DateOnly)?)null
            : PeriodChoices.Read(Period);
        await LoadAsync(period, cancellationToken);
        if (Ground is null)
        {
            ModelState.AddModelError(nameof(Kind), "Select what you are sending");
            return Page();
        }

        if (!CheckAnswers(period))
        {
            return Page();
        }

        var declared = Declared(period!.Value);
        Say(Ground.Problems(declared));
        return !ModelState.IsValid ? Page()
            : declared.IsNil ? await ReceiveNilAsync(declared, cancellationToken)
            : Redirect(Declaration.Address(Declaration.FilePage, declared));
    }

    private bool CheckAnswers((DateOnly From, DateOnly Until)? period)
    {
        if (period is null)
        {
            var isOther = Period == PeriodChoices.Other;
            var field = !isOther ? nameof(Period) : FirstDay is null ? nameof(FirstDay) : nameof(LastDay);
            ModelState.Remove(field);
            ModelState.AddModelError(field, isOther ? "Enter the first and the last day of the period" : "Select a period");
        }

        if (What is not ("full" or "partial" or "nil"))
        {
            ModelState.AddModelError(nameof(What), "Select whether the return is full, partial or nil");
        }

        if (Replaces == "no")
        {
            ModelState.AddModelError(nameof(Period), "Select another period, or say that this return replaces what stands");
        }

        return ModelState.IsValid;
    }

    private DeclaredReturn Declared((DateOnly From, DateOnly Until) period) => new(Kind!, period.From, period.Until)
    {
        IsNil = What == "nil",
        IsPartial = What == "partial",
        Areas = Ground!.Areas.Count <= 1 || Ground.Areas.All(area => Areas.Contains(area.Code)) ? null : Areas,
        Contact = Contact,
        Replaces = Guid.TryParse(Replaces, out var standing) ? standing : null,
    };

    /// <summary>A nil return comes as a file of the headings alone, so that it is scanned, read and decided like any other.</summary>
    private async Task<IActionResult> ReceiveNilAsync(DeclaredReturn declared, CancellationToken cancellationToken)
    {
        var actor = current.Require();
        var request = Ground!.Request(declared, actor.Acting.AgencyId, "Nil return", actor.AccountId);
        await using var headings = new MemoryStream(TemplateWriter.Template(Ground.Kind));
        switch (await receive.RunAsync(request, headings, cancellationToken))
        {
            case ReceiveOutcome.Received received:
                return Redirect(NextStep.Progress(received.Key));
            case ReceiveOutcome.AlreadyLoaded same:
                ModelState.AddModelError(nameof(Period), same.Sentence);
                break;
            case ReceiveOutcome.PeriodAlreadyAccepted other:
                ModelState.AddModelError(nameof(Period), other.Sentence);
                break;
            case ReceiveOutcome.Refused refused:
                ModelState.AddModelError(nameof(Kind), refused.Why.Message);
                break;
        }

        await LoadAsync((declared.From, declared.Until), cancellationToken);
        return Page();
    }

    private void Say(IReadOnlyList<DeclarationProblem> problems)
    {
        foreach (var problem in problems)
        {
            ModelState.AddModelError(
                problem.Field switch
                {
                    nameof(DeclaredReturn.From) => Period == PeriodChoices.Other ? nameof(FirstDay) : nameof(Period),
                    nameof(DeclaredReturn.Until) => Period == PeriodChoices.Other ? nameof(LastDay) : nameof(Period),
                    var field => field,
                },
                problem.Sentence);
        }
    }

    private async Task LoadAsync((DateOnly From, DateOnly Until)? period, CancellationToken cancellationToken)
    {
        var actor = current.Require();
        var today = UkTime.Today(time);
        await database.InScopeAsync(
            actor.ScopeFor("declare a return"),
            async session =>
            {
                Ground = Kind is { Length: > 0 and <= 60 }
                    ? await SendingQueries.GroundAsync(session, shipped, actor.Acting.AgencyId, Kind, period, today)
                    : null;
                Kinds = Ground is null ? await SendingQueries.KindsAsync(session, shipped, actor.Acting.AgencyId, today) : [];
            },
            cancellationToken);
        if (Ground is not null)
        {
            Periods = PeriodChoices.Of(Ground.Kind.Calendar, today, period);
            PeriodWords = period is { } named ? When.Period(named.From, named.Until) : null;
        }
    }
}
