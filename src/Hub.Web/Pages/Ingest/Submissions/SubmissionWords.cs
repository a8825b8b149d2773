using Hub.Data.Ingest;
using Hub.Data.Ingest.Due;

namespace Hub.Web.Pages.Ingest.Submissions;

/// <summary>How returns stand, in words.</summary>
public static class SubmissionWords
{
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
        _ => "Not known to this version of the portal",
    };

    /// <summary>A return that is or was due.</summary>
    public static string Due(DueState state) => state switch
    {
        DueState.Ahead => "Not due yet",
        DueState.Soon => "Due soon",
        DueState.Late => "Late",
        DueState.BeingChecked => "Being checked",
        DueState.Refused => "Refused: send it again",
        DueState.Received => "Received",
        DueState.ReceivedLate => "Received late",
        DueState.NotAgreed => "Not agreed: no agreement covers it now",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
    };

    /// <summary>Whether somebody should act.</summary>
    public static bool NeedsAttention(DueState state) => state is DueState.Soon or DueState.Late or DueState.Refused;

    /// <summary>A number of rows; what has not been counted yet says so.</summary>
    public static string Rows(int? rows) => rows is { } number
        ? number.ToString("N0", System.Globalization.CultureInfo.InvariantCulture)
        : "Not counted yet";
}
