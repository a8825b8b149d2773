namespace Hub.Data.Ingest.Files;

/// <summary>How a cell of a written workbook looks; each is text, whatever it says.</summary>
public enum SheetLook
{
    /// <summary>Text in one line.</summary>
    Plain,

    /// <summary>A heading: bold on grey.</summary>
    Heading,

    /// <summary>A title above a table: bold and larger.</summary>
    Title,

    /// <summary>Text that may take several lines.</summary>
    Wrapped,

    /// <summary>A cell that needs a look: bold on yellow, so that it is seen on a grey print too.</summary>
    Marked,

    /// <summary>A number, set right, as it is written.</summary>
    Number,
}

/// <summary>One cell. A spreadsheet never runs its text as a formula, and never shortens or turns it into a date.</summary>
/// <param name="Text">What stands in it; empty is an empty cell.</param>
/// <param name="Look">How it looks.</param>
public readonly record struct SheetCell(string Text, SheetLook Look = SheetLook.Plain)
{
    /// <summary>The number of a cell that a spreadsheet computes with; null for text.</summary>
    public decimal? Value { get; init; }

    /// <summary>A number that a spreadsheet computes with.</summary>
    public static SheetCell Of(decimal value) => new("", SheetLook.Number) { Value = value };

    /// <summary>Plain text.</summary>
    public static implicit operator SheetCell(string text) => new(text);
}

/// <summary>A column whose cells offer a list to choose from.</summary>
/// <param name="Column">Its position, from 0.</param>
/// <param name="Source">Where the list stands, such as <c>Lists!$A$2:$A$9</c>; see <see cref="XlsxWriter.Range"/>.</param>
/// <param name="Hint">What the spreadsheet says where something else is typed; the person may keep it.</param>
public sealed record SheetChoice(int Column, string Source, string Hint);

/// <summary>The part of a sheet that is a table by the format: screen readers find its headings (Analysis Function, "Making
/// spreadsheets accessible").</summary>
/// <param name="Name">Letters, digits and "_"; unique in the workbook.</param>
/// <param name="HeadingRow">The row of its headings, from 1; it ends with the sheet's last row.</param>
/// <param name="Headings">Its headings, none empty and none twice, the same as the cells of the row.</param>
public sealed record SheetTable(string Name, int HeadingRow, IReadOnlyList<string> Headings);

/// <summary>A sheet's frame.</summary>
/// <param name="Name">Its name: at most 31 characters, without <c>: \ / ? * [ ]</c>.</param>
public sealed record SheetLayout(string Name)
{
    /// <summary>Widths of the columns in characters; what is not named has the spreadsheet's own width.</summary>
    public IReadOnlyList<double> Widths { get; init; } = [];

    /// <summary>Rows at the top that stay in view.</summary>
    public int FrozenRows { get; init; }

    /// <summary>Not shown; it holds the lists that others offer.</summary>
    public bool IsHidden { get; init; }

    /// <summary>Printed at the top and bottom of every page: a protective marking. Empty prints nothing.</summary>
    public string Banner { get; init; } = "";

    /// <summary>The sheet's table; null where it has none.</summary>
    public SheetTable? Table { get; init; }

    /// <summary>Lists to choose from.</summary>
    public IReadOnlyList<SheetChoice> Choices { get; init; } = [];

    /// <summary>The first row to which <see cref="Choices"/> apply, from 1.</summary>
    public int ChoicesFrom { get; init; } = 2;
}
