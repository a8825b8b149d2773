using System.Globalization;
using Hub.Data.Ingest.Sending;
using Microsoft.AspNetCore.WebUtilities;

namespace Hub.Web.Pages.Ingest.Submissions.Send;

/// <summary>
/// A declaration between two pages: in the query of an address or in the hidden fields of a form, so that the back button, a
/// bookmark and a closed browser lose nothing. Codes and ids only.
/// </summary>
public static class Declaration
{
    private const string Form = "yyyy-MM-dd";
    private const int AreasAtMost = 200;

    /// <summary>The page where it is made.</summary>
    public const string Page = "/submissions/send";

    /// <summary>The page that takes the file.</summary>
    public const string FilePage = "/submissions/send/file";

    /// <summary>The declaration that the named values make; null where kind or period are none.</summary>
    public static DeclaredReturn? Read(Func<string, string?> value)
    {
        if (value("kind") is not { Length: > 0 and <= 60 } kind
            || Day(value("from")) is not { } from || Day(value("until")) is not { } until)
        {
            return null;
        }

        var areas = value("areas") is { Length: > 0 } codes ? codes.Split(',', AreasAtMost) : null;
        return new DeclaredReturn(kind, from, until)
        {
            IsNil = value("what") == "nil",
            IsPartial = value("what") == "partial",
            Areas = areas,
            Contact = Guid.TryParse(value("contact"), out var contact) ? contact : null,
            Replaces = Guid.TryParse(value("replaces"), out var replaces) ? replaces : null,
        };
    }

    /// <summary>Its values by name.</summary>
    public static IReadOnlyList<KeyValuePair<string, string?>> Fields(DeclaredReturn declared) =>
    [
        .. new KeyValuePair<string, string?>[]
        {
            new("kind", declared.Kind),
            new("from", Text(declared.From)),
            new("until", Text(declared.Until)),
            new("what", declared.IsNil ? "nil" : declared.IsPartial ? "partial" : "full"),
            new("areas", declared.Areas is { } areas ? string.Join(',', areas) : null),
            new("contact", declared.Contact?.ToString()),
            new("replaces", declared.Replaces?.ToString()),
        }.Where(field => field.Value is not null),
    ];

    /// <summary>An address with the declaration in its query.</summary>
    public static string Address(string page, DeclaredReturn declared) => QueryHelpers.AddQueryString(page, Fields(declared));

    /// <summary>The page where a return of a kind and period is declared; a single delivery names no period.</summary>
    public static string Address(string kind, DateOnly from, DateOnly until)
        => QueryHelpers.AddQueryString(Page, from == until
            ? new Dictionary<string, string?> { ["kind"] = kind }
            : new Dictionary<string, string?> { ["kind"] = kind, ["from"] = Text(from), ["until"] = Text(until) });

    /// <summary>A day as addresses write it.</summary>
    public static string Text(DateOnly day) => day.ToString(Form, CultureInfo.InvariantCulture);

    /// <summary>The day that an address names, or null.</summary>
    public static DateOnly? Day(string? text)
        => DateOnly.TryParseExact(text, Form, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
