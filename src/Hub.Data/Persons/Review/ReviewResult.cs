namespace Hub.Data.Persons.Review;

/// <summary>How a command on links ended.</summary>
public abstract record ReviewResult
{
    private ReviewResult()
    {
    }

    /// <summary>Done.</summary>
    /// <param name="Id">The decision, sample or pair.</param>
    /// <param name="NeedsSecond">Whether a second person has to agree before it holds.</param>
    public sealed record Done(Guid Id, bool NeedsSecond = false) : ReviewResult;

    /// <summary>The person may not do this for the agency they act for.</summary>
    public sealed record NotAllowed : ReviewResult;

    /// <summary>There is no such thing, or it is not theirs to see.</summary>
    public sealed record NotFound : ReviewResult;

    /// <summary>Nothing was changed.</summary>
    /// <param name="Field">The property; empty for the whole.</param>
    /// <param name="Sentence">What is wrong and what to do next.</param>
    public sealed record Refused(string Field, string Sentence) : ReviewResult;

    /// <summary>Earlier decisions say the opposite: nothing was changed until the person says that they mean it.</summary>
    /// <param name="Decisions">How many.</param>
    /// <param name="Newest">When the newest was made.</param>
    public sealed record AgainstEarlier(long Decisions, DateTimeOffset Newest) : ReviewResult;
}
