namespace Hub.Data.Persons.Linking.Standardising;

/// <summary>The parts of an address line in the form in which they are compared; empty where the line does not say.</summary>
/// <param name="Flat">Flat, room or unit.</param>
/// <param name="Number">House number, or the house's name where it has none.</param>
/// <param name="Street">Street, abbreviations written out.</param>
/// <param name="Town">What follows the street.</param>
internal readonly record struct AddressParts(string Flat, string Number, string Street, string Town);

/// <summary>
/// Takes address lines apart: "Flat 3, 12a High St, Worcester" is flat 3, number 12a, street "high street", town "worcester".
/// </summary>
internal static class AddressText
{
    private static readonly Dictionary<string, string> Written = new(StringComparer.Ordinal)
    {
        ["st"] = "street", ["str"] = "street", ["rd"] = "road", ["ave"] = "avenue", ["av"] = "avenue", ["ln"] = "lane", ["cl"] = "close",
        ["dr"] = "drive", ["drv"] = "drive", ["cres"] = "crescent", ["crs"] = "crescent", ["cresc"] = "crescent", ["ct"] = "court",
            ["crt"] = "court",
        ["pl"] = "place", ["sq"] = "square", ["ter"] = "terrace", ["terr"] = "terrace", ["tce"] = "terrace", ["gdns"] = "gardens",
            ["gdn"] = "garden",
        ["gr"] = "grove", ["grv"] = "grove", ["pk"] = "park", ["bldgs"] = "buildings", ["hse"] = "house", ["wy"] = "way",
            ["cir"] = "circuit",
        ["cct"] = "circuit", ["pde"] = "parade", ["hwy"] = "highway", ["wlk"] = "walk", ["grn"] = "green", ["est"] = "estate",
            ["mt"] = "mount",
        ["blvd"] = "boulevard", ["cotts"] = "cottages", ["cott"] = "cottage", ["nth"] = "north", ["sth"] = "south",
    };

    private static readonly HashSet<string> Kinds = new(Written.Values.Concat(
        ["mews", "row", "hill", "rise", "view", "walk", "wharf", "yard", "quay", "loop", "bank", "broadway", "parade", "end", "gate",
            "croft", "fold", "vale"]), StringComparer.Ordinal);

    private static readonly HashSet<string> Units = new(StringComparer.Ordinal) { "flat", "flt", "apartment", "apt", "unit", "room",
        "rm", "maisonette", "studio" };

    /// <summary>The parts of a line.</summary>
    public static AddressParts Parse(string text)
    {
        var (flat, number, street, town) = ("", "", "", "");
        foreach (var segment in text.Split([',', '\n', ';'], StringSplitOptions.RemoveEmptyEntries))
        {
            var words = Words(segment);
            var at = 0;
            if (at < words.Length && Units.Contains(words[at]))
            {
                flat = at + 1 < words.Length ? words[at + 1] : "";
                at += 2;
            }

            if (at >= words.Length)
            {
                continue;
            }

            var hasNumber = char.IsAsciiDigit(words[at][0]);
            if (street.Length == 0 && (hasNumber || IsStreet(words.AsSpan(at))))
            {
                (var taken, number) = hasNumber ? Number(words, at, number) : (at, number);
                street = string.Join(' ', words[taken..]);
            }
            else if (street.Length == 0 && number.Length == 0)
            {
                number = string.Join(' ', words[at..]);
            }
            else if (town.Length == 0)
            {
                town = string.Join(' ', words[at..]);
            }
        }

        return street.Length == 0 ? new AddressParts(flat, "", number, town) : new AddressParts(flat, number, street, town);
    }

    /// <summary>Whether a word says what a street is and not which: "lane", "court".</summary>
    public static bool IsKind(string word) => Kinds.Contains(word);

    /// <summary>A street in a column of its own.</summary>
    public static string Street(string text) => string.Join(' ', Words(text));

    private static (int Taken, string Number) Number(string[] words, int at, string before)
    {
        var number = words[at++];
        // "12 a High Street" is 12a; the end of a range ("12-14") adds nothing.
        if (at < words.Length && words[at].Length == 1 && char.IsAsciiLetter(words[at][0]) && at + 1 < words.Length)
        {
            number += words[at++];
        }
        else if (at + 1 < words.Length && char.IsAsciiDigit(words[at][0]))
        {
            at++;
        }

        return (at, before.Length > 0 && number.Length == 0 ? before : number);
    }

    private static bool IsStreet(ReadOnlySpan<string> words) => words.Length > 1 && Kinds.Contains(words[^1]);

    private static string[] Words(string text)
    {
        var folded = TextFold.Fold(text);
        if (folded.Length == 0 || TextFold.IsPlaceholder(folded))
        {
            return [];
        }

        var words = folded.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        for (var i = 1; i < words.Length; i++)
        {
            // "St" is a saint before another word and a street at the end.
            if (Written.TryGetValue(words[i], out var whole) && (words[i] != "st" || i == words.Length - 1))
            {
                words[i] = whole;
            }
        }

        return words;
    }
}
