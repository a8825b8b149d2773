namespace Hub.Data.Intelligence;

/// <summary>What is wrong with one field of a form, as one sentence that says what to do.</summary>
/// <param name="Field">The property; empty for the whole.</param>
/// <param name="Sentence">For the person at the screen; never a word of a report.</param>
public sealed record IntelligenceProblem(string Field, string Sentence);

/// <summary>How a command on a report ended.</summary>
public abstract record IntelligenceResult
{
    private IntelligenceResult()
    {
    }

    /// <summary>Done.</summary>
    /// <param name="ReportId">The report.</param>
    public sealed record Done(Guid ReportId) : IntelligenceResult;

    /// <summary>The person may not do this for the agency they act for.</summary>
    public sealed record NotAllowed : IntelligenceResult;

    /// <summary>There is no such report, or it is not this person's to know of.</summary>
    public sealed record NotFound : IntelligenceResult;

    /// <summary>Nothing was changed.</summary>
    public sealed record Refused(IReadOnlyList<IntelligenceProblem> Problems) : IntelligenceResult
    {
        /// <summary>One problem.</summary>
        public static Refused Because(string sentence, string field = "") => new([new IntelligenceProblem(field, sentence)]);
    }
}
