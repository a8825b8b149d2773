using Hub.Data.Ingest;

namespace Hub.Web.Pages.Ingest.Submissions;

/// <summary>How returns stand, in words.</summary>
public static class SubmissionWords
{
    /// <summary>How a return came where no person of the agency sent it.</summary>
    public static string Door(string door) => door switch
    {
        Doors.Api => "by a system of your agency",
        Doors.Page => "on this site",
        _ => "by the hub's operator",
    };

    /// <summary>A submission's status.</summary>
    public static string Status(string status) => status switch
    {
        SubmissionStatus.Held => "Waiting for the virus scan",
        SubmissionStatus.Received => "Being checked",
        SubmissionStatus.Checked => "Checked: waits for you",
        SubmissionStatus.Sent => "Being taken in",
        SubmissionStatus.Accepted => "Accepted",
        SubmissionStatus.AcceptedWithWarnings => "Accepted with warnings",
        SubmissionStatus.PartlyAccepted => "Accepted without some rows",
        SubmissionStatus.Rejected => "Refused",
        SubmissionStatus.Discarded => "Discarded",
        SubmissionStatus.Replaced => "Replaced by a later file",
        SubmissionStatus.Withdrawn => "Withdrawn",
        SubmissionStatus.Disposed => "Disposed of: its time had passed",
        _ => "Not known to this version of the portal",
    };

    /// <summary>A number of rows; what has not been counted yet says so.</summary>
    public static string Rows(int? rows) => rows is { } number
        ? number.ToString("N0", System.Globalization.CultureInfo.InvariantCulture)
        : "Not counted yet";
}
