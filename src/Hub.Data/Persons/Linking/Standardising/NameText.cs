namespace Hub.Data.Persons.Linking.Standardising;

/// <summary>
/// Names in the form in which they are compared: titles and placeholders gone, particles joined to what follows ("O'Brien", "van den Berg",
/// "Mc Donald"), the parts of a double-barrelled name apart.
/// </summary>
internal static class NameText
{
    private static readonly HashSet<string> Titles = new(StringComparer.Ordinal)
    {
        "mr", "mrs", "ms", "miss", "mx", "dr", "master", "sir", "dame", "lord", "lady", "rev", "revd", "prof", "professor", "mstr",
            "messrs",
    };

    private static readonly HashSet<string> Suffixes = new(StringComparer.Ordinal) { "jr", "jnr", "junior", "sr", "snr", "senior", "ii",
        "iii", "esq", "obe", "mbe" };

    private static readonly HashSet<string> Particles = new(StringComparer.Ordinal)
    {
        "o", "mc", "mac", "de", "da", "di", "du", "del", "della", "la", "le", "van", "von", "der", "den", "ter", "al", "el", "bin",
            "ibn", "st", "san", "abu", "ap", "dos", "das",
    };

    /// <summary>Words of a forename field, in order; empty where it names nobody.</summary>
    public static string[] Forenames(string text) => Words(text, joinsParticles: false);

    /// <summary>Words of a surname field, particles joined; empty where it names nobody.</summary>
    public static string[] Surnames(string text) => Words(text, joinsParticles: true);

    /// <summary>"SMITH, Anne Marie" or "Anne Marie Smith" as forenames and surname, each as its own field would be written.</summary>
    public static (string Forenames, string Surname) Split(string text)
    {
        var comma = text.IndexOf(',', StringComparison.Ordinal);
        if (comma > 0 && text.AsSpan(comma + 1).IndexOfAnyExcept(" ,") >= 0)
        {
            return (text[(comma + 1)..], text[..comma]);
        }

        var words = text.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries)
            .Where(word => !Suffixes.Contains(TextFold.Fold(word)) && !Titles.Contains(TextFold.Fold(word))).ToArray();
        if (words.Length < 2)
        {
            return ("", string.Join(' ', words));
        }

        var start = words.Length - 1;
        while (start > 1 && Particles.Contains(TextFold.Fold(words[start - 1])))
        {
            start--;
        }

        return (string.Join(' ', words[..start]), string.Join(' ', words[start..]));
    }

    private static string[] Words(string text, bool joinsParticles)
    {
        var folded = TextFold.Fold(text);
        if (folded.Length == 0 || TextFold.IsPlaceholder(folded))
        {
            return [];
        }

        var words = folded.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 1)
        {
            return IsName(folded) && !Titles.Contains(folded) ? words : [];
        }

        var kept = new List<string>(words.Length);
        var carried = "";
        for (var i = 0; i < words.Length; i++)
        {
            var word = words[i];
            if (!IsName(word) || (i == 0 && Titles.Contains(word)) || (i > 0 && Suffixes.Contains(word)))
            {
                continue;
            }

            if (joinsParticles && i < words.Length - 1 && Particles.Contains(word))
            {
                carried += word;
                continue;
            }

            kept.Add(carried + word);
            carried = "";
        }

        return [.. kept];
    }

    // "123", "--" and the like are no name.
    private static bool IsName(string word)
    {
        foreach (var c in word)
        {
            if (char.IsLetter(c) || char.IsSurrogate(c))
            {
                return true;
            }
        }

        return false;
    }
}
