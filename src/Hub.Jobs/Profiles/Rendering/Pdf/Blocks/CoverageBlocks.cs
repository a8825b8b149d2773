using Hub.Data.Profiles.Document;
using Hub.Jobs.Profiles.Rendering.Pdf.Layout;
using Hub.Jobs.Profiles.Rendering.Pdf.Writing;

namespace Hub.Jobs.Profiles.Rendering.Pdf.Blocks;

/// <summary>
/// Lays out the coverage grid: sources down, months across, a letter in a mark of its own form for each state, and the key.
/// More months than fit side by side continue in a second grid below.
/// </summary>
internal sealed class CoverageBlocks(LayoutContext context, TextBlocks texts)
{
    private const int MostMonths = 13;
    private const double SourceWidth = 170, CellPadding = 3, MarkWidth = 18, MarkHeight = 13, AgencyLine = 12;

    private static readonly TextStyle Heading = Theme.Marking, Letter = Theme.Marking, Agency = Theme.Furniture;

    /// <summary>The grid with its caption, key and source.</summary>
    public IReadOnlyList<Piece> Grid(CoverageGrid grid)
    {
        var holder = context.Section.Add("Div");
        var pieces = new List<Piece>();
        var parts = Math.Max(1, (grid.Months.Count + MostMonths - 1) / MostMonths);
        var size = Math.Max(1, (grid.Months.Count + parts - 1) / parts);
        for (var part = 0; part < parts; part++)
        {
            var months = grid.Months.Skip(part * size).Take(size).ToList();
            var states = grid.Rows.Select(r => r.Months.Skip(part * size).Take(size).ToList()).ToList();
            pieces.AddRange(Part(holder, grid, months, states, part == 0 ? grid.Caption : grid.Caption + " (continued)", size));
        }

        var end = new List<Piece> { Key(holder) };
        end.AddRange(texts.Source(grid.Source, holder));
        Piece.KeepTogether(end);
        pieces[^1].KeepsWithNext = true;
        pieces.AddRange(end);
        pieces[0].Floats = Piece.KeepIfSmall(pieces, context.BodyHeight * 0.4) ? FloatKind.Table : FloatKind.None;
        return TextBlocks.Spaced(pieces, Theme.BlockSpace, Theme.BlockSpace + 4);
    }

    private List<Piece> Part(
        StructureElement holder, CoverageGrid grid, List<string> months, List<List<CoverageState>> states, string caption, int columns)
    {
        var table = holder.Add("Table");
        var pieces = Captions.Lines(context, table.Add("Caption"), caption, grid.Code, Theme.SmallStrong);
        var cell = (Theme.TextWidth - SourceWidth) / columns;
        var heading = HeadingRow(table, months, cell);
        pieces.Add(heading.First);
        pieces[0].SpaceBefore = Theme.BlockSpace;
        var body = grid.Rows.Count > 0 ? table.Add("TBody") : null;
        var rows = grid.Rows.Select((row, i) => RowPiece(body!, row, states[i], cell, heading.Again)).ToList();
        Piece.ControlWidows(rows);
        pieces.AddRange(rows);
        return pieces;
    }

    private (Piece First, Piece Again) HeadingRow(StructureElement table, List<string> months, double cell)
    {
        var row = table.Add("THead").Add("TR");
        var texts = months.Prepend("Source").ToList();
        var tags = texts.Select(_ => row.Add("TH", attributes: "<</O/Table/Scope/Column>>")).ToList();
        // Month above year in every column, so that the heads stand alike.
        var lines = texts.Select((t, i) => i == 0
            ? context.Lines.Break(t, Heading, SourceWidth)
            : [.. t.Split(' ').SelectMany(word => context.Lines.Break(word, Heading, cell))]).ToList();
        var height = (lines.Max(l => l.Count) * Heading.LineHeight) + (2 * CellPadding);
        return (
            new Piece { Height = height, KeepsWithNext = true, SpaceBefore = 4, Draw = (canvas, y) => Draw(canvas, y, repeats: false) },
            new Piece { Height = height, Draw = (canvas, y) => Draw(canvas, y, repeats: true) });

        void Draw(Canvas canvas, double top, bool repeats)
        {
            for (var i = 0; i < lines.Count; i++)
            {
                var x = i == 0 ? Theme.Left : Theme.Left + SourceWidth + ((i - 1) * cell);
                var y = top + height - CellPadding - (lines[i].Count * Heading.LineHeight);
                foreach (var line in lines[i])
                {
                    var align = i == 0 ? Align.Left : Align.Centre;
                    if (repeats)
                    {
                        canvas.Text(Artifact.Repetition, line, Heading, x, y, align, cell);
                    }
                    else
                    {
                        canvas.Text(tags[i], line, Heading, x, y, align, cell);
                    }

                    y += Heading.LineHeight;
                }
            }

            canvas.Rule(Theme.Left, Theme.Right, top + height, 1, Theme.Ink);
        }
    }

