namespace Hub.Data.Profiles.Publishing;

/// <summary>How a command on a profile's way to release ended.</summary>
public abstract record PublishingOutcome
{
    private PublishingOutcome()
    {
    }

    /// <summary>Done.</summary>
    /// <param name="PublicationId">The profile.</param>
    public sealed record Done(Guid PublicationId) : PublishingOutcome;

    /// <summary>There is no such profile, or it is not this person's to know of.</summary>
    public sealed record NotThere : PublishingOutcome;

    /// <summary>Nothing was changed.</summary>
    /// <param name="Sentence">What is wrong and what to do next.</param>
    public sealed record Refused(string Sentence) : PublishingOutcome;
}
