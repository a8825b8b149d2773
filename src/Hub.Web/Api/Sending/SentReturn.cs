using System.Globalization;
using Hub.Data.Ingest.Sending;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Hub.Web.Api.Sending;

/// <summary>What a system sends: its declaration and, unless it is nil, its file, still unread.</summary>
/// <param name="Declared">What it says of the return.</param>
/// <param name="FileName">The file's name.</param>
/// <param name="Content">The file; null for a nil return.</param>
internal sealed record SentReturn(DeclaredReturn Declared, string FileName, Stream? Content)
{
    private const int FieldCharacters = 16 * 1024;
    private const int FieldsAtMost = 20;
    private const int AreasAtMost = 200;

    /// <summary>
    /// Reads the declaration from the query and, of a multipart body, from the fields before the file. Either the return or a
    /// sentence on what is missing.
    /// </summary>
    public static async Task<(SentReturn? Sent, string? Problem)> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var values = request.Query.ToDictionary(pair => pair.Key, pair => pair.Value.ToString(), StringComparer.Ordinal);
        Stream? file = request.Body;
        if (MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            && type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase))
        {
            if (HeaderUtilities.RemoveQuotes(type.Boundary).Value is not { Length: > 0 and <= 200 } boundary)
            {
                return (null, "The multipart body names no boundary; let your HTTP client write the content type.");
            }

            file = await FileOfAsync(new MultipartReader(boundary, request.Body), values, cancellationToken);
        }

        return Declaration(values) switch
        {
            (null, { } problem) => (null, problem),
            ({ IsNil: true } nil, _) => (new SentReturn(nil, "Nil return", null), null),
            ({ } declared, _) when file is not null => (new SentReturn(declared, Name(values, type), file), null),
            _ => (null, "There is no part named file in the body; send the fields first and the file last."),
        };
    }

    private static async Task<Stream?> FileOfAsync(
        MultipartReader reader, Dictionary<string, string> values, CancellationToken cancellationToken)
    {
        for (var parts = 0; parts < FieldsAtMost && await reader.ReadNextSectionAsync(cancellationToken) is { } section; parts++)
        {
            if (section.GetContentDispositionHeader() is not { } disposition)
            {
                continue;
            }

            var name = HeaderUtilities.RemoveQuotes(disposition.Name).Value ?? "";
            if (disposition.IsFileDisposition() && name == "file")
            {
                var fileName = disposition.FileNameStar.HasValue ? disposition.FileNameStar : disposition.FileName;
                values.TryAdd("fileName", HeaderUtilities.RemoveQuotes(fileName).Value ?? "");
                return section.Body;
            }

            using var text = new StreamReader(section.Body);
            var buffer = new char[FieldCharacters];
            values[name] = new string(buffer, 0, await text.ReadBlockAsync(buffer, cancellationToken));
        }

        return null;
    }

    private static (DeclaredReturn? Declared, string? Problem) Declaration(Dictionary<string, string> values)
    {
        if (!values.TryGetValue("kind", out var kind) || kind.Length is 0 or > 60)
        {
            return (null, "The dataset kind is missing; name it as kind, such as kind=custody_events.");
        }

        if (Day(values, "from") is not { } from || Day(values, "until") is not { } until)
        {
            return (null, "The period is missing; give from, its first day, and until, the day after its last, as yyyy-MM-dd.");
        }

        if (Truth(values, "nil") is not { } isNil || Truth(values, "partial") is not { } isPartial)
        {
            return (null, "nil and partial take true or false.");
        }

        var replaces = values.TryGetValue("replaces", out var standing) && standing.Length > 0 ? standing : null;
        if (replaces is not null && !Guid.TryParse(replaces, out _))
        {
            return (null, "replaces takes the id of the submission that stands, as the hub gave it.");
        }

        return (
            new DeclaredReturn(kind, from, until)
            {
                IsNil = isNil,
                IsPartial = isPartial,
                Areas = values.TryGetValue("areas", out var areas) && areas.Length > 0 ? areas.Split(',', AreasAtMost) : null,
                Replaces = replaces is null ? null : Guid.Parse(replaces),
            },
            null);
    }

    private static string Name(Dictionary<string, string> values, MediaTypeHeaderValue? type)
        => values.GetValueOrDefault("fileName") is { Length: > 0 } name ? name
            : type?.MediaType.Value?.Contains("spreadsheetml", StringComparison.OrdinalIgnoreCase) == true ? "return.xlsx"
            : "return.csv";

    private static DateOnly? Day(Dictionary<string, string> values, string name)
        => DateOnly.TryParseExact(
            values.GetValueOrDefault(name), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : null;

    private static bool? Truth(Dictionary<string, string> values, string name)
        => values.GetValueOrDefault(name) switch
        {
            null or "" or "false" => false,
            "true" => true,
            _ => null,
        };
}
