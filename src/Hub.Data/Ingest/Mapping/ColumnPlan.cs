using Hub.Data.Ingest.Kinds;
using Hub.Data.Ingest.Previews;

namespace Hub.Data.Ingest.Mapping;

/// <summary>What becomes of a column.</summary>
public enum ColumnUse
{
    /// <summary>It is read as a field.</summary>
    Used,

    /// <summary>It is discarded before anything is stored.</summary>
    Discarded,

    /// <summary>The agreement does not cover it: discarded, and no value of it is shown.</summary>
    Outside,
}

/// <summary>Why a field is suggested for a column.</summary>
public enum SuggestedBy
{
    /// <summary>Nothing is suggested.</summary>
    Nothing,

    /// <summary>It is read so now.</summary>
    Reading,

    /// <summary>The agency's last files of the kind were read so.</summary>
    LastTime,

    /// <summary>Its heading or its values look like it.</summary>
    Likeness,
}

/// <summary>A column of a file.</summary>
/// <param name="Position">Its position, from 0.</param>
/// <param name="Label">Its label.</param>
/// <param name="Samples">Up to three different values; none of a column outside the agreement.</param>
/// <param name="Use">What becomes of it as the file is read now.</param>
/// <param name="Field">The field it is read as now; null where it is discarded.</param>
/// <param name="Suggested">The field to preselect; null suggests discarding it.</param>
/// <param name="By">Why.</param>
public sealed record PlannedColumn(
    int Position, string Label, IReadOnlyList<string> Samples, ColumnUse Use, KindField? Field, KindField? Suggested, SuggestedBy By);

/// <summary>What becomes of the columns of a sheet, and what is suggested for them.</summary>
/// <param name="Columns">The columns with a heading or a value, in their order.</param>
/// <param name="Missing">Required fields without a column as the file is read now.</param>
/// <param name="MissingStill">Required fields without a column even if every suggestion is taken.</param>
public sealed record ColumnPlan(
    IReadOnlyList<PlannedColumn> Columns, IReadOnlyList<KindField> Missing, IReadOnlyList<KindField> MissingStill)
{
    private const int SamplesShown = 3;

    private sealed record Likely(int Position, KindField Field, double Likeness);

    /// <summary>Plans a sheet by the row that holds the headings, or may do so; empty where there is none.</summary>
    public static ColumnPlan Of(ShownPreview shown, PreviewSheet sheet)
    {
        if (sheet.LikelyHeaderRow is not { } headerRow || headerRow > sheet.Rows.Count)
        {
            return new ColumnPlan([], [], []);
        }

        var allowed = shown.Kind.Schema.Fields.Where(field => shown.Allowed?.Contains(field.Name) != false).ToList();
        var headings = sheet.Rows[headerRow - 1];
        var labels = ColumnLabels.Of(headings);
        var match = Headings.Match(shown.Kind, headings, shown.Choice);
        var now = match.Columns.Where(one => allowed.Any(field => field.Name == one.Key))
            .ToDictionary(one => one.Value, one => shown.Kind.Field(one.Key)!);
        var samples = labels.Select((_, position) => Samples(sheet, headerRow, position)).ToList();
        var columns = Enumerable.Range(0, labels.Count)
            .Where(position => headings[position].Trim().Length > 0 || samples[position].Count > 0)
            .Select(position => Now(position, labels[position], samples[position], now, sheet))
            .ToList();
        var suggested = Suggest(shown, columns, allowed);
        return new ColumnPlan(
            suggested,
            [.. allowed.Where(field => field.Constraints.Required && !now.ContainsValue(field))],
            [.. allowed.Where(field => field.Constraints.Required && suggested.All(column => column.Suggested != field))]);
    }

    private static PlannedColumn Now(
        int position, string label, IReadOnlyList<string> samples, Dictionary<int, KindField> now, PreviewSheet sheet)
    {
        var field = now.GetValueOrDefault(position);
        var isOutside = field is null && sheet.Outside.Contains(position);
        return new PlannedColumn(
            position, label, isOutside ? [] : samples,
            isOutside ? ColumnUse.Outside : field is null ? ColumnUse.Discarded : ColumnUse.Used,
            field, field, field is null ? SuggestedBy.Nothing : SuggestedBy.Reading);
    }

    /// <summary>
    /// Columns that nobody has decided about: as last time, else by likeness, the likest first. A field is suggested once.
    /// </summary>
    private static List<PlannedColumn> Suggest(ShownPreview shown, List<PlannedColumn> columns, List<KindField> allowed)
    {
        var free = allowed.Where(field => columns.All(column => column.Field != field)).ToList();
        var open = columns.Where(column => column.Use == ColumnUse.Discarded && shown.Own?.Says(column.Label, out _) != true).ToList();
        var taken = new Dictionary<int, (KindField Field, SuggestedBy By)>();
        foreach (var column in open)
        {
            if (shown.Remembered?.Says(column.Label, out var name) == true && free.Find(field => field.Name == name) is { } field)
            {
                taken[column.Position] = (field, SuggestedBy.LastTime);
                free.Remove(field);
            }
        }

        var decided = open.Where(column => shown.Remembered?.Says(column.Label, out _) == true).ToList();
        var likely = open.Except(decided)
            .SelectMany(column => free.Select(field => new Likely(
                column.Position, field, HeadingLikeness.Of(shown.Kind, field, column.Label, column.Samples))))
            .Where(one => one.Likeness >= HeadingLikeness.Enough)
            .OrderByDescending(one => one.Likeness).ThenBy(one => one.Position);
        foreach (var one in likely)
        {
            if (!taken.ContainsKey(one.Position) && free.Remove(one.Field))
            {
                taken[one.Position] = (one.Field, SuggestedBy.Likeness);
            }
        }

        return
        [
            .. columns.Select(column => taken.TryGetValue(column.Position, out var found)
                ? column with { Suggested = found.Field, By = found.By } : column),
        ];
    }

    private static IReadOnlyList<string> Samples(PreviewSheet sheet, int headerRow, int position)
        => [.. sheet.Rows.Skip(headerRow).Where(row => position < row.Count).Select(row => row[position].Trim())
            .Where(text => text.Length > 0).Distinct(StringComparer.Ordinal).Take(SamplesShown)];
}
