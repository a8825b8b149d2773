using System.Globalization;
using System.Text;
using Hub.Data.Access.Record;
using Hub.Data.Primitives;

namespace Hub.Web.Pages.Audit;

/// <summary>
/// Events as CSV (RFC 4180, UTF-8 with its mark, which spreadsheets want). A cell that a spreadsheet would take for a formula begins with
/// an apostrophe.
/// </summary>
public static class RecordCsv
{
    private static readonly string[] Headings =
    [
        "event_id", "at_utc", "kind", "actor", "agency", "purpose", "outcome", "subject_type", "subject_id", "details", "seal",
    ];

    /// <summary>The whole file.</summary>
    public static byte[] Write(IReadOnlyList<RecordedEvent> events)
    {
        var text = new StringBuilder();
        Row(text, Headings);
        foreach (var e in events)
        {
            Row(
                text,
                [
                    e.EventId.ToString(),
                    e.At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture),
                    e.Kind, e.Actor, e.AgencyName ?? "", e.Purpose, e.Outcome, e.SubjectType, e.SubjectId, e.Details,
                    e.SealNumber?.ToString(CultureInfo.InvariantCulture) ?? "",
                ]);
        }

        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text.ToString())];
    }

    private static void Row(StringBuilder text, IReadOnlyList<string> cells)
        => text.AppendJoin(',', cells.Select(CsvCell.Of)).Append("\r\n");
}
