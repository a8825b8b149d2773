namespace Hub.Data.Ingest.Previews;

/// <summary>
/// The first rows of a file as its sender sees them, made by the worker and kept sealed until the submission is decided. Of a
/// column outside the agreement it holds the heading and no value.
/// </summary>
public sealed record SubmissionPreview
{
    /// <summary>"csv" or "xlsx"; null where it is neither.</summary>
    public string? Format { get; init; }

    /// <summary>The encoding of a text file in words.</summary>
    public string? Encoding { get; init; }

    /// <summary>The separator of a text file in words.</summary>
    public string? Separator { get; init; }

    /// <summary>The visible sheets; a text file is one without a name.</summary>
    public IReadOnlyList<PreviewSheet> Sheets { get; init; } = [];

    /// <summary>The position of the sheet that is read, among <see cref="Sheets"/>.</summary>
    public int Chosen { get; init; }

    /// <summary>How the first date of each column of dates was understood.</summary>
    public IReadOnlyList<PreviewDate> Dates { get; init; } = [];

    /// <summary>The sheet that is read; null where nothing could be shown.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public PreviewSheet? Sheet => Sheets.ElementAtOrDefault(Chosen);
}

/// <summary>One sheet's first rows.</summary>
/// <param name="Name">Its name; null for a text file.</param>
/// <param name="HeaderRow">The row taken for the headings, from 1; null where none looks like it.</param>
/// <param name="Rows">The rows from the first on, the cells of each as text.</param>
/// <param name="Outside">Positions of the columns that the agreement does not cover.</param>
public sealed record PreviewSheet(
    string? Name, int? HeaderRow, IReadOnlyList<IReadOnlyList<string>> Rows, IReadOnlyList<int> Outside)
{
    /// <summary>
    /// The row of the headings where one is known, otherwise the one that may be: the first of the fullest rows. Null for an empty
    /// sheet.
    /// </summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public int? LikelyHeaderRow
    {
        get
        {
            var cells = Rows.Take(Reading.HeaderSearch.Rows).Select(row => row.Count(cell => cell.Trim().Length > 0)).ToList();
            return HeaderRow ?? (cells.DefaultIfEmpty().Max() is > 0 and var most ? cells.IndexOf(most) + 1 : null);
        }
    }
}

/// <summary>A date as it stands in the file, and the day it was taken for.</summary>
/// <param name="Label">The column's label.</param>
/// <param name="Sent">As it stands there.</param>
/// <param name="ReadAs">The first day it means.</param>
public sealed record PreviewDate(string Label, string Sent, DateOnly ReadAs);

/// <summary>Values of a field that its list does not know.</summary>
/// <param name="Field">The field's name.</param>
/// <param name="Values">Each value and how many cells hold it, the most frequent first.</param>
/// <param name="Others">Cells with values beyond those that are listed.</param>
public sealed record UnknownCodes(string Field, IReadOnlyList<UnknownCode> Values, long Others);

/// <summary>A value that a list does not know.</summary>
/// <param name="Text">As the sender writes it.</param>
/// <param name="Cells">How many cells hold it.</param>
public sealed record UnknownCode(string Text, long Cells);
