namespace Hub.Data.Profiles.Document;

/// <summary>How the states of the coverage grid are printed: a letter in the cell, its words in the key.</summary>
public static class CoverageMarks
{
    /// <summary>The states in the order of the key.</summary>
    public static readonly IReadOnlyList<CoverageState> All =
        [CoverageState.Received, CoverageState.Late, CoverageState.Missing, CoverageState.Nil, CoverageState.NotDue];

    /// <summary>What stands in a cell.</summary>
    public static string Mark(CoverageState state) => state switch
    {
        CoverageState.Received => "R",
        CoverageState.Late => "L",
        CoverageState.Missing => "M",
        CoverageState.Nil => "0",
        CoverageState.NotDue => "–",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "A state without a mark."),
    };

    /// <summary>What the mark means.</summary>
    public static string Words(CoverageState state) => state switch
    {
        CoverageState.Received => "received in time",
        CoverageState.Late => "received late",
        CoverageState.Missing => "missing",
        CoverageState.Nil => "nothing to report",
        CoverageState.NotDue => "not due",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "A state without words."),
    };
}
