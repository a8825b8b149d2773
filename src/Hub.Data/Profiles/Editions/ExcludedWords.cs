using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Hub.Data.Profiles.Document;
using Hub.Data.Profiles.Writing;

namespace Hub.Data.Profiles.Editions;

/// <summary>
/// Words that an edition may not say, wherever somebody wrote them: references of groups, references, grades and words of
/// intelligence, and for the public edition the subjects it leaves out. A paragraph or line that says one is left out whole.
/// </summary>
public sealed partial class ExcludedWords
{
    private static readonly string[] NotForThePublic =
        ["ocg", "organised crime group", "crime groups", "intelligence", "informant", "disruption", "surveillance"];

    private readonly IReadOnlyList<string> _words;
    private readonly bool _grades;

    private ExcludedWords(IEnumerable<string> words, bool grades)
        => (_words, _grades) = (
            [.. words.Select(w => Plain(w).Trim()).Where(w => w.Length > 2).Distinct(StringComparer.OrdinalIgnoreCase)],
            grades);

    /// <summary>The words that an edition cut from <paramref name="full"/> may not say; none for the full edition.</summary>
    public static ExcludedWords Of(EditionContent full, Edition edition)
    {
        var reports = full.Written.Intelligence.SelectMany(report => (string[])[report.Reference, report.Grade, report.Text]);
        var groups = full.Figures.Groups.Listed.Select(group => group.Reference)
            .Concat(full.Written.Judgements.SelectMany(judgement => judgement.GroupReferences));
        return edition switch
        {
            Edition.Full => new ExcludedWords([], grades: false),
            Edition.Partnership => new ExcludedWords(reports.Concat(groups), grades: true),
            Edition.Neighbourhood => new ExcludedWords(reports, grades: true),
            Edition.Public => new ExcludedWords(reports.Concat(groups).Concat(NotForThePublic), grades: true),
            _ => throw new ArgumentOutOfRangeException(nameof(edition)),
        };
    }

    /// <summary>Whether a text says one of them.</summary>
    public bool AreIn(string? text)
    {
        if (text is not { Length: > 0 })
        {
            return false;
        }

        var plain = Plain(text);
        return (_grades && Grade().IsMatch(plain)) || _words.Any(word => plain.Contains(word, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Markdown without the paragraphs that say one of them, as written or as printed.</summary>
    public string Without(string markdown)
    {
        if (!AreIn(markdown) && !AreIn(Printed(markdown)))
        {
            return markdown;
        }

        // Reference links and numbered lists reach over paragraphs, so what is left is read again as a whole.
        var kept = string.Join("\n\n", Blank().Split(markdown.ReplaceLineEndings("\n"))
            .Where(paragraph => paragraph.Trim().Length > 0 && !AreIn(paragraph) && !AreIn(Printed(paragraph))));
        return AreIn(kept) || AreIn(Printed(kept)) ? "" : kept;
    }

    private static string Printed(string markdown) => string.Join(' ', MarkdownBlocks.Of(markdown).Select(block => block switch
    {
        Heading heading => heading.Text,
        Paragraph paragraph => paragraph.Text.Plain,
        TextList list => string.Join(' ', list.Items.Select(item => item.Plain)),
        _ => "",
    }));

    // One form for what a reader takes for the same: characters that are not seen are gone, every dash is a hyphen, space is one.
    private static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var c in string.Concat(text.EnumerateRunes()).Normalize(NormalizationForm.FormKC))
        {
            _ = char.GetUnicodeCategory(c) switch
            {
                UnicodeCategory.Format or UnicodeCategory.NonSpacingMark => plain,
                UnicodeCategory.DashPunctuation => plain.Append('-'),
                _ when c == '\u2212' => plain.Append('-'),
                _ when char.IsWhiteSpace(c) && plain.Length > 0 && plain[^1] == ' ' => plain,
                _ when char.IsWhiteSpace(c) => plain.Append(' '),
                _ when c is '*' or '_' or '\\' or '`' => plain,
                _ => plain.Append(c),
            };
        }

        return plain.ToString();
    }

    // 3x5x2: source 1 to 3, information A to E, handling P or C, as it is written with or without strokes.
    [GeneratedRegex(@"\b[1-3]\s?[/x-]?\s?[A-E]\s?[/x-]?\s?[PC]\b", RegexOptions.CultureInvariant)]
    private static partial Regex Grade();

    [GeneratedRegex(@"\n[ \t]*\n", RegexOptions.CultureInvariant)]
    private static partial Regex Blank();
}
