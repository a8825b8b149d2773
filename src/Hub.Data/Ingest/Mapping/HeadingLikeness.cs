using Hub.Data.Ingest.Checks;
using Hub.Data.Ingest.Kinds;

namespace Hub.Data.Ingest.Mapping;

/// <summary>How much a column looks like a field, by its heading and by its values: for suggestions only, never for reading.</summary>
internal static class HeadingLikeness
{
    /// <summary>A likeness from here on is worth suggesting.</summary>
    public const double Enough = 0.45;

    private const double KnownValues = 0.6;

    private static readonly HashSet<string> Empty = ["the", "of", "a", "and", "or", "in", "at", "on", "is"];

    /// <summary>From 0 (nothing alike) upwards; 1 is the same heading.</summary>
    public static double Of(DatasetKind kind, KindField field, string label, IReadOnlyList<string> samples)
    {
        var heading = new[] { field.Name, field.Title }.Concat(field.Aliases).Max(name => OfHeadings(label, name));
        return heading + (HoldsCodes(kind, field, samples) ? KnownValues : 0);
    }

    /// <summary>Half by their words, half by their pairs of letters (Dice's coefficient of both).</summary>
    private static double OfHeadings(string one, string other)
        => (Dice(Words(one), Words(other)) + Dice(Pairs(Headings.Key(one)), Pairs(Headings.Key(other)))) / 2;

    private static bool HoldsCodes(DatasetKind kind, KindField field, IReadOnlyList<string> samples)
        => field is { CodeList: { } list, Identifier: null } && samples.Count > 0
            && new CodeIndex(kind.CodeLists[list]) is var codes
            && samples.Count(sample => codes.Find(System.Text.Encoding.UTF8.GetBytes(sample)) is not null) * 2 > samples.Count;

    private static double Dice(HashSet<string> one, HashSet<string> other)
        => one.Count + other.Count == 0 ? 0 : 2.0 * one.Count(other.Contains) / (one.Count + other.Count);

    private static HashSet<string> Pairs(string key)
        => [.. Enumerable.Range(0, Math.Max(key.Length - 1, 0)).Select(i => key.Substring(i, 2))];

    /// <summary>The words of a heading: "CallDateTime", "call_date_time" and "Call date, time" have the same three.</summary>
    private static HashSet<string> Words(string heading)
    {
        var words = new HashSet<string>(StringComparer.Ordinal);
        var word = new System.Text.StringBuilder();
        for (var i = 0; i <= heading.Length; i++)
        {
            var c = i < heading.Length ? heading[i] : ' ';
            var begins = char.IsUpper(c) && i > 0 && char.IsLower(heading[i - 1]);
            if ((!char.IsLetterOrDigit(c) || begins) && word.Length > 0)
            {
                words.Add(word.ToString());
                word.Clear();
            }

            if (char.IsLetterOrDigit(c))
            {
                word.Append(char.ToLowerInvariant(c));
            }
        }

        words.ExceptWith(Empty);
        return words;
    }
}
