using System.Globalization;

namespace Hub.Data.Profiles.Publishing.Checks;

/// <summary>What the release checklist found.</summary>
/// <param name="Findings">Errors first, in the order of the rules.</param>
public sealed record ChecklistResult(IReadOnlyList<Finding> Findings)
{
    /// <summary>When the worker last tried to work out hidden numbers of these figures; null where it has not yet.</summary>
    public DateTimeOffset? FiguresTriedAt { get; init; }

    /// <summary>What stops it.</summary>
    public IEnumerable<Finding> Errors => Findings.Where(finding => finding.Severity == Severity.Error);

    /// <summary>What asks.</summary>
    public IEnumerable<Finding> Warnings => Findings.Where(finding => finding.Severity == Severity.Warning);

    /// <summary>Warnings that nobody has answered.</summary>
    public IEnumerable<Finding> Unanswered => Warnings.Where(finding => finding.IsOpen);

    /// <summary>Why it is not released, or null: a question that came up after its approval does not stop it, an error does.</summary>
    public string? ReleaseRefusal => Errors.Any() ? Refusal : null;

    /// <summary>Why it goes no further, or null where nothing stands in the way.</summary>
    public string? Refusal
        => (Errors.ToList(), Unanswered.Count()) switch
        {
            ([], 0) => null,
            ([], 1) => "The checklist asks one thing that is not answered yet; open the checklist and answer it.",
            ([], var asks) => string.Create(
                CultureInfo.InvariantCulture,
                $"The checklist asks {asks} things that are not answered yet; open the checklist and answer them."),
            ([var only], _) => "The checklist stops it. " + only.Sentence,
            (var errors, _) => string.Create(
                CultureInfo.InvariantCulture, $"The checklist stops it for {errors.Count} reasons, the first being: {errors[0].Sentence}"),
        };
}
