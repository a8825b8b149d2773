namespace Hub.Data.Ingest.Reports;

/// <summary>One submission with what its sender declared, how it was read, and how its decision stands.</summary>
public sealed record SubmissionDetail
{
    /// <summary>The submission as every list shows it.</summary>
    public required SubmissionReport Report { get; init; }

    /// <summary>Length of the file.</summary>
    public required long FileBytes { get; init; }

    /// <summary>SHA-256 of the file, in lower-case hexadecimal digits.</summary>
    public required string Sha256 { get; init; }

    /// <summary>When its report was made; null before, and for a return that no person decides.</summary>
    public DateTimeOffset? CheckedAt { get; init; }

    /// <summary>When something was changed that its report does not know of yet.</summary>
    public DateTimeOffset? ChangedAt { get; init; }

    /// <summary>What was decided: a word of <see cref="Deciding.Decision"/>.</summary>
    public string? Decision { get; init; }

    /// <summary>When it was sent.</summary>
    public DateTimeOffset? SentAt { get; init; }

    /// <summary>How the file was understood; null where it was not read.</summary>
    public Reading.ReadAs? ReadAs { get; init; }

    /// <summary>The areas that the sender says it covers; null is all that the agreement covers.</summary>
    public IReadOnlyList<string>? DeclaredAreas { get; init; }

    /// <summary>Who may answer questions about it, by account.</summary>
    public Guid? ContactAccountId { get; init; }

    /// <summary>The version of the agency's choice of columns with which it was read.</summary>
    public int? MappingVersion { get; init; }

    /// <summary>Cells corrected in the browser, those that count.</summary>
    public IReadOnlyList<Corrections.Correction> Corrections { get; init; } = [];

    /// <summary>Titles of the fields of those cells, by field.</summary>
    public IReadOnlyDictionary<string, string> FieldTitles { get; init; } = new Dictionary<string, string>();

    /// <summary>Whether a change waits for another check.</summary>
    public bool IsStale => ChangedAt >= CheckedAt;
}
