namespace Hub.Data.Intelligence;

/// <summary>How a report stands, as stored: draft → received → grading → sanitised or not taken on; or withdrawn before.</summary>
public static class ReportStatus
{
    /// <summary>Written and not sent: seen by its writer alone.</summary>
    public const string Draft = "draft";

    /// <summary>Sent; nobody of the unit has opened it.</summary>
    public const string Received = "received";

    /// <summary>The unit has opened it.</summary>
    public const string Grading = "grading";

    /// <summary>Graded; others read the sanitised words.</summary>
    public const string Sanitised = "sanitised";

    /// <summary>The unit does not take it on.</summary>
    public const string NotTakenOn = "not_taken_on";

    /// <summary>Taken back by whoever made it.</summary>
    public const string Withdrawn = "withdrawn";

    /// <summary>Whether the unit has still to decide on it.</summary>
    public static bool IsOpen(string status) => status is Received or Grading;
}
