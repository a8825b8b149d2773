namespace Hub.Data.Ingest.Coverage;

/// <summary>How a required return stands on the coverage board. None of them means "zero".</summary>
public enum CoverageState
{
    /// <summary>It stands, sent by its due day.</summary>
    Received,

    /// <summary>It stands, sent after its due day.</summary>
    Late,

    /// <summary>It stands with far fewer rows than usual.</summary>
    Thin,

    /// <summary>It stands, and its sender says that more is to come.</summary>
    Partial,

    /// <summary>It stands, and says that there was nothing to report.</summary>
    Nil,

    /// <summary>A file is with the hub or its sender, and does not stand yet.</summary>
    UnderWay,

    /// <summary>It stood and was taken back.</summary>
    Withdrawn,

    /// <summary>It is due, and no agreement in force names the kind.</summary>
    NotAgreed,

    /// <summary>It is due and did not come.</summary>
    Missing,

    /// <summary>It is not due yet, or the period lies before it was required.</summary>
    NotDue,
}

/// <summary>One period of one source on the board.</summary>
/// <param name="From">First day of the period.</param>
/// <param name="Until">The day after the last; equal to <paramref name="From"/> for a single delivery.</param>
/// <param name="Months">How many of the board's months it covers.</param>
/// <param name="State">How it stands.</param>
public sealed record CoverageCell(DateOnly From, DateOnly Until, int Months, CoverageState State)
{
    /// <summary>Whether a partner could be asked to fill it: a single delivery has no period to ask for.</summary>
    public bool IsGap => State is CoverageState.Missing or CoverageState.Withdrawn or CoverageState.NotAgreed && From < Until;
}
