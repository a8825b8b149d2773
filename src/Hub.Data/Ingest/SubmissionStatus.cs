namespace Hub.Data.Ingest;

/// <summary>The stages of a submission, as stored.</summary>
public static class SubmissionStatus
{
    /// <summary>The file is in quarantine and could not be scanned yet; it is tried again until it can.</summary>
    public const string Held = "held";

    /// <summary>The file is in quarantine and waits to be scanned, read and checked.</summary>
    public const string Received = "received";

    /// <summary>A dry run has read it; its report waits for the person who decides. No row stands.</summary>
    public const string Checked = "checked";

    /// <summary>The person has decided to send it; it waits to be taken in.</summary>
    public const string Sent = "sent";

    /// <summary>Every row stands.</summary>
    public const string Accepted = "accepted";

    /// <summary>Every row stands and the sender was told something.</summary>
    public const string AcceptedWithWarnings = "accepted_with_warnings";

    /// <summary>The good rows stand, the others are listed.</summary>
    public const string PartlyAccepted = "partly_accepted";

    /// <summary>No row stands.</summary>
    public const string Rejected = "rejected";

    /// <summary>The person decided not to send it, or left it until it was cleared away. No row ever stood.</summary>
    public const string Discarded = "discarded";

    /// <summary>It stood until a later submission took its place.</summary>
    public const string Replaced = "replaced";

    /// <summary>It stood until it was taken back.</summary>
    public const string Withdrawn = "withdrawn";

    /// <summary>It stood until the time that its agreement sets had passed.</summary>
    public const string Disposed = "disposed";

    /// <summary>The statuses under which rows count.</summary>
    public static IReadOnlyList<string> Counting { get; } = [Accepted, AcceptedWithWarnings, PartlyAccepted];

    /// <summary>The statuses before a decision.</summary>
    public static IReadOnlyList<string> Open { get; } = [Held, Received, Checked, Sent];
}
