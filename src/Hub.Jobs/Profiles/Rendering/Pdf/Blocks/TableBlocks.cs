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
    private const double CellPadding = 3, MostForFigures = 0.8;

    private const int ManyRows = 12, MostRows = 36, ShortHeader = 16;

    private static readonly string[] ActionHeadings = ["Finding", "Strand", "Owner", "Due", "Status"];

    private static readonly double[] ActionWeights = [2.5, 0.9, 1.5, 1.6, 1.1];

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
        var needs = Needs(columns, rows);
        var halves = IsLongAndNarrow(columns, rows) ? TableColumns.Halves(columns, needs) : null;
        if (halves is var (left, right))
        {
            pieces.AddRange(SideBySide(table, left, right, columns, rows));
        }
        else
        {
            var grid = new TableColumns(columns, needs);
            var heading = HeadingRow(table, grid, columns);
            pieces.Add(heading.First);
            var body = rows.Count > 0 ? table.Add("TBody") : null;
            var rowPieces = rows.SelectMany((row, i) => RowPieces(body!, grid, columns, row, heading.Again, i == 0)).ToList();
            Piece.ControlWidows(rowPieces);
            pieces.AddRange(rowPieces);
        }

        var notes = texts.Source(source, holder);
        pieces[^1].KeepsWithNext = notes.Count > 0;
        pieces.AddRange(notes);
        var most = context.BodyHeight * (halves is null ? 0.4 : 1);
        pieces[0].Floats = Piece.KeepIfSmall(pieces, most) ? FloatKind.Table : FloatKind.None;
        return TextBlocks.Spaced(pieces, Theme.BlockSpace, Theme.BlockSpace + 4);
    }

    /// <summary>Months and their figures: few columns and many short rows, of which half still fit on half a page.</summary>
    private static bool IsLongAndNarrow(IReadOnlyList<TableColumn> columns, IReadOnlyList<Row> rows)
        => rows.Count is >= ManyRows and <= MostRows && columns.Skip(1).All(column => column.Numeric)
            && !rows.Any(row => row.IsTotal || row.Cells[0].Plain.Length > ShortHeader);

    /// <summary>The second half of the rows to the right of the first, under the headings once more; read aloud it is one table.</summary>
    private IEnumerable<Piece> SideBySide(
        StructureElement table, TableColumns left, TableColumns right, IReadOnlyList<TableColumn> columns, IReadOnlyList<Row> rows)
    {
        var heading = HeadingRow(table, left, columns);
        var again = HeadingRow(null, right, columns).Again;
        yield return Beside(heading.First, again);
        var body = table.Add("TBody");
        var half = (rows.Count + 1) / 2;
        var pieces = rows
            .SelectMany((row, i) => RowPieces(body, i < half ? left : right, columns, row, heading.Again, isFirst: true)).ToList();
        for (var i = 0; i < half; i++)
        {
            yield return half + i < pieces.Count ? Beside(pieces[i], pieces[half + i]) : pieces[i];
        }
    }

    private static Piece Beside(Piece left, Piece right) => new()
    {
        Height = Math.Max(left.Height, right.Height),
        SpaceBefore = left.SpaceBefore,
        KeepsWithNext = true,
        Draw = (canvas, y) =>
        {
            left.Draw(canvas, y);
            right.Draw(canvas, y);
        },
    };

    /// <summary>
    /// Figures stay on one line ("fewer than 8") while that leaves room for words; else a column is as wide as its longest word.
    /// </summary>
    private double[] Needs(IReadOnlyList<TableColumn> columns, IReadOnlyList<Row> rows)
    {
        var widths = Widest(columns, rows, (text, style, isNumeric) => isNumeric
            ? context.Lines.Break(text, style, Theme.TextWidth).Select(l => l.Width).DefaultIfEmpty().Max()
            : context.Lines.WidestWord(text, style));
        return widths.Sum() <= MostForFigures * Theme.TextWidth
            ? widths
            : Widest(columns, rows, (text, style, _) => context.Lines.WidestWord(text, style));
    }

    private double[] Widest(IReadOnlyList<TableColumn> columns, IReadOnlyList<Row> rows, Func<RichText, TextStyle, bool, double> width)
    {
        var widths = columns.Select(c => context.Lines.WidestWord(c.Header, Theme.SmallStrong)).ToArray();
        foreach (var row in rows)
        {
            for (var i = 0; i < Math.Min(widths.Length, row.Cells.Count); i++)
            {
                widths[i] = Math.Max(widths[i], width(row.Cells[i], row.Style, columns[i].Numeric));
            }
        }

        return widths;
    }

    /// <summary>The heading row twice: tagged for the first page (where it has a table), an artifact for the pages after it.</summary>
    private (Piece First, Piece Again) HeadingRow(StructureElement? table, TableColumns grid, IReadOnlyList<TableColumn> columns)
    {
        var row = table?.Add("THead").Add("TR");
        var tags = columns.Select(_ => row?.Add("TH", attributes: "<</O/Table/Scope/Column>>")).ToList();
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
                    if (repeats || tags[i] is not { } tag)
                    {
                        canvas.Text(Artifact.Repetition, line, Theme.SmallStrong, grid.TextLeft(i), y, align, grid.TextWidth(i));
                    }
                    else
                    {
                        canvas.Text(tag, line, Theme.SmallStrong, grid.TextLeft(i), y, align, grid.TextWidth(i));
                    }

                    y += Theme.SmallStrong.LineHeight;
                }
            }

            canvas.Rule(grid.LeftEdge, grid.RightEdge, top + height, 1, Theme.Ink);
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
                        canvas.Rule(grid.LeftEdge, grid.RightEdge, y, 0.8, Theme.Ink);
                    }

                    canvas.Rule(grid.LeftEdge, grid.RightEdge, y + height, 0.4, Theme.LightRule);
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
