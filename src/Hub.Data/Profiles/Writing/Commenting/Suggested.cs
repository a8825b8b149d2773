namespace Hub.Data.Profiles.Writing.Commenting;

/// <summary>Words of a section that a suggestion replaces.</summary>
internal static class Suggested
{
    /// <summary>How often words stand in a text; none for no words.</summary>
    public static int Count(string text, string words)
    {
        var count = 0;
        for (var at = Next(text, words, 0); at >= 0; at = Next(text, words, at + words.Length))
        {
            count++;
        }

        return count;
    }

    /// <summary>The text with other words in the one place; null where they stand nowhere or more than once.</summary>
    public static string? Replace(string text, string words, string others)
        => Count(text, words) == 1 ? text.Replace(words, others, StringComparison.Ordinal).Trim() : null;

    private static int Next(string text, string words, int from)
        => words.Length == 0 ? -1 : text.IndexOf(words, from, StringComparison.Ordinal);
}
