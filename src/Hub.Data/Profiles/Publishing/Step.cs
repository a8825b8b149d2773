namespace Hub.Data.Profiles.Publishing;

/// <summary>One step of a profile's way, as it is kept.</summary>
/// <param name="Kind">One of <see cref="StepKinds"/>.</param>
/// <param name="AccountId">Whose step it was; null for the hub's own.</param>
/// <param name="Note">The reason or the words that went with it.</param>
/// <param name="At">When.</param>
public sealed record Step(string Kind, Guid? AccountId, string? Note, DateTimeOffset At);

/// <summary>The kinds of steps, as they are stored.</summary>
public static class StepKinds
{
    /// <summary>Begun from frozen figures.</summary>
    public const string Begun = "begun";

    /// <summary>Submitted for peer review.</summary>
    public const string Submitted = "submitted";

    /// <summary>Returned to its writers, with a reason.</summary>
    public const string Returned = "returned";

    /// <summary>A peer agreed.</summary>
    public const string Reviewed = "reviewed";

    /// <summary>Approved, with its time of release.</summary>
    public const string Approved = "approved";

    /// <summary>Its editions were frozen for the readers of the pre-release window.</summary>
    public const string Frozen = "frozen";

    /// <summary>Released.</summary>
    public const string Released = "released";

    /// <summary>The release stopped, with what is wrong.</summary>
    public const string Stopped = "stopped";

    /// <summary>An amendment of it was begun.</summary>
    public const string Amended = "amended";

    /// <summary>An amendment stands in its place.</summary>
    public const string Superseded = "superseded";

    /// <summary>One person asked that it be recalled.</summary>
    public const string RecallAsked = "recall_asked";

    /// <summary>A second person did not agree to a recall.</summary>
    public const string RecallDeclined = "recall_declined";

    /// <summary>Recalled by two people.</summary>
    public const string Recalled = "recalled";

    /// <summary>Given up.</summary>
    public const string Discarded = "discarded";

    /// <summary>Moved to newer figures, its words kept.</summary>
    public const string Renewed = "renewed";

    /// <summary>A return under its figures was withdrawn.</summary>
    public const string Withdrawn = "withdrawn";

    /// <summary>In words, after a name: "A. Person submitted it for peer review".</summary>
    public static string Words(string kind) => kind switch
    {
        Begun => "began it",
        Submitted => "submitted it for peer review",
        Returned => "returned it to its writers",
        Reviewed => "agreed to it as a peer",
        Approved => "approved it",
        Frozen => "froze its editions for readers before release",
        Released => "released it",
        Stopped => "stopped its release",
        Amended => "began an amendment of it",
        Superseded => "put an amendment in its place",
        RecallAsked => "asked that it be recalled",
        RecallDeclined => "did not agree to its recall",
        Recalled => "agreed to its recall, and its files were destroyed",
        Discarded => "gave it up",
        Renewed => "moved it to newer figures",
        Withdrawn => "took figures away with a return that its agency withdrew",
        _ => kind,
    };
}
