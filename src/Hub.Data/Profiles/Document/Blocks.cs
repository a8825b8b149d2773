using Hub.Data.Primitives;

namespace Hub.Data.Profiles.Document;

/// <summary>
/// A profile as blocks, before any renderer: the HTML twin and every PDF engine read this and nothing else.
/// </summary>
/// <param name="Title">Title of the document, also in its properties.</param>
/// <param name="Subtitle">One line under the title.</param>
/// <param name="Author">Who stands behind it; never an officer's name in a demonstration run.</param>
/// <param name="Language">BCP 47 tag, "en-GB".</param>
/// <param name="Marking">Protective marking: printed at the top and bottom of every page, first in reading order.</param>
/// <param name="Notices">Lines printed on every page under the marking, such as "DRAFT – assembled by machine, not assessed".</param>
/// <param name="RunningTitle">Area and period, at the top left of every page.</param>
/// <param name="CreatedAt">Instant of the snapshot; also the file's date, so equal input gives equal bytes.</param>
/// <param name="Keywords">Properties of the file.</param>
/// <param name="Blocks">The content in reading order.</param>
public sealed record ProfileDocument(
    string Title,
    string Subtitle,
    string Author,
    string Language,
    string Marking,
    IReadOnlyList<string> Notices,
    string RunningTitle,
    DateTimeOffset CreatedAt,
    IReadOnlyList<string> Keywords,
    IReadOnlyList<Block> Blocks)
{
    /// <summary>
    /// Where the codes of figures lead: the address up to the code, on this site ("/profiles/figures/…/") or at an https address.
    /// Null where they are plain text.
    /// </summary>
    public string? FiguresAt { get; init; }
}

/// <summary>One piece of the document. The list of kinds is closed: a new one lands in every renderer together.</summary>
public abstract record Block;

/// <summary>A heading, level 1 to 3. <paramref name="Id"/> is unique in the document and the target of links.</summary>
public sealed record Heading(int Level, string Text, string Id) : Block;

/// <summary>Running text.</summary>
public sealed record Paragraph(RichText Text) : Block;

/// <summary>A list, bulleted or numbered; a compact one is set in the size of tables, where page one has no room.</summary>
public sealed record TextList(bool Numbered, IReadOnlyList<RichText> Items, bool IsCompact = false) : Block;

/// <summary>
/// The band that opens page one: area, edition and the facts a reader checks first, as label and value pairs.
/// </summary>
public sealed record Band(string Title, string Subtitle, IReadOnlyList<LabelledText> Facts) : Block;

/// <summary>The threat in five lines: each a theme, a sentence, a small strip drawing, a direction and a confidence.</summary>
public sealed record ThreatLines(IReadOnlyList<ThreatLine> Lines, string ScaleNote) : Block;

/// <summary>
/// One theme of <see cref="ThreatLines"/>; an empty confidence or probability is left out. <paramref name="Strip"/> is a
/// dot-and-interval drawing 160 by 18 points. <paramref name="Code"/> is the figure's, printed after the sentence.
/// </summary>
public sealed record ThreatLine(
    string Theme, string Sentence, Scene? Strip, string StripAlt, string Direction, string Confidence, string Code = "",
    string Probability = "")
{
    /// <summary>What the figures say, in small under a sentence that is a judgement; empty where the sentence says it.</summary>
    public string Measure { get; init; } = "";

    /// <summary>The judgement's term and its confidence in few words: "Highly likely, moderate confidence".</summary>
    public string Verdict => (Probability.Length, Confidence.Length) switch
    {
        (0, 0) => "",
        (0, _) => $"Confidence: {Confidence}",
        (_, 0) => Probability,
        _ => $"{Probability}, {Confidence} confidence",
    };
}

/// <summary>A judgement with its probability term and, separately, its analytical confidence.</summary>
public sealed record KeyJudgement(string Text, string Probability, string Confidence, RichText Basis) : Block;

/// <summary>
/// A table of figures. The first column is the row header. At most seven columns on paper.
/// </summary>
/// <param name="Caption">What the table shows, with unit, place and period.</param>
/// <param name="Columns">Headings; the unit stands in the heading.</param>
/// <param name="Rows">As many cells as columns.</param>
/// <param name="Code">Figure code printed at the right of the caption, or empty; several are set apart by ", ".</param>
/// <param name="Source">Source and note under the table.</param>
public sealed record FigureTable(
    string Caption, IReadOnlyList<TableColumn> Columns, IReadOnlyList<TableRow> Rows, string Code, SourceNote Source) : Block;

/// <summary>A column: heading, relative width, and whether its cells are numbers (set right).</summary>
public sealed record TableColumn(string Header, double Weight, bool Numeric);

/// <summary>A row; a total row is set bold. A row with a figure of its own carries its code after the row header.</summary>
public sealed record TableRow(IReadOnlyList<TableCell> Cells, bool IsTotal = false, string Code = "");

/// <summary>A cell: words, or a figure. A number can only come in as a figure.</summary>
public sealed record TableCell
{
    private TableCell(string text, Figure? figure) => (Text, Figure) = (text, figure);

    /// <summary>What is printed.</summary>
    public string Text { get; }

