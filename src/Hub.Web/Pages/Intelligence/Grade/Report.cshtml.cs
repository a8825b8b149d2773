using System.Globalization;
using Hub.Data.Access;
using Hub.Data.Areas;
using Hub.Data.Intelligence;
using Hub.Data.Intelligence.Grading;
using Hub.Web.Forms;
using Hub.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Hub.Web.Pages.Intelligence.Grade;

/// <summary>
/// What was reported, for the intelligence unit: each look writes an audit event that the reporter's agency sees. A post grades and
/// sanitises it, or says that it is not taken on.
/// </summary>
[RequiresPermission(Permission.GradeIntelligence)]
public sealed class ReportModel(CurrentActor current, OpenReport open, GradeReport grade, DeclineReport decline) : PageModel
{
    /// <summary>The report.</summary>
    public OpenedReport Opened { get; private set; } = null!;

    /// <summary>The report's version when the page was shown.</summary>
    [BindProperty]
    public int SeenVersion { get; set; }

    /// <summary>1 to 3.</summary>
    [BindProperty]
    public string? Source { get; set; }

    /// <summary>A to E.</summary>
    [BindProperty]
    public string? Assessment { get; set; }

    /// <summary>P or C.</summary>
    [BindProperty]
    public string? Handling { get; set; }

    /// <summary>What must be kept to.</summary>
    [BindProperty]
    public string? Conditions { get; set; }

    /// <summary>The area it is about.</summary>
    [BindProperty]
    public string? Area { get; set; }

    /// <summary>The words that others read.</summary>
    [BindProperty]
    public string? Sanitised { get; set; }

    /// <summary>Why it is graded again.</summary>
    [BindProperty]
    public string? WhyAgain { get; set; }

    /// <summary>Why it is not taken on.</summary>
    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>Whether it stands graded already.</summary>
    public bool IsAgain => Opened.Report.Status == ReportStatus.Sanitised;

    /// <summary>Whether it may be graded.</summary>
    public bool MayGrade => IsAgain || ReportStatus.IsOpen(Opened.Report.Status);

    /// <summary>The grades of a source.</summary>
    public static IEnumerable<Choice> Sources
        => IntelligenceWords.Sources.Select(grade => new Choice(
            grade.Key.ToString(CultureInfo.InvariantCulture), $"{grade.Key} – {grade.Value}"));

    /// <summary>The grades of what is said.</summary>
    public static IEnumerable<Choice> Assessments
        => IntelligenceWords.Assessments.Select(grade => new Choice(grade.Key, $"{grade.Key} – {grade.Value}"));

    /// <summary>The handling codes.</summary>
    public static IEnumerable<Choice> Handlings
        => IntelligenceWords.Handlings.Select(code => new Choice(code.Key, $"{code.Key} – {code.Value}"));

    /// <summary>The reasons for not taking it on.</summary>
    public static IEnumerable<Choice> Reasons
        => Enum.GetValues<DeclineReason>().Select(reason => new Choice(IntelligenceWords.Stored(reason), IntelligenceWords.Words(reason)));

    /// <summary>The areas to choose from.</summary>
    public IEnumerable<Choice> Areas
        => Opened.Areas.Select(area => new Choice(area.Value, $"{area.Name} ({AreaKinds.One(area.Kind)})"));

    /// <summary>Shows the report, filled in with the grading that stands.</summary>
    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken)
    {
        if (!await FindAsync(id, cancellationToken))
        {
            return NotFound();
        }

        Area = new ReportArea(Opened.Report.AreaKind, Opened.Report.AreaCode, "").Value;
        if (Opened.Versions is [var standing, ..])
        {
            (Source, Assessment, Handling) =
                (standing.Source.ToString(CultureInfo.InvariantCulture), standing.Assessment, standing.Handling);
            (Conditions, Sanitised) = (standing.Conditions, Opened.Sanitised[0]);
            Area = new ReportArea(standing.AreaKind, standing.AreaCode, "").Value;
        }

        return Page();
    }

    /// <summary>Grades it.</summary>
    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellationToken)
    {
        var grading = new ReportGrading(
            id, SeenVersion, int.TryParse(Source, CultureInfo.InvariantCulture, out var source) ? source : 0, Assessment ?? "",
            Handling ?? "", Conditions ?? "", Area ?? "", Sanitised ?? "", WhyAgain ?? "");
        return await AnswerAsync(
            id, await grade.HandleAsync(current.Require(), grading, cancellationToken),
            $"Report {IntelligenceReference.Of(id)} is graded. Readers of its area can open the sanitised words.", cancellationToken);
    }

    /// <summary>Does not take it on.</summary>
    public async Task<IActionResult> OnPostDeclineAsync(Guid id, CancellationToken cancellationToken)
        => await AnswerAsync(
            id,
            IntelligenceWords.Read<DeclineReason>(Reason) is { } reason
                ? await decline.HandleAsync(current.Require(), id, SeenVersion, reason, cancellationToken)
                : IntelligenceResult.Refused.Because("Choose why it is not taken on.", nameof(Reason)),
            $"Report {IntelligenceReference.Of(id)} is not taken on. Its words are destroyed in {DeclineReport.DaysKept} days.",
            cancellationToken);

    private async Task<IActionResult> AnswerAsync(Guid id, IntelligenceResult result, string done, CancellationToken cancellationToken)
    {
        switch (result)
        {
            case IntelligenceResult.Done:
                Notice.Set(TempData, done);
                return Redirect("/intelligence/grade");
            case IntelligenceResult.Refused refused when await FindAsync(id, cancellationToken):
                Problems.Add(ModelState, refused);
                return Page();
            default:
                return NotFound();
        }
    }

    private async Task<bool> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        var opened = await open.HandleAsync(current.Require(), id, cancellationToken);
        Opened = opened!;
        return opened is not null;
    }
}
