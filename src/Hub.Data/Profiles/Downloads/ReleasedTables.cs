using System.Globalization;
using Hub.Data.Profiles.Document;
using Hub.Data.Profiles.Editions;
using Hub.Data.Profiles.Publishing;

namespace Hub.Data.Profiles.Downloads;

/// <summary>
/// Takes the tables out of an edition's own document, so that a file says what the page says: suppressed, rounded, in the same words.
/// Nothing is read but the frozen edition.
/// </summary>
public static class ReleasedTables
{
    private const string Label = "Item";
    private const string Code = "Figure code";

    /// <summary>Every table, in the order of the document; the table of a chart or map too.</summary>
    public static TableSet Of(EditionContent edition)
    {
        var document = ProfileAssembly.Assemble(edition);
        var front = edition.Figures.Front;
        var keys = new Dictionary<string, int>(StringComparer.Ordinal);
        var tables = Found(document.Blocks).Distinct(ReferenceEqualityComparer.Instance).Cast<FigureTable>()
            .Select((table, n) => Table(table, n, keys)).ToList();
        return new(
            new(
                document.Title,
                document.Subtitle,
                document.Marking,
                document.Notices,
                edition.Standing.Handling,
                front.AreaName,
                Wording.Sentence(Wording.Period(front.PeriodFrom, front.PeriodUntil)),
                front.AreaSet,
                [.. edition.Figures.Indicators.Select(i => i.Suppression).Distinct().Order(StringComparer.Ordinal)],
                Standing(edition),
                ProfileAssembly.FileName(edition, null)),
            tables);
    }

    private static IEnumerable<FigureTable> Found(IReadOnlyList<Block> blocks) => blocks.SelectMany(block => block switch
    {
        FigureTable table => [table],
        Chart { Data: { } data } => [data],
        Map { Data: { } data } => [data],
        ActionList actions => [Actions(actions)],
        CoverageGrid grid => [Coverage(grid)],
        _ => Array.Empty<FigureTable>(),
    });

    private static FigureTable Actions(ActionList actions) => new(
        actions.Caption,
        [.. ((string[])["Finding", "Strand", "Owner", "Due", "Status"]).Select(heading => new TableColumn(heading, 1, false))],
        [.. actions.Items.Select(item => new TableRow([.. ((string[])
            [item.Finding, item.Strand, item.Owner, item.Due, item.IsOverdue ? item.Status + ", overdue" : item.Status])
            .Select(TableCell.Of)]))],
        actions.Code,
        actions.Source);

    private static FigureTable Coverage(CoverageGrid grid) => new(
        grid.Caption,
        [.. ((string[])["Source", "Agency", .. grid.Months]).Select(heading => new TableColumn(heading, 1, false))],
        [.. grid.Rows.Select(row => new TableRow([
            TableCell.Of(row.Source), TableCell.Of(row.Agency), .. row.Months.Select(state => TableCell.Of(CoverageMarks.Words(state)))]))],
        grid.Code,
        grid.Source);

    private static ReleasedTable Table(FigureTable table, int place, Dictionary<string, int> keys)
    {
        var name = table.Code.Length > 0 ? Key(table.Code) : string.Create(CultureInfo.InvariantCulture, $"table-{place + 1}");
        var number = keys[name] = keys.GetValueOrDefault(name) + 1;
        var hasCodes = table.Rows.Any(row => row.Code.Length > 0);
        return new(
            number == 1 ? name : string.Create(CultureInfo.InvariantCulture, $"{name}-{number}"),
            table.Code,
            table.Caption,
            Headings(table.Columns, hasCodes),
            [.. table.Rows.Select(row => (IReadOnlyList<TableCell>)(hasCodes ? [.. row.Cells, TableCell.Of(row.Code)] : row.Cells))],
            table.Source);
    }

    private static List<string> Headings(IReadOnlyList<TableColumn> columns, bool hasCodes)
    {
        var headings = new List<string>();
        foreach (var wanted in columns.Select(column => column.Header.Length > 0 ? column.Header : Label).Concat(hasCodes ? [Code] : []))
        {
            var same = headings.Count(heading => heading == wanted || heading.StartsWith(wanted + " (", StringComparison.Ordinal));
            headings.Add(same == 0 ? wanted : string.Create(CultureInfo.InvariantCulture, $"{wanted} ({same + 1})"));
        }

        return headings;
    }

    private static string Key(string code)
        => string.Concat(code.ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-'))
            .Replace("--", "-", StringComparison.Ordinal).Trim('-');

    private static string Standing(EditionContent edition)
    {
        var standing = edition.Standing;
        var number = standing.EditionNumber > 1
            ? string.Create(CultureInfo.InvariantCulture, $", amendment {standing.EditionNumber - 1}")
            : "";
        var released = standing.ReleasedOn is { } day ? $", released on {Wording.Date(day)}" : "";
        var status = released.Length > 0 && standing.Status == PublicationStatus.Released
            ? ""
            : ", " + PublicationStatus.Words(standing.Status);
        return $"{EditionNames.Words(edition.Edition)}{number}{status}{released}";
    }
}
