namespace Hub.Data.Ingest.Corrections;

/// <summary>What is wrong with a corrected cell.</summary>
/// <param name="Field">The field; empty where it is not about one.</param>
/// <param name="Sentence">What is wrong and what to do.</param>
public sealed record CellProblem(string Field, string Sentence);

/// <summary>How correcting a row ended.</summary>
public abstract record CorrectingOutcome
{
    private CorrectingOutcome()
    {
    }

    /// <summary>It is recorded.</summary>
    /// <param name="Cells">How many cells were changed.</param>
    /// <param name="NextRow">The next row with something to correct; null behind the last.</param>
    public sealed record Done(int Cells, int? NextRow) : CorrectingOutcome;

    /// <summary>Nothing was recorded.</summary>
    public sealed record Refused(IReadOnlyList<CellProblem> Problems) : CorrectingOutcome;

    /// <summary>The agency has no such return, or the person may not act on it.</summary>
    public sealed record NotThere : CorrectingOutcome;
}
