using System.Globalization;
using System.Text.RegularExpressions;

namespace Hub.Data.Ingest.Kinds.Checking;

/// <summary>
/// Whether a text fits a field, judged from the definition alone. For definitions and their examples; a delivered file is
/// read by the ingest, which also keeps what it read.
/// </summary>
internal static partial class FieldText
{
    private static readonly string[] Days = ["dd/MM/yyyy", "d/M/yyyy", "yyyy-MM-dd"];
    private static readonly string[] Times =
        ["dd/MM/yyyy HH:mm", "dd/MM/yyyy HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd HH:mm"];
    private static readonly string[] Months = ["yyyy-MM", "MM/yyyy", "MMMM yyyy", "MMM yyyy"];
    private static readonly string[] Truths = ["yes", "no", "true", "false", "y", "n", "1", "0"];

    /// <summary>What is wrong, as the end of a sentence, or null when the text fits.</summary>
    public static string? Problem(DatasetKind kind, KindField field, string text)
    {
        var value = text.Trim();
        if (value.Length == 0 || kind.Schema.MissingValues.Contains(value))
        {
            return field.Constraints.Required ? "is empty, and the field is required" : null;
        }

        if (kind.Schema.ReasonCodes.ContainsKey(value) && field.Type is FieldType.Integer or FieldType.Number)
        {
            return null;
        }

        var parts = field.Type == FieldType.List ? value.Split(field.ListSeparator, StringSplitOptions.TrimEntries) : [value];
        return parts.Select(part => Shape(field, part) ?? Bounds(field, part) ?? Code(kind, field, part))
            .FirstOrDefault(problem => problem is not null);
    }

    private static string? Shape(KindField field, string value)
    {
        var fits = field.Type switch
        {
            FieldType.Integer => long.TryParse(value, Whole, Invariant, out _),
            FieldType.Number => decimal.TryParse(value.TrimStart('£'), Decimal, Invariant, out _),
            FieldType.Boolean => Truths.Contains(value.ToLowerInvariant()),
            FieldType.Date => IsDate(value, Days),
            FieldType.Datetime => IsDate(value, [.. Times, .. Days]),
            FieldType.Month => IsDate(value, Months),
            FieldType.Quarter => QuarterPattern().IsMatch(value),
            FieldType.Year => IsYear(field.Format, value),
            FieldType.String or FieldType.List => true,
            _ => throw new ArgumentOutOfRangeException(nameof(field), field.Type, null),
        };
        return fits ? null : $"is not a value of type {field.Type.ToString().ToLowerInvariant()}";
    }

    private static string? Bounds(KindField field, string value)
    {
        var rules = field.Constraints;
        if (value.Length > rules.MaxLength)
        {
            return $"is longer than {rules.MaxLength} characters";
        }

        if (rules.Enum is { } words && !words.Contains(value, StringComparer.OrdinalIgnoreCase))
        {
            return "is not one of " + string.Join(", ", words);
        }

        if (rules.Pattern is { } pattern && !Regex.IsMatch(value, $"^(?:{pattern})$", RegexOptions.NonBacktracking))
        {
            return "does not have the form " + pattern;
        }

        if (field.Type is FieldType.Integer or FieldType.Number
            && decimal.Parse(value.TrimStart('£'), Decimal, Invariant) is var number
            && (number < rules.Minimum || number > rules.Maximum))
        {
            return "is outside the bounds";
        }

        return null;
    }

    private static string? Code(DatasetKind kind, KindField field, string value)
        => field.CodeList is not { } list || kind.CodeLists[list].Any(code => Means(code, value))
            ? null
            : $"is not a code of the list {list}";

    private static bool Means(ListedCode code, string value)
        => code.Aliases.Append(code.Code).Append(code.Label).Contains(value, StringComparer.OrdinalIgnoreCase);

    private static bool IsYear(string? format, string value)
        => format is YearFormats.Academic or YearFormats.Financial ? SplitYear().IsMatch(value) : PlainYear().IsMatch(value);

    private static bool IsDate(string value, string[] formats)
        => DateTimeOffset.TryParseExact(value, formats, Invariant, DateTimeStyles.AssumeUniversal, out _);

    private static CultureInfo Invariant => CultureInfo.InvariantCulture;

    private const NumberStyles Whole = NumberStyles.AllowLeadingSign | NumberStyles.AllowThousands;
    private const NumberStyles Decimal = Whole | NumberStyles.AllowDecimalPoint;

    [GeneratedRegex("^[12][0-9]{3}[ _-]?[Qq][1-4]$")]
    private static partial Regex QuarterPattern();

    [GeneratedRegex("^[12][0-9]{3}$")]
    private static partial Regex PlainYear();

    [GeneratedRegex("^[12][0-9]{3}[/-]?[0-9]{2}$")]
    private static partial Regex SplitYear();
}
