namespace Hub.Data.Ingest.Sending;

/// <summary>
/// What a data officer says of a return before its file is sent: kept in addresses and forms, so it holds ids and codes only.
/// </summary>
/// <param name="Kind">The dataset kind.</param>
/// <param name="From">First day of the period.</param>
/// <param name="Until">The day after its last.</param>
public sealed record DeclaredReturn(string Kind, DateOnly From, DateOnly Until)
{
    /// <summary>There is nothing to report.</summary>
    public bool IsNil { get; init; }

    /// <summary>Something is still missing.</summary>
    public bool IsPartial { get; init; }

    /// <summary>The areas it covers; null is all that the agreement covers.</summary>
    public IReadOnlyList<string>? Areas { get; init; }

    /// <summary>Who may answer questions about it.</summary>
    public Guid? Contact { get; init; }

    /// <summary>The submission that stands and is to be replaced, by its id in addresses.</summary>
    public Guid? Replaces { get; init; }
}

/// <summary>An area that a declaration may name.</summary>
public sealed record DeclarableArea(string Code, string Name);

/// <summary>Somebody of the agency who may send returns.</summary>
public sealed record SendingOfficer(Guid AccountId, string DisplayName);

/// <summary>A return of the same agency, kind and period that stands, or that somebody has begun.</summary>
/// <param name="SubmissionId">The number that messages name.</param>
/// <param name="Key">Its id in addresses.</param>
/// <param name="Status">A word of <see cref="SubmissionStatus"/>.</param>
/// <param name="FileName">The file as it was called.</param>
/// <param name="ReceivedAt">When it came.</param>
/// <param name="SentBy">Who of the agency sent the file; null where it was a system.</param>
public sealed record EarlierReturn(
    long SubmissionId, Guid Key, string Status, string FileName, DateTimeOffset ReceivedAt, string? SentBy)
{
    /// <summary>Whether its rows count.</summary>
    public bool Stands => SubmissionStatus.Counting.Contains(Status);
}
