namespace Hub.Data.Ingest.Annotating;

/// <summary>Which copy of a return: its form and its rows.</summary>
/// <param name="Form">"xlsx" or "csv".</param>
/// <param name="Rows">"problems": rows in which something was found; "all": every row.</param>
public sealed record AnnotatedForm(string Form, string Rows)
{
    /// <summary>A workbook.</summary>
    public const string Xlsx = "xlsx";

    /// <summary>A text file.</summary>
    public const string Csv = "csv";

    /// <summary>Rows in which something was found.</summary>
    public const string Problems = "problems";

    /// <summary>Every row.</summary>
    public const string All = "all";

    /// <summary>Whether there is such a copy.</summary>
    public bool IsKnown => Form is Xlsx or Csv && Rows is Problems or All;
}

/// <summary>How one copy stands.</summary>
/// <param name="Form">Its form.</param>
/// <param name="RowChoice">Its rows.</param>
/// <param name="AskedAt">When it was asked for.</param>
/// <param name="MadeAt">When it was made; null while it is being made.</param>
/// <param name="SizeBytes">Its length.</param>
/// <param name="Problem">Why it could not be made; null otherwise.</param>
public sealed record AnnotatedCopy(
    string Form, string RowChoice, DateTimeOffset AskedAt, DateTimeOffset? MadeAt, long? SizeBytes, string? Problem);