    private Piece RowPiece(StructureElement body, CoverageRow row, List<CoverageState> states, double cell, Piece heading)
    {
        var tag = body.Add("TR");
        var head = tag.Add("TH", attributes: "<</O/Table/Scope/Row>>");
        var source = context.Lines.Break(row.Source, Theme.Small, SourceWidth - 8);
        var agency = context.Lines.Break(row.Agency, Agency, SourceWidth - 8);
        var marks = states.Select(state => (State: state, Tag: Mark(tag.Add("TD"), state))).ToList();
        var height = (source.Count * Theme.Small.LineHeight) + (agency.Count * AgencyLine) + (2 * CellPadding);
        return new Piece
        {
            Height = Math.Max(height, MarkHeight + (2 * CellPadding)),
            Repeated = heading,
            Draw = (canvas, top) =>
            {
                var y = top + CellPadding;
                foreach (var line in source)
                {
                    canvas.Text(head, line, Theme.Small, Theme.Left, y);
                    y += Theme.Small.LineHeight;
                }

                foreach (var line in agency)
                {
                    canvas.Text(head, line, Agency, Theme.Left, y);
                    y += AgencyLine;
                }

                for (var i = 0; i < marks.Count; i++)
                {
                    var x = Theme.Left + SourceWidth + (i * cell) + ((cell - MarkWidth) / 2);
                    DrawMark(canvas, marks[i].Tag, marks[i].State, x, top + ((height - MarkHeight) / 2));
                }

                canvas.Rule(Theme.Left, Theme.Right, top + height, 0.4, Theme.LightRule);
            },
        };
    }

    private Piece Key(StructureElement holder)
    {
        var list = holder.Add("L", attributes: "<</O/List/ListNumbering/None>>");
        var entries = CoverageMarks.All.Select(state =>
        {
            var item = list.Add("LI");
            var mark = Mark(item.Add("Lbl"), state);
            return (State: state, Mark: mark, Body: item.Add("LBody"),
                Words: context.Lines.Break(CoverageMarks.Words(state), Theme.Small, Theme.TextWidth)[0]);
        }).ToList();
        return new Piece
        {
            Height = Theme.Small.LineHeight,
            SpaceBefore = 6,
            Draw = (canvas, y) =>
            {
                var x = Theme.Left;
                foreach (var entry in entries)
                {
                    DrawMark(canvas, entry.Mark, entry.State, x, y);
                    canvas.Text(entry.Body, entry.Words, Theme.Small, x + MarkWidth + 5, y);
                    x += MarkWidth + 5 + entry.Words.Width + 14;
                }
            },
        };
    }

    /// <summary>A letter that is read out as its words.</summary>
    private static StructureElement Mark(StructureElement parent, CoverageState state)
        => parent.Add("Span", expansion: CoverageMarks.Words(state));

    /// <summary>What is in order is light, what is missing dark: the eye finds the gaps; five forms that differ in grey.</summary>
    private void DrawMark(Canvas canvas, StructureElement tag, CoverageState state, double x, double y)
    {
        var (fill, frame, colour) = state switch
        {
            CoverageState.Received => (Palette.Sequential[0], null, Theme.Ink),
            CoverageState.Late => (Palette.Sequential[2], null, Theme.Ink),
            CoverageState.Missing => (Theme.DarkPink, null, Theme.Paper),
            CoverageState.Nil => (Theme.Paper, Palette.MidGrey, Theme.Ink),
            CoverageState.NotDue => (null, (string?)null, Theme.QuietInk),
            _ => throw new ArgumentOutOfRangeException(nameof(state), state, "A state without a mark."),
        };
        if (fill is not null)
        {
            canvas.Box(x, y, MarkWidth, MarkHeight, fill);
        }

        if (frame is not null)
        {
            canvas.Outline(x, y, MarkWidth, MarkHeight, 0.8, frame);
        }

        var style = Letter with { Colour = colour, LineHeight = MarkHeight };
        var line = context.Lines.Break(CoverageMarks.Mark(state), style, MarkWidth)[0];
        canvas.Text(tag, line, style, x, y, Align.Centre, MarkWidth);
    }
}