    /// <summary>The figure behind the text, if the cell is one.</summary>
    public Figure? Figure { get; }

    /// <summary>A cell of words.</summary>
    public static TableCell Of(string text) => new(text, null);

    /// <summary>A cell of a figure; <paramref name="suffix"/> such as "%" follows a value.</summary>
    public static TableCell Of(Figure figure, string suffix = "") => new(figure.HasValue ? figure.Text + suffix : figure.Text, figure);
}

/// <summary>
/// A chart. The title is the sentence a chair would say; the subtitle gives measure, unit, period and area.
/// </summary>
/// <param name="Alt">Type, subject and finding, for a reader who cannot see it.</param>
/// <param name="Drawing">The picture, the same in HTML and PDF.</param>
/// <param name="Data">The table twin, shown in the HTML and the annex.</param>
public sealed record Chart(
    string Title, string Subtitle, string Alt, Scene Drawing, FigureTable? Data, string Code, SourceNote Source) : Block;

/// <summary>A map: as a chart, with the caption that says what the eye should find and that points are approximate.</summary>
public sealed record Map(
    string Title, string Subtitle, string Alt, Scene Drawing, FigureTable? Data, string Code, SourceNote Source) : Block;

/// <summary>Actions, each with its strand, owner, date and state.</summary>
public sealed record ActionList(string Caption, IReadOnlyList<ActionItem> Items, SourceNote Source, string Code = "") : Block;

/// <summary>One action of the 4P plan as the document shows it.</summary>
public sealed record ActionItem(string Finding, string Strand, string Owner, string Due, string Status, bool IsOverdue);

/// <summary>A framed remark; <paramref name="Tone"/> decides its rule, never its meaning alone.</summary>
public sealed record Callout(CalloutTone Tone, string Title, RichText Text) : Block;

/// <summary>The tone of a callout.</summary>
public enum CalloutTone
{
    /// <summary>Something to know.</summary>
    Note,

    /// <summary>Something missing: who has not sent what.</summary>
    Gap,

    /// <summary>Something to decide or act on.</summary>
    Decision,

    /// <summary>A warning about how to read what follows.</summary>
    Warning,
}

/// <summary>
/// The coverage grid: sources down, months across. States are words and marks, not colours alone.
/// </summary>
public sealed record CoverageGrid(
    string Caption, IReadOnlyList<string> Months, IReadOnlyList<CoverageRow> Rows, SourceNote Source, string Code = "") : Block;

/// <summary>One source of the coverage grid with one state for each month.</summary>
public sealed record CoverageRow(string Source, string Agency, IReadOnlyList<CoverageState> Months);

/// <summary>What arrived for one source and month.</summary>
public enum CoverageState
{
    /// <summary>Received in time.</summary>
    Received,

    /// <summary>Received after its due date.</summary>
    Late,

    /// <summary>Due and not received.</summary>
    Missing,

    /// <summary>The agency declared that there was nothing to report.</summary>
    Nil,

    /// <summary>Not due in this month.</summary>
    NotDue,
}

/// <summary>Source and note line, 10 point grey, under what it explains.</summary>
public sealed record SourceNote(string Source, string? Note = null) : Block
{
    /// <summary>For a block that needs no source line of its own.</summary>
    public static readonly SourceNote None = new("");

    /// <summary>The line as every renderer prints it; empty when there is nothing to say.</summary>
    public string Line => (Source.Length > 0 ? "Source: " + Source.TrimEnd('.') + "." : "")
        + (Source.Length > 0 && Note is { Length: > 0 } ? " " : "")
        + (Note is { Length: > 0 } ? "Note: " + Note.TrimEnd('.') + "." : "");
}

/// <summary>The list of contents: headings of levels 1 and 2 with page numbers, in place.</summary>
public sealed record Contents(string Title) : Block;

/// <summary>
/// Starts a new page on paper, unless more than a third of the page before it would stay white; page one may stand alone however
/// short it is.
/// </summary>
public sealed record PageBreak : Block;

/// <summary>A label and its value, for cover, control sheet and foot strip.</summary>
public sealed record LabelledText(string Label, string Text);

/// <summary>Label and value pairs as a borderless two-column list (control sheet, foot strip of page one).</summary>
public sealed record FactList(string Caption, IReadOnlyList<LabelledText> Facts) : Block;

/// <summary>Text made of runs.</summary>
public sealed record RichText(IReadOnlyList<TextRun> Runs)
{
    /// <summary>Plain text of all runs.</summary>
    public string Plain => string.Concat(Runs.Select(r => r.Text));

    /// <summary>Plain words as rich text.</summary>
    public static implicit operator RichText(string text) => new([new TextRun(text)]);

    /// <summary>Plain words as rich text.</summary>
    public static RichText FromString(string text) => text;
}

/// <summary>
/// A run of text; <paramref name="LinkTo"/> is a heading id ("#id") or an https address. The code of a figure is set small and grey
/// and leads to what stands behind it, where the document says where that is; else to its own link.
/// </summary>
public sealed record TextRun(string Text, bool Bold = false, string? LinkTo = null, bool IsCode = false);
