using Hub.Data.Access;
using Hub.Data.Profiles;
using Hub.Data.Profiles.Writing;
using Hub.Data.Profiles.Writing.Judging;
using Hub.Web.Forms;
using Hub.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Hub.Web.Pages.Profiles.Judgements;

/// <summary>One key judgement: words, probability, confidence, and what it rests on. A post saves it with an event.</summary>
[RequiresPermission(Permission.WriteProfiles)]
public sealed class EditModel(CurrentActor current, ReadJudgements read, SaveJudgement save) : PageModel
{
    /// <summary>The version on which it is written.</summary>
    [BindProperty]
    public int SeenVersion { get; set; }

    /// <summary>The section beside whose figures it stands.</summary>
    [BindProperty]
    public string? Section { get; set; }

    /// <summary>The judgement.</summary>
    [BindProperty]
    public string? Text { get; set; }

    /// <summary>A term of the yardstick.</summary>
    [BindProperty]
    public string? Probability { get; set; }

    /// <summary>Whether the words stay though they use another term.</summary>
    [BindProperty]
    public bool KeepsWords { get; set; }

    /// <summary>A confidence rating.</summary>
    [BindProperty]
    public string? Confidence { get; set; }

    /// <summary>Why it is no higher and no lower.</summary>
    [BindProperty]
    public string? ConfidenceReason { get; set; }

    /// <summary>Figures that it rests on.</summary>
    [BindProperty]
    public List<string> FigureCodes { get; set; } = [];

    /// <summary>Groups that it rests on.</summary>
    [BindProperty]
    public string? GroupReferences { get; set; }

    /// <summary>Reports that it rests on.</summary>
    [BindProperty]
    public List<Guid> IntelligenceIds { get; set; } = [];

    /// <summary>The profile's judgements and what one may rest on.</summary>
    public JudgementList List { get; private set; } = null!;

    /// <summary>Whether another judgement is begun.</summary>
    public bool IsNew { get; private set; }

    /// <summary>Whether the words and the term disagree.</summary>
    public bool Disagrees => ModelState.TryGetValue(nameof(KeepsWords), out var entry) && entry.Errors.Count > 0;

    /// <summary>The sections.</summary>
    public static IEnumerable<Choice> Sections => WritingSections.All.Select(section => new Choice(section.Key, section.Title));

    /// <summary>The seven terms with their ranges.</summary>
    public static IEnumerable<Choice> Terms
        => ProbabilityYardstick.Terms.Select(term => new Choice(term.Stored, Wording.Sentence(term.Words), term.Range));

    /// <summary>The three ratings with their meaning.</summary>
    public static IEnumerable<Choice> Levels
        => ConfidenceRating.Levels.Select(level => new Choice(level.Stored, Wording.Sentence(level.Words), level.Meaning));

    /// <summary>The figures, those of the chosen section first.</summary>
    public IEnumerable<IGrouping<string, FigureChoice>> Figures => List.Figures.GroupBy(figure => figure.Section)
        .OrderByDescending(group => group.Key == Section);

    /// <summary>Shows the form.</summary>
    public async Task<IActionResult> OnGetAsync(Guid id, Guid? judgementId, string? section, CancellationToken cancellationToken)
    {
        if (!await FindAsync(id, judgementId, cancellationToken))
        {
            return NotFound();
        }

        Section = WritingSections.Find(section)?.Key ?? SectionKeys.Summary;
        if (List.Lines.FirstOrDefault(line => line.JudgementId == judgementId) is { } standing)
        {
            (SeenVersion, Section, Text) = (standing.Version, standing.Section, standing.Text);
            (Probability, Confidence, ConfidenceReason) = (standing.Probability, standing.Confidence, standing.ConfidenceReason);
            (FigureCodes, IntelligenceIds) = ([.. standing.FigureCodes], [.. standing.IntelligenceIds]);
            GroupReferences = string.Join(", ", standing.GroupReferences);
            KeepsWords = ProbabilityYardstick.Others(standing.Text, standing.Probability).Count > 0;
        }

        return Page();
    }

    /// <summary>Saves it.</summary>
    public async Task<IActionResult> OnPostAsync(Guid id, Guid? judgementId, CancellationToken cancellationToken)
    {
        var request = new SaveJudgementRequest
        {
            PublicationId = id,
            JudgementId = judgementId,
            SeenVersion = SeenVersion,
            Section = Section ?? "",
            Text = Text ?? "",
            Probability = Probability ?? "",
            KeepsWords = KeepsWords,
            Confidence = Confidence ?? "",
            ConfidenceReason = ConfidenceReason ?? "",
            FigureCodes = FigureCodes,
            GroupReferences = GroupReferences ?? "",
            IntelligenceIds = IntelligenceIds,
        };
        switch (await save.HandleAsync(current.Require(), request, cancellationToken))
        {
            case ProfileResult.Done:
                Notice.Set(TempData, "The judgement is saved.");
                return Redirect(WritePath.Judgements(id));
            case ProfileResult.Refused refused when await FindAsync(id, judgementId, cancellationToken):
                foreach (var problem in refused.Problems)
                {
                    ModelState.AddModelError(problem.Field, problem.Sentence);
                }

                // What is saved next is saved on what stands now.
                SeenVersion = List.Lines.FirstOrDefault(line => line.JudgementId == judgementId)?.Version ?? 0;
                ModelState.Remove(nameof(SeenVersion));
                return Page();
            default:
                return NotFound();
        }
    }

    private async Task<bool> FindAsync(Guid id, Guid? judgementId, CancellationToken cancellationToken)
    {
        var list = await read.HandleAsync(current.Require(), id, cancellationToken);
        (List, IsNew) = (list!, judgementId is null);
        return list is not null && (IsNew || list.Lines.Any(line => line.JudgementId == judgementId));
    }
}
