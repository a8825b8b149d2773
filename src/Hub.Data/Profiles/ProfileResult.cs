namespace Hub.Data.Profiles;

/// <summary>What is wrong with one field of a form, as one sentence that says what to do.</summary>
/// <param name="Field">The property; empty for the whole.</param>
/// <param name="Sentence">For the person at the screen.</param>
public sealed record ProfileProblem(string Field, string Sentence);

/// <summary>How a command on decisions, scores or settings of profiles ended.</summary>
public abstract record ProfileResult
{
    private ProfileResult()
    {
    }

    /// <summary>Done.</summary>
    /// <param name="Id">What it made or changed, where that has an identifier.</param>
    public sealed record Done(Guid Id) : ProfileResult;

    /// <summary>There is no such thing, or it is not this person's to know of or to change.</summary>
    public sealed record NotFound : ProfileResult;

    /// <summary>Nothing was changed.</summary>
    public sealed record Refused(IReadOnlyList<ProfileProblem> Problems) : ProfileResult
    {
        /// <summary>One problem.</summary>
        public static Refused Because(string sentence, string field = "") => new([new ProfileProblem(field, sentence)]);
    }
}
