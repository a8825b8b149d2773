using System.Globalization;
using System.Text.Json;
using Hub.Data.Ingest.Kinds;

namespace Hub.Data.Persons.Review.Looking;

/// <summary>
/// Two records side by side, with the fields that both agreements let the reviewer's agency see. A field that one of them leaves out is
/// shown of neither record: what is seen of the one tells of the other.
/// </summary>
internal static class RecordFields
{
    private static readonly (IdentifierType Type, string Title)[] Types =
    [
        (IdentifierType.Name, "Name"), (IdentifierType.DateOfBirth, "Date of birth"), (IdentifierType.Address, "Address or postcode"),
        (IdentifierType.Phone, "Telephone"), (IdentifierType.Email, "E-mail"), (IdentifierType.NhsNumber, "NHS number"),
        (IdentifierType.Pnc, "PNC id"), (IdentifierType.Upn, "Unique pupil number"), (IdentifierType.Uprn, "Property (UPRN)"),
        (IdentifierType.Vrm, "Vehicle"),
    ];

    /// <summary>The lines.</summary>
    public static IReadOnlyList<ComparedField> Compare(OpenedRecord left, OpenedRecord right)
    {
        var lines = new List<ComparedField>();
        foreach (var (type, title) in Types)
        {
            var (one, other) = (left.Fields(type), right.Fields(type));
            if (one.Count == 0 && other.Count == 0)
            {
                continue;
            }

            if (one.Select(field => field.Name).SequenceEqual(other.Select(field => field.Name), StringComparer.Ordinal))
            {
                lines.AddRange(one.Select(field => Line(field.Title, left, [field], right, [field])));
            }
            else
            {
                lines.Add(Line(title, left, one, right, other));
            }
        }

        if (left.Sex is not null || right.Sex is not null)
        {
            lines.Add(Hidden("Sex", left, right, ["sex"], ["sex"]) ?? ComparedField.Of("Sex", left.Sex, right.Sex));
        }

        return lines;
    }

    private static ComparedField Line(
        string title, OpenedRecord left, IReadOnlyList<KindField> ofLeft, OpenedRecord right, IReadOnlyList<KindField> ofRight)
        => Hidden(title, left, right, ofLeft.Select(field => field.Name), ofRight.Select(field => field.Name))
            ?? ComparedField.Of(title, left.Value(ofLeft), right.Value(ofRight));

    private static ComparedField? Hidden(
        string title, OpenedRecord left, OpenedRecord right, IEnumerable<string> ofLeft, IEnumerable<string> ofRight)
        => !ofLeft.All(left.MaySee) ? new ComparedField(title, null, null, FieldLikeness.NotShown, left.Agreement)
            : !ofRight.All(right.MaySee) ? new ComparedField(title, null, null, FieldLikeness.NotShown, right.Agreement)
            : null;
}

/// <summary>One record of a pair, opened: lives in memory only.</summary>
internal sealed class OpenedRecord(DatasetKind kind, SealedRecord record, byte[] json)
{
    private readonly Dictionary<string, JsonElement> _values = JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(json) ?? [];

    public string Agreement { get; } = record.Agreement;

    public string? Sex { get; } = kind.CodeLists.TryGetValue("sex", out var codes) && record.Sex is { } code
        ? codes.FirstOrDefault(listed => listed.Code == code)?.Label ?? code
        : record.Sex;

    public bool MaySee(string field) => record.MaySee && (record.Allowed is null || record.Allowed.Contains(field, StringComparer.Ordinal));

    public IReadOnlyList<KindField> Fields(IdentifierType type) => [.. kind.Schema.Fields.Where(field => field.Identifier == type)];

    public string? Value(IReadOnlyList<KindField> fields)
    {
        var values = fields.Select(field => _values.TryGetValue(field.Name, out var value) ? Words(field, value) : "")
            .Where(value => value.Length > 0).ToList();
        return values.Count == 0 ? null : string.Join(fields[0].Identifier == IdentifierType.Name ? " " : ", ", values);
    }

    private static string Words(KindField field, JsonElement value)
    {
        var text = value.ValueKind == JsonValueKind.String ? value.GetString() ?? "" : value.GetRawText();
        return field.Type == FieldType.Date
            && DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day.ToString("d MMMM yyyy", CultureInfo.GetCultureInfo("en-GB"))
            : text.Trim();
    }
}
