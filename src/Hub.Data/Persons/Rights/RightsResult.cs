namespace Hub.Data.Persons.Rights;

/// <summary>What is wrong with one field of a form, as one sentence that says what to do.</summary>
/// <param name="Field">The property; empty for the whole.</param>
/// <param name="Sentence">For the person at the screen.</param>
public sealed record RightsProblem(string Field, string Sentence);

/// <summary>How a command about a rights request ended.</summary>
public abstract record RightsResult
{
    private RightsResult()
    {
    }

    /// <summary>Done.</summary>
    /// <param name="Id">The request or decision.</param>
    public sealed record Done(Guid Id) : RightsResult;

    /// <summary>The person may not do this for the agency they act for.</summary>
    public sealed record NotAllowed : RightsResult;

    /// <summary>There is no such thing, or it is not this agency's to see.</summary>
    public sealed record NotFound : RightsResult;

    /// <summary>Nothing was changed.</summary>
    public sealed record Refused(IReadOnlyList<RightsProblem> Problems) : RightsResult
    {
        /// <summary>One problem.</summary>
        public static Refused Because(string sentence, string field = "") => new([new RightsProblem(field, sentence)]);
    }
}
