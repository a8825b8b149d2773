using System.Text.Json;

namespace Hub.Data.Profiles.Publishing.Words;

/// <summary>The words of profiles as an input folder brings them: written by people, never by the machine.</summary>
/// <param name="Profiles">One for each area.</param>
public sealed record WordsFile(IReadOnlyList<ProfileWords> Profiles)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    /// <summary>Reads it; the sentence says what is wrong where it cannot be read.</summary>
    public static (WordsFile? File, string? Problem) Read(string json)
    {
        try
        {
            var file = JsonSerializer.Deserialize<WordsFile>(json, Options);
            return file?.Profiles is { Count: > 0 } ? (file, null) : (null, "It names no profile; give one for each area under "
                + "\"profiles\".");
        }
        catch (JsonException fault)
        {
            return (null, $"It is no JSON of words at line {(fault.LineNumber ?? 0) + 1}; correct it there.");
        }
    }
}

/// <summary>The words of one profile.</summary>
/// <param name="Area">Code of its area.</param>
/// <param name="Sections">Markdown by section: "summary", "gaps", "threat:" with a theme.</param>
/// <param name="Judgements">Key judgements.</param>
/// <param name="Recommendations">Recommendations.</param>
/// <param name="Answers">What is answered to questions of the checklist, by rule.</param>
/// <param name="Review">What the peer reviewer says.</param>
public sealed record ProfileWords(
    string Area, IReadOnlyDictionary<string, string> Sections, IReadOnlyList<JudgementWords> Judgements,
    IReadOnlyList<RecommendationWords> Recommendations, IReadOnlyDictionary<string, string> Answers, string Review);

/// <summary>A key judgement.</summary>
/// <param name="Section">Beside whose figures it stands; it rests on those of the section's theme.</param>
/// <param name="Text">The judgement.</param>
/// <param name="Probability">A term of the yardstick, as stored.</param>
/// <param name="Confidence">"high", "moderate" or "low".</param>
/// <param name="Reason">Why.</param>
public sealed record JudgementWords(string Section, string Text, string Probability, string Confidence, string Reason);

/// <summary>A recommendation.</summary>
/// <param name="Text">What is asked.</param>
/// <param name="Finding">The finding that it answers.</param>
/// <param name="Strand">"pursue", "prevent", "protect" or "prepare".</param>
/// <param name="Owner">Code of the agency that is asked.</param>
/// <param name="DueOn">By when.</param>
public sealed record RecommendationWords(string Text, string Finding, string Strand, string Owner, DateOnly DueOn);
