using Hub.Data.Profiles.Sections;
using Hub.Data.Profiles.Writing;
using Hub.Data.Profiles.Writing.Judging;

namespace Hub.Data.Profiles.Publishing.Checks;

/// <summary>The summary, the gaps and every theme that has a figure are written.</summary>
internal sealed class EmptySectionRule : IChecklistRule
{
    public string Code => "empty-section";

    public IEnumerable<Finding> Check(CheckedProfile profile)
    {
        var themes = profile.Full.Figures.Indicators.Where(indicator => indicator.Count.HasValue).Select(indicator
            => indicator.Theme).ToHashSet();
        return new[] { (Key: SectionKeys.Summary, Title: "the summary"), (Key: SectionKeys.Gaps, Title: "intelligence gaps") }
            .Concat(ThreatTheme.Threats.Where(theme => themes.Contains(theme.Code))
                .Select(theme => (Key: SectionKeys.Threat(theme.Code), theme.Title)))
            .Where(section => string.IsNullOrWhiteSpace(profile.Full.Written.Section(section.Key)?.Markdown))
            .Select(section => new Finding(
                Code, Severity.Error, $"Nothing is written under \"{Wording.Sentence(section.Title)}\": write it, for its readers see "
                    + "the section.",
                "write/" + section.Key, section.Key));
    }
}

/// <summary>There is a key judgement, and each says its confidence with a reason and what it rests on.</summary>
internal sealed class JudgementRule : IChecklistRule
{
    public string Code => "judgement";

    public IEnumerable<Finding> Check(CheckedProfile profile)
    {
        var judgements = profile.Full.Written.Judgements;
        if (judgements.Count == 0)
        {
            yield return new Finding(Code, Severity.Error, "There is no key judgement: state at least one.", "judgements");
        }

        var codes = profile.Full.Figures.Indicators.Select(indicator => indicator.Code).ToHashSet(StringComparer.Ordinal);
        var others = new Lazy<HashSet<string>>(
            () => FigureChoices.Of(FrozenFigures.Of(profile.Full.Figures, profile.Full.Standing.AssembledAt))
                .Select(choice => choice.Code).ToHashSet(StringComparer.Ordinal));
        foreach (var judgement in judgements)
        {
            var (named, subject) = ($"\"{Short(judgement.Text)}\"", judgement.JudgementId.ToString());
            if (string.IsNullOrWhiteSpace(judgement.Confidence) || string.IsNullOrWhiteSpace(judgement.Probability))
            {
                yield return new Finding(
                    Code, Severity.Error, $"The judgement {named} has no probability or no confidence: state both.", "judgements", subject);
            }
            else if (string.IsNullOrWhiteSpace(judgement.ConfidenceReason))
            {
                yield return new Finding(
                    Code, Severity.Error, $"The judgement {named} does not say why its confidence is {judgement.Confidence}: give the "
                        + "reason.",
                    "judgements", subject);
            }

            if (judgement is { FigureCodes.Count: 0, GroupReferences.Count: 0, IntelligenceIds.Count: 0 })
            {
                yield return new Finding(
                    Code, Severity.Error, $"The judgement {named} rests on nothing: name the figures, groups or intelligence behind it.",
                    "judgements", subject);
            }

            // Tables and pictures have codes too; the document is made only where a judgement rests on one.
            var gone = judgement.FigureCodes.Where(code => !codes.Contains(code) && !others.Value.Contains(code)).ToList();
            if (gone.Count > 0)
            {
                yield return new Finding(
                    Code, Severity.Error,
                    $"The judgement {named} rests on {string.Join(", ", gone)}, which these figures no longer hold: name others.",
                    "judgements", subject);
            }
        }
    }

    public static string Short(string text) => text.Length <= 60 ? text : text[..57].TrimEnd() + "…";
}

/// <summary>No judgement rests on intelligence that may not be used: suspected to be false, withdrawn, not sanitised.</summary>
internal sealed class IntelligenceRule : IChecklistRule
{
    public string Code => "intelligence";

    public IEnumerable<Finding> Check(CheckedProfile profile)
        => profile.Full.Written.Judgements
            .Where(judgement => judgement.IntelligenceIds.Any(profile.UnusableIntelligence.Contains))
            .Select(judgement => new Finding(
                Code, Severity.Error,
                $"The judgement \"{JudgementRule.Short(judgement.Text)}\" rests on intelligence that may no longer be used: take it out, "
                    + "and look whether the judgement still stands.",
                "judgements", judgement.JudgementId.ToString()));
}

/// <summary>Every character can be printed.</summary>
internal sealed class CharacterRule : IChecklistRule
{
    public string Code => "characters";

    public IEnumerable<Finding> Check(CheckedProfile profile)
        => profile.MissingCharacters.Select(sentence => new Finding(Code, Severity.Error, sentence, "write/" + SectionKeys.Summary));
}

/// <summary>Asks where every judgement is of low confidence.</summary>
internal sealed class LowConfidenceRule : IChecklistRule
{
    public string Code => "low-confidence";

    public IEnumerable<Finding> Check(CheckedProfile profile)
        => profile.Full.Written.Judgements is { Count: > 0 } judgements && judgements.All(judgement => judgement.Confidence == "low")
            ? [new Finding(
                Code, Severity.Warning, "Every key judgement is of low confidence: say why the profile is released all the "
                    + "same.", "judgements")]
            : [];
}

/// <summary>Asks where words are the same as in the profile before.</summary>
internal sealed class UnchangedRule : IChecklistRule
{
    public string Code => "unchanged-section";

    public IEnumerable<Finding> Check(CheckedProfile profile)
    {
        // An amendment mends one thing: the rest is meant to stay.
        if (profile.Publication.Amends is not null || profile.Last is not { } last)
        {
            yield break;
        }

        var same = profile.Full.Written.Sections
            .Where(section => section.Markdown.Length > 0 && last.Written.Section(section.Section)?.Markdown == section.Markdown)
            .Select(section => section.Section).ToList();
        if (same.Count > 0)
        {
            yield return new Finding(
                Code, Severity.Warning,
                $"The words of {same.Count} {(same.Count == 1 ? "section are" : "sections are")} the same as last time: say whether "
                    + "they still hold.",
                "changes", string.Join(",", same));
        }
    }
}

/// <summary>Asks where partners' comments stand open.</summary>
internal sealed class CommentRule : IChecklistRule
{
    public string Code => "open-comments";

    public IEnumerable<Finding> Check(CheckedProfile profile)
        => profile.OpenComments > 0
            ? [new Finding(
                Code, Severity.Warning,
                $"{profile.OpenComments} {(profile.OpenComments == 1 ? "comment stands" : "comments stand")} open: close them, or say "
                    + "why they wait.",
                "comments", profile.OpenComments.ToString(System.Globalization.CultureInfo.InvariantCulture))]
            : [];
}
