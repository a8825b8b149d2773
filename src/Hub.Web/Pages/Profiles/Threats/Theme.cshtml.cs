using System.Globalization;
using Hub.Data.Access;
using Hub.Data.Database;
using Hub.Data.Profiles;
using Hub.Data.Profiles.Editions;
using Hub.Data.Profiles.Sections;
using Hub.Data.Profiles.Snapshot;
using Hub.Data.Profiles.Threats;
using Hub.Web.Forms;
using Hub.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Hub.Web.Pages.Profiles.Threats;

/// <summary>
/// One theme of a profile in the threat matrix: its figures, the questions, the score that stands and who gave it. A post scores it,
/// as an author of the profile.
/// </summary>
[RequiresPermission(Permission.ViewDraftProfiles)]
public sealed class ThemeModel(CurrentActor current, HubDatabase database, ScoreThreat command) : PageModel
{
    private const string UnknownChoice = "unknown";
    private IReadOnlyList<ThreatAssessment> _history = [];
    private IReadOnlyList<ThreatSignature> _signatures = [];
    private ThreatAssessment? _earlier;

    /// <summary>The profile.</summary>
    public ScoredProfile Profile { get; private set; } = null!;

    /// <summary>The theme.</summary>
    public ThreatTheme Shown { get; private set; } = null!;

    /// <summary>The score of an anchor for each criterion, or "unknown".</summary>
    [BindProperty]
    public Dictionary<string, string?> Score { get; set; } = [];

    /// <summary>What each rests on.</summary>
    [BindProperty]
    public Dictionary<string, string?> Evidence { get; set; } = [];

    /// <summary>The version of the matrix that was shown.</summary>
    [BindProperty]
    public int MatrixVersion { get; set; }

    /// <summary>The assessment that stood when the page was shown.</summary>
    [BindProperty]
    public int SeenVersion { get; set; }

    /// <summary>Figures of the theme that carry a number.</summary>
    public IReadOnlyList<IndicatorView> Figures
        => [.. Profile.Figures.Indicators.Where(figure => figure.Theme == Shown.Code && figure.Count.HasValue)];

    /// <summary>The score that stands, or null.</summary>
    public ThreatScore? Standing => Profile.Scores.FirstOrDefault(score => score.Theme == Shown.Code);

    /// <summary>Every assessment, newest first: who and when, and the risk that it gave.</summary>
    public IReadOnlyList<(string Words, string Risk)> History
        => [.. _history.Select(past =>
        {
            var score = ThreatScoring.Score(past.Theme, Profile.Matrix, past.Answers);
            var name = _signatures.First(signature => signature.ScoreId == past.ScoreId).Name;
            return ($"{name}, {When.At(past.AssessedAt)}", ThreatWords.Range(score.Risk, score.RiskUpTo));
        })];

    /// <summary>The anchors of a criterion in words, and "not known".</summary>
    public static IEnumerable<Choice> Anchors(ThreatCriterion criterion) =>
    [
        .. criterion.Anchors.Select(anchor => new Choice(Value(anchor.Score), $"{ThreatWords.Number(anchor.Score)} – {anchor.Words}")),
        new(UnknownChoice, ThreatScoring.Unknown),
    ];

    /// <summary>The question, and what the last profile answered.</summary>
    public string Hint(ThreatCriterion criterion)
        => _earlier is null
            ? criterion.Question
            : $"{criterion.Question} Last profile: "
                + ThreatWords.Answer(criterion, _earlier.Answers.FirstOrDefault(answer => answer.Criterion == criterion.Code));

    /// <summary>Shows it, filled in with the score that stands.</summary>
    public async Task<IActionResult> OnGetAsync(Guid id, string theme, CancellationToken cancellationToken)
    {
        if (!await FindAsync(id, theme, cancellationToken))
        {
            return NotFound();
        }

        SeenVersion = _history is [var newest, ..] ? newest.Version : 0;
        foreach (var answer in _history is [var standing, ..] ? standing.Answers : [])
        {
            Score[answer.Criterion] = answer.Score is { } score ? Value(score) : UnknownChoice;
            Evidence[answer.Criterion] = answer.Evidence;
        }

        FillGaps();
        return Page();
    }

    /// <summary>Scores it.</summary>
    public async Task<IActionResult> OnPostAsync(Guid id, string theme, CancellationToken cancellationToken)
    {
        var scoring = new ThemeScoring(id, theme, MatrixVersion, SeenVersion, [.. Score
            .Where(chosen => Read(chosen.Value) is not null)
            .Select(chosen => new ThreatAnswer(
                chosen.Key, Read(chosen.Value)!.Value.Score, (Evidence.GetValueOrDefault(chosen.Key) ?? "").Trim()))]);
        switch (await command.HandleAsync(current.Require(), scoring, cancellationToken))
        {
            case ProfileResult.Done:
                Notice.Set(TempData, "The score is kept with your name and today's date, and you are among the profile's authors.");
                return Redirect($"/profiles/publications/{id}/threats");
            case ProfileResult.Refused refused when await FindAsync(id, theme, cancellationToken):
                ProfileProblems.Add(ModelState, refused);
                FillGaps();
                return Page();
            default:
                return NotFound();
        }
    }

    private static string Value(decimal score) => score.ToString("0.##", CultureInfo.InvariantCulture);

    private static (decimal? Score, bool _)? Read(string? chosen)
        => chosen == UnknownChoice ? (null, true)
            : decimal.TryParse(chosen, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var score) ? (score, true)
            : null;

    // The form names a field for each criterion, answered or not.
    private void FillGaps()
    {
        foreach (var (_, criterion) in Profile.Matrix.Criteria)
        {
            Score.TryAdd(criterion.Code, null);
            Evidence.TryAdd(criterion.Code, null);
        }
    }

    private async Task<bool> FindAsync(Guid id, string code, CancellationToken cancellationToken)
    {
        if (ThreatTheme.Threats.FirstOrDefault(known => known.Code == code) is not { } theme)
        {
            return false;
        }

        var actor = current.Require();
        var profile = await database.InScopeAsync(
            actor.ScopeFor("see the scores of a profile"),
            async session =>
            {
                var found = await ScoredProfile.ReadAsync(session, actor, id);
                if (found is not null)
                {
                    _history = await ThreatStore.HistoryAsync(session, id, code);
                    _signatures = await ThreatHistoryQueries.SignaturesAsync(session, id, code);
                    _earlier = await ThreatStore.EarlierAsync(session, id) is { } earlier
                        ? (await ThreatStore.StandingAsync(session, earlier)).FirstOrDefault(past => past.Theme == code)
                        : null;
                }

                return found;
            },
            cancellationToken);
        (Profile, Shown) = (profile!, theme);
        return profile is not null;
    }
}
