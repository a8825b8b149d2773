namespace Hub.Data.Ingest;

/// <summary>The stages of a submission, as stored.</summary>
public static class SubmissionStatus
{
    /// <summary>The file is in quarantine and nobody has read it.</summary>
    public const string Received = "received";

    /// <summary>Every row stands.</summary>
    public const string Accepted = "accepted";

    /// <summary>Every row stands and the sender was told something.</summary>
    public const string AcceptedWithWarnings = "accepted_with_warnings";

    /// <summary>The good rows stand, the others are listed.</summary>
    public const string PartlyAccepted = "partly_accepted";

    /// <summary>No row stands.</summary>
    public const string Rejected = "rejected";

    /// <summary>The statuses under which rows count.</summary>
    public static IReadOnlyList<string> Counting { get; } = [Accepted, AcceptedWithWarnings, PartlyAccepted];
}
