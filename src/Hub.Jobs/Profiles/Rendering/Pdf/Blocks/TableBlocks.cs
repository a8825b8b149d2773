using Hub.Data.Profiles.Document;
using Hub.Jobs.Profiles.Rendering.Pdf.Layout;
using Hub.Jobs.Profiles.Rendering.Pdf.Writing;

namespace Hub.Jobs.Profiles.Rendering.Pdf.Blocks;

/// <summary>
/// Lays out tables: caption, heading row repeated on each page, wrapped cells, no split row; rules only under the heading and
/// between rows.
/// </summary>
internal sealed class TableBlocks(LayoutContext context, TextBlocks texts)
{
    private const double CellPadding = 3;

    private static readonly string[] ActionHeadings = ["Finding", "Strand", "Owner", "Due", "Status"];

    private static readonly double[] ActionWeights = [2.6, 1, 1.5, 1.1, 1.2];

    /// <summary>A table of figures.</summary>
    public IReadOnlyList<Piece> Table(FigureTable table)
    {
        var rows = table.Rows.Select(r => new Row(
            [.. r.Cells.Select((c, i) => i == 0 ? FigureCodes.After(c.Text, r.Code) : c.Text)], r.IsTotal));
        return Table(table.Caption, table.Code, table.Columns, [.. rows], table.Source);
    }

    /// <summary>The actions of a plan; an overdue one says so in words.</summary>
    public IReadOnlyList<Piece> Actions(ActionList actions)
    {
        var columns = ActionHeadings.Zip(ActionWeights, (heading, weight) => new TableColumn(heading, weight, Numeric: false));
        var rows = actions.Items.Select(item => new Row([item.Finding, item.Strand, item.Owner, item.Due, Status(item)], false));
        return Table(actions.Caption, actions.Code, [.. columns], [.. rows], actions.Source);
    }

    private static RichText Status(ActionItem item)
        => item.IsOverdue ? new RichText([new TextRun(item.Status + " "), new TextRun("Overdue", Bold: true)]) : item.Status;

    private List<Piece> Table(
        string caption, string code, IReadOnlyList<TableColumn> columns, IReadOnlyList<Row> rows, SourceNote source)
    {
        var holder = context.Section.Add("Div");
        var table = holder.Add("Table");
        var pieces = caption.Length + code.Length > 0
            ? Captions.Lines(context, table.Add("Caption"), caption, code, Theme.SmallStrong)
            : [];
        var grid = new TableColumns(columns, LongestWords(columns, rows));
        var heading = HeadingRow(table, grid, columns);
        pieces.Add(heading.First);
        var body = rows.Count > 0 ? table.Add("TBody") : null;
        var rowPieces = rows.SelectMany((row, i) => RowPieces(body!, grid, columns, row, heading.Again, i == 0)).ToList();
        Piece.ControlWidows(rowPieces);
        pieces.AddRange(rowPieces);
        var notes = texts.Source(source, holder);
        pieces[^1].KeepsWithNext = notes.Count > 0;
        pieces.AddRange(notes);
        pieces[0].Floats = Piece.KeepIfSmall(pieces, context.BodyHeight * 0.4) ? FloatKind.Table : FloatKind.None;
        return TextBlocks.Spaced(pieces, Theme.BlockSpace, Theme.BlockSpace + 4);
    }

    private double[] LongestWords(IReadOnlyList<TableColumn> columns, IReadOnlyList<Row> rows)
    {
        var widths = columns.Select(c => context.Lines.WidestWord(c.Header, Theme.SmallStrong)).ToArray();
        foreach (var row in rows)
        {
            for (var i = 0; i < Math.Min(widths.Length, row.Cells.Count); i++)
            {
                widths[i] = Math.Max(widths[i], context.Lines.WidestWord(row.Cells[i], row.Style));
            }
        }

        return widths;
    }

