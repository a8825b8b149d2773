using System.Globalization;
using System.Text.Json;
using Hub.Data.Database;
using Hub.Data.Ingest.Kinds;

namespace Hub.Data.Persons.Rights.Decisions;

/// <summary>
/// Which value of a row may be replaced where it stands: one that neither identifies, dates, places nor measures the row, for
/// what was computed from those would stay wrong. Anything else is corrected by the agency's next return.
/// </summary>
public static class CorrectedFields
{
    private static readonly FieldType[] Types = [FieldType.String, FieldType.Integer, FieldType.Number, FieldType.Boolean, FieldType.Date];

    /// <summary>Fields of a kind that a ruling may correct.</summary>
    public static IReadOnlyList<KindField> Of(DatasetKind kind)
    {
        string?[] spine =
        [
            kind.Roles.EventDate?.Field, kind.Roles.EventUntil?.Field, kind.Roles.RecordKey, kind.Roles.Measure,
            .. kind.Roles.Place?.Fields().Select(place => place.Field) ?? [],
        ];
        return [.. kind.Schema.Fields.Where(field =>
            field.Identifier is null && Types.Contains(field.Type) && !spine.Contains(field.Name, StringComparer.Ordinal))];
    }

    /// <summary>The value as it is stored, or null where it does not fit the field.</summary>
    public static string? Json(DatasetKind kind, KindField field, string value)
    {
        var text = value.Trim();
        if (text.Length == 0 || text.Length > (field.Constraints.MaxLength ?? 500))
        {
            return null;
        }

        if (field.CodeList is { } list)
        {
            var code = kind.CodeLists[list].FirstOrDefault(c => string.Equals(c.Code, text, StringComparison.OrdinalIgnoreCase)
                || string.Equals(c.Label, text, StringComparison.OrdinalIgnoreCase));
            return code is null ? null : JsonSerializer.Serialize(code.Code);
        }

        return field.Type switch
        {
            FieldType.Integer => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole)
                ? JsonSerializer.Serialize(whole) : null,
            FieldType.Number => decimal.TryParse(
                text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
                ? JsonSerializer.Serialize(number) : null,
            FieldType.Boolean => text.ToUpperInvariant() switch { "YES" or "TRUE" => "true", "NO" or "FALSE" => "false", _ => null },
            FieldType.Date => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
                ? JsonSerializer.Serialize(text) : null,
            _ => JsonSerializer.Serialize(text),
        };
    }

    internal static async Task<IEnumerable<RightsProblem>> ProblemsAsync(
        HubSession session, RightsRuling ruling, IReadOnlyList<UndecidedFinding> findings)
    {
        if (ruling.Outcome != RightsOutcome.Correct || ruling.Field is null)
        {
            return ruling.Field is null ? [] : [new(nameof(ruling.Field), "Only a correction names a field.")];
        }

        foreach (var kindName in findings.Select(finding => finding.Kind).Distinct())
        {
            var kind = await DatasetKindStore.NewestAsync(session, kindName);
            if (kind is null || Of(kind).FirstOrDefault(field => field.Name == ruling.Field) is not { } field)
            {
                return
                [
                    new(
                        nameof(ruling.Field),
                        "This field cannot be replaced in the hub; leave it empty to set the rows aside until they are sent again."),
                ];
            }

            if (Json(kind, field, ruling.CorrectedValue ?? "") is null)
            {
                return [new(nameof(ruling.CorrectedValue), $"Enter a value that \"{field.Title}\" can have; a day is written 2026-01-31.")];
            }
        }

        return [];
    }
}
