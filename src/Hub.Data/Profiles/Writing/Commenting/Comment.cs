namespace Hub.Data.Profiles.Writing.Commenting;

/// <summary>A comment on a section, or other words suggested for it.</summary>
/// <param name="CommentId">Its identifier.</param>
/// <param name="Section">The section.</param>
/// <param name="Text">What is said.</param>
/// <param name="StandingWords">The words that are to go, with a suggestion.</param>
/// <param name="SuggestedWords">The words that are to stand in their place.</param>
/// <param name="MadeBy">Who made it.</param>
/// <param name="MadeFor">For which agency.</param>
/// <param name="MadeAt">When.</param>
/// <param name="Status">One of <see cref="CommentStatus"/>.</param>
/// <param name="Answer">What an author said to it.</param>
/// <param name="AnsweredBy">Who answered.</param>
public sealed record Comment(
    Guid CommentId, string Section, string Text, string? StandingWords, string? SuggestedWords, Guid MadeBy, Guid MadeFor,
    DateTimeOffset MadeAt, string Status, string? Answer, Guid? AnsweredBy);

/// <summary>How a comment stands, as stored.</summary>
public static class CommentStatus
{
    /// <summary>Nobody has answered.</summary>
    public const string Open = "open";

    /// <summary>An author answered in words.</summary>
    public const string Answered = "answered";

    /// <summary>The suggested words stand in the section.</summary>
    public const string Accepted = "accepted";

    /// <summary>The suggestion or comment was declined, with a word.</summary>
    public const string Declined = "declined";

    /// <summary>In words.</summary>
    public static string Words(string status) => status switch
    {
        Open => "open",
        Accepted => "taken over into the section",
        _ => status,
    };
}

/// <summary>Somebody who was asked to comment on a draft.</summary>
/// <param name="AccountId">Who.</param>
/// <param name="AgencyId">For which agency.</param>
/// <param name="UntilOn">The last day.</param>
/// <param name="EndedAt">When an author ended it before.</param>
public sealed record Commenter(Guid AccountId, Guid AgencyId, DateOnly UntilOn, DateTimeOffset? EndedAt)
{
    /// <summary>Whether they may read and comment on that day.</summary>
    public bool IsOn(DateOnly today) => EndedAt is null && today <= UntilOn;
}

/// <summary>Somebody who may be asked.</summary>
public sealed record PossibleCommenter(Guid AccountId, string DisplayName, Guid AgencyId, string AgencyName);

/// <summary>A draft that somebody was asked to comment on.</summary>
public sealed record AskedDraft(Guid PublicationId, string AreaName, DateOnly PeriodFrom, DateOnly PeriodUntil, DateOnly UntilOn);