    /// <summary>The heading row twice: tagged for the first page, an artifact for the pages after it.</summary>
    private (Piece First, Piece Again) HeadingRow(StructureElement table, TableColumns grid, IReadOnlyList<TableColumn> columns)
    {
        var row = table.Add("THead").Add("TR");
        var tags = columns.Select(_ => row.Add("TH", attributes: "<</O/Table/Scope/Column>>")).ToList();
        var cells = columns.Select((c, i) => context.Lines.Break(c.Header, Theme.SmallStrong, grid.TextWidth(i))).ToList();
        var lines = cells.Select(c => c.Count).DefaultIfEmpty(1).Max();
        var height = (lines * Theme.SmallStrong.LineHeight) + (2 * CellPadding);
        return (
            new Piece { Height = height, KeepsWithNext = true, SpaceBefore = 4, Draw = (canvas, y) => Draw(canvas, y, repeats: false) },
            new Piece { Height = height, Draw = (canvas, y) => Draw(canvas, y, repeats: true) });

        void Draw(Canvas canvas, double top, bool repeats)
        {
            for (var i = 0; i < cells.Count; i++)
            {
                // Headings stand on their rule, so a short one is next to its column.
                var y = top + height - CellPadding - (cells[i].Count * Theme.SmallStrong.LineHeight);
                foreach (var line in cells[i])
                {
                    var align = columns[i].Numeric ? Align.Right : Align.Left;
                    if (repeats)
                    {
                        canvas.Text(Artifact.Repetition, line, Theme.SmallStrong, grid.TextLeft(i), y, align, grid.TextWidth(i));
                    }
                    else
                    {
                        canvas.Text(tags[i], line, Theme.SmallStrong, grid.TextLeft(i), y, align, grid.TextWidth(i));
                    }

                    y += Theme.SmallStrong.LineHeight;
                }
            }

            canvas.Rule(Theme.Left, Theme.Right, top + height, 1, Theme.Ink);
        }
    }

    /// <summary>One piece, or as many as needed for a row that is taller than a page.</summary>
    private IEnumerable<Piece> RowPieces(
        StructureElement body, TableColumns grid, IReadOnlyList<TableColumn> columns, Row row, Piece heading, bool isFirst)
    {
        var tag = body.Add("TR");
        var cells = columns.Select((column, i) => new Cell(
            i == 0 ? tag.Add("TH", attributes: "<</O/Table/Scope/Row>>") : tag.Add("TD"),
            i < row.Cells.Count ? context.Lines.Break(row.Cells[i], row.Style, grid.TextWidth(i)) : [],
            column.Numeric ? Align.Right : Align.Left)).ToList();
        var lines = cells.Select(c => c.Lines.Count).DefaultIfEmpty(1).Max();
        var most = Math.Max(1, (int)((context.BodyHeight - heading.Height - (2 * CellPadding)) / row.Style.LineHeight));
        for (var from = 0; from == 0 || from < lines; from += most)
        {
            var (start, count) = (from, Math.Max(1, Math.Min(most, lines - from)));
            var height = (count * row.Style.LineHeight) + (2 * CellPadding);
            yield return new Piece
            {
                Height = height,
                Repeated = heading,
                Draw = (canvas, y) =>
                {
                    DrawCells(canvas, grid, cells, row.Style, start, count, y + CellPadding);
                    if (row.IsTotal && !isFirst)
                    {
                        canvas.Rule(Theme.Left, Theme.Right, y, 0.8, Theme.Ink);
                    }

                    canvas.Rule(Theme.Left, Theme.Right, y + height, 0.4, Theme.LightRule);
                },
            };
        }
    }

    private static void DrawCells(
        Canvas canvas, TableColumns grid, List<Cell> cells, TextStyle style, int start, int count, double top)
    {
        for (var i = 0; i < cells.Count; i++)
        {
            var y = top;
            foreach (var line in cells[i].Lines.Skip(start).Take(count))
            {
                canvas.Text(cells[i].Tag, line, style, grid.TextLeft(i), y, cells[i].Align, grid.TextWidth(i));
                y += style.LineHeight;
            }
        }
    }

    private sealed record Row(IReadOnlyList<RichText> Cells, bool IsTotal)
    {
        public TextStyle Style => IsTotal ? Theme.SmallStrong : Theme.Small;
    }

    private sealed record Cell(StructureElement Tag, IReadOnlyList<Line> Lines, Align Align);
}
