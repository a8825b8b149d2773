using Hub.Data.Ingest.Kinds;
using Hub.Data.Ingest.Mapping;

namespace Hub.Data.Ingest.Reading;

/// <summary>A header row that was found: its place among the first rows, and what it matches.</summary>
internal sealed record FoundHeader(int RowNumber, IReadOnlyList<string> Cells, HeadingMatch Match)
{
    /// <summary>Number of fields with a column.</summary>
    public int Fields => Match.Columns.Count;
}

/// <summary>
/// Finds the header row: the one among the first rows that matches most fields, so that a title block above it does no harm.
/// </summary>
internal static class HeaderSearch
{
    /// <summary>How many rows a title block may have.</summary>
    public const int Rows = 40;

    /// <summary>How many rows of a sheet are kept to show to a person: a title block and the first rows of data.</summary>
    public const int RowsShown = Rows + 20;

    private const int HeadingsQuoted = 6;

    /// <summary>
    /// The best header among the rows, or null where no row has any heading of the kind. A row that a person chose is the header
    /// whatever it holds.
    /// </summary>
    public static FoundHeader? Best(DatasetKind kind, IReadOnlyList<string[]> rows, ReadingChoice? choice = null)
    {
        if (choice?.HeaderRow is { } chosen)
        {
            return chosen < 1 || chosen > rows.Count
                ? null
                : new FoundHeader(chosen, rows[chosen - 1], Headings.Match(kind, rows[chosen - 1], choice));
        }

        FoundHeader? best = null;
        for (var i = 0; i < Math.Min(rows.Count, Rows); i++)
        {
            var match = Headings.Match(kind, rows[i], choice);
            if (match.Columns.Count > (best?.Fields ?? 0))
            {
                best = new FoundHeader(i + 1, rows[i], match);
            }
        }

        return best;
    }

    /// <summary>Null when the header serves the kind; otherwise why not, naming the kind it looks like where there is one.</summary>
    public static Refusal? Check(
        DatasetKind kind, IReadOnlyList<DatasetKind> registered, IReadOnlyList<string[]> rows, FoundHeader? found)
    {
        if (found is { Match.Fits: true })
        {
            return null;
        }

        if (LooksLike(kind, registered, rows, found) is { } other)
        {
            return new Refusal(
                "other_kind",
                $"This file looks like {other.Title}, not {kind.Title}; send it as {other.Title}, or choose the right file.");
        }

        if (found is null)
        {
            var expected = string.Join(", ", kind.Schema.Fields.Take(HeadingsQuoted).Select(field => field.Title));
            return new Refusal(
                "no_header",
                $"No row among the first {Rows} has the headings of {kind.Title} ({expected} …); "
                + "add a heading row or start from the template.");
        }

        if (found.Match.Repeated.Count > 0)
        {
            return new Refusal(
                "repeated_column",
                $"The column {Quote(found.Match.Repeated)} is there more than once; remove or rename all but one.");
        }

        var missing = found.Match.MissingRequired.Select(field => field.Title).ToList();
        return new Refusal(
            "missing_columns",
            $"The heading row (row {found.RowNumber}) lacks {Quote(missing)}; "
            + $"add {(missing.Count == 1 ? "this column" : "these columns")}, even where most cells stay empty.");
    }

    private static DatasetKind? LooksLike(
        DatasetKind kind, IReadOnlyList<DatasetKind> registered, IReadOnlyList<string[]> rows, FoundHeader? found)
        => registered
            .Where(other => other.Kind != kind.Kind)
            .Select(other => (Kind: other, Header: Best(other, rows)))
            .Where(other => other.Header is { Match.Fits: true } header && header.Fields > (found?.Fields ?? 0))
            .OrderByDescending(other => other.Header!.Fields)
            .Select(other => other.Kind)
            .FirstOrDefault();

    private static string Quote(IReadOnlyList<string> names)
        => string.Join(", ", names.Take(HeadingsQuoted).Select(name => $"\"{name}\""))
            + (names.Count > HeadingsQuoted ? $" and {names.Count - HeadingsQuoted} more" : "");
}
