using System.Text.RegularExpressions;

namespace Hub.Data.Profiles.Document;

/// <summary>The short codes of figures ("VC-03") as every renderer prints them, and where each leads.</summary>
public static partial class FigureCodes
{
    private const string Separator = ", ";

    /// <summary>Whether a text is one code: two capital letters, a hyphen and two or three digits.</summary>
    public static bool IsCode(string text) => Form().IsMatch(text);

    /// <summary>Several codes as one text; each is named once.</summary>
    public static string Join(IEnumerable<string> codes) => string.Join(Separator, codes.Where(code => code.Length > 0).Distinct());

    /// <summary>The codes of a caption as runs, each a link of its own where links are made.</summary>
    public static RichText Runs(string codes)
        => new([.. codes.Split(Separator, StringSplitOptions.RemoveEmptyEntries)
            .SelectMany((code, i) => i == 0 ? new[] { Run(code) } : [new TextRun(Separator), Run(code)])]);

    /// <summary>Words with a code after them; the words alone without one.</summary>
    public static RichText After(string words, string code)
        => code.Length == 0 ? (RichText)words : new RichText([new TextRun(words + " "), Run(code)]);

    /// <summary>The address that a code leads to, or null where it stays plain text.</summary>
    /// <param name="figuresAt">The document's <see cref="ProfileDocument.FiguresAt"/>.</param>
    /// <param name="code">The code.</param>
    public static string? Address(string? figuresAt, string code)
        => figuresAt is not null && IsCode(code) && (IsPath(figuresAt) || IsSecure(figuresAt)) ? figuresAt + code : null;

    private static TextRun Run(string code) => new(code, IsCode: IsCode(code));

    private static bool IsPath(string address) => address.StartsWith('/') && !address.StartsWith("//", StringComparison.Ordinal);

    private static bool IsSecure(string address)
        => Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttps;

    [GeneratedRegex("^[A-Z]{2}-[0-9]{2,3}$", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
