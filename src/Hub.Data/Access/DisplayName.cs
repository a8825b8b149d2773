namespace Hub.Data.Access;

/// <summary>
/// Names and addresses of people as they come from outside. A control character (a line break above all) could add a header to
/// an e-mail or a line to a log, so it is refused and never quietly removed.
/// </summary>
public static class DisplayName
{
    /// <summary>Longest name, in characters.</summary>
    public const int Longest = 200;

    /// <summary>Null when the name may be stored, otherwise why not and what to do.</summary>
    public static string? Problem(string name)
        => name.Trim().Length == 0 ? "The name is empty; give the person's name."
            : name.Length > Longest ? $"The name is longer than {Longest} characters; shorten it."
            : name.Any(IsUnfit) ? "The name holds a line break or another control character; write it again on one line."
            : null;

    /// <summary>Null when the e-mail address may be stored, otherwise why not and what to do.</summary>
    public static string? EmailProblem(string email)
    {
        var parts = email.Split('@');
        return email.Any(character => IsUnfit(character) || char.IsWhiteSpace(character) || character is ',' or ';' or '<' or '>' or '"')
            || email.Length > 254 || parts.Length != 2 || parts[0].Length == 0 || !IsDomain(parts[1])
            ? "The e-mail address is not one address; write it like name@agency.example."
            : null;
    }

    /// <summary>Whether it is a domain name of at least two parts, in small letters or capitals.</summary>
    public static bool IsDomain(string domain)
        => domain.Split('.') is { Length: >= 2 } parts
            && parts.All(part => part.Length > 0 && part.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-'));

    // Format characters turn text around or hide it: a name that reads as another.
    private static bool IsUnfit(char character)
        => char.IsControl(character)
            || char.GetUnicodeCategory(character) is System.Globalization.UnicodeCategory.Format
                or System.Globalization.UnicodeCategory.LineSeparator or System.Globalization.UnicodeCategory.ParagraphSeparator;
}
