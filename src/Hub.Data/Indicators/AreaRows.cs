using System.Globalization;
using System.Text.Json;
using Hub.Data.Indicators.Release;
using Hub.Data.Indicators.Released;
using Hub.Data.Ingest.Kinds;
using Hub.Data.Primitives;

namespace Hub.Data.Indicators;

/// <summary>
/// One accepted row of a kind as its fields stand, for the features that count registers in their own way. Exact: it leaves
/// those features as figures only.
/// </summary>
public sealed record AreaRow(string Agency, DateOnly? EventOn, JsonElement Fields)
{
    /// <summary>The text of a field, empty when blank.</summary>
    public string Text(string field)
        => Fields.TryGetProperty(field, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";

    /// <summary>The items of a list field.</summary>
    public IReadOnlyList<string> List(string field)
        => Fields.TryGetProperty(field, out var value) && value.ValueKind == JsonValueKind.Array
            ? [.. value.EnumerateArray().Select(item => item.GetString() ?? "")]
            : [];

    /// <summary>The day in a date field, null when blank.</summary>
    public DateOnly? Day(string field)
        => DateOnly.TryParseExact(Text(field), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>The number in a field, zero when blank.</summary>
    public decimal Number(string field)
        => Fields.TryGetProperty(field, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetDecimal() : 0;

    /// <summary>True when a yes/no field says yes.</summary>
    public bool IsYes(string field) => Fields.TryGetProperty(field, out var value) && value.ValueKind == JsonValueKind.True;
}

/// <summary>The rows of one kind in one area with the policy that their counts are released under.</summary>
/// <param name="Kind">The kind as the rows were read with.</param>
/// <param name="Suppression">Applied to every count before anything else.</param>
/// <param name="Rows">Rows of the period, or of the last return in it for a register.</param>
public sealed record AreaRows(DatasetKind Kind, Suppression Suppression, IReadOnlyList<AreaRow> Rows)
{
    /// <summary>The title of a code of one of the kind's code lists; the code itself where it has none.</summary>
    public string Label(string list, string code)
        => Kind.CodeLists.TryGetValue(list, out var codes) && codes.FirstOrDefault(c => c.Code == code) is { } found ? found.Label : code;

    /// <summary>The released count of the rows that fit.</summary>
    public Figure Count(Func<AreaRow, bool> fits) => Suppression.Release(Rows.Count(fits));

    /// <summary>The released sum of a field over the rows.</summary>
    public Figure Sum(string field) => Suppression.Release(Rows.Sum(r => r.Number(field)), Rows.Count(r => r.Number(field) != 0));

    /// <summary>What each agency's rows add up to, told as far as the released total allows.</summary>
    public IReadOnlyList<AgencyFigure> ByAgency(Figure total) => AgencyParts.Of(
        Suppression,
        isCount: true,
        total,
        total.HasValue ? [.. Rows.Select(row => row.Agency).Distinct()] : [],
        [.. Rows.GroupBy(row => row.Agency).Select(rows => new ExactPart(rows.Key, rows.Count(), rows.Count()))]);

    /// <summary>Who sent the rows, for the source line.</summary>
    public string Source => string.Join(", ", Rows.Select(r => r.Agency).Distinct().Order(StringComparer.Ordinal)) + ": " + Kind.Title;
}
