namespace Hub.Data.Ingest.Reading;

/// <summary>How a file was understood, shown back to its sender: nothing is guessed in silence. Stored with the submission.</summary>
public sealed record ReadAs
{
    /// <summary>"csv" or "xlsx".</summary>
    public required string Format { get; init; }

    /// <summary>The encoding of a text file in words; null for a workbook.</summary>
    public string? Encoding { get; init; }

    /// <summary>The separator of a text file in words; null for a workbook.</summary>
    public string? Separator { get; init; }

    /// <summary>The sheet that was read; null for a text file.</summary>
    public string? Sheet { get; init; }

    /// <summary>Sheets that were not read.</summary>
    public IReadOnlyList<string> OtherSheets { get; init; } = [];

    /// <summary>The row that holds the headings.</summary>
    public required int HeaderRow { get; init; }

    /// <summary>Which heading was taken for which field.</summary>
    public required IReadOnlyList<ReadColumn> Columns { get; init; }
}

/// <summary>A heading of the file and the field it was taken for.</summary>
public sealed record ReadColumn(string Heading, string Field);
