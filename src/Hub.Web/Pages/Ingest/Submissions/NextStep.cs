using Hub.Data.Ingest;
using Hub.Data.Ingest.Reports;

namespace Hub.Web.Pages.Ingest.Submissions;

/// <summary>Where the officer goes on with a return: lists, messages and bookmarks all lead through here.</summary>
public static class NextStep
{
    /// <summary>The address for a return.</summary>
    public static string Of(SubmissionReport report) => Of(report.Key, report.Status, report.IsDecidedByPerson);

    /// <summary>The address for a return of that status.</summary>
    public static string Of(Guid key, string status, bool isDecidedByPerson) => status switch
    {
        SubmissionStatus.Held or SubmissionStatus.Received or SubmissionStatus.Sent when isDecidedByPerson => Progress(key),
        _ => $"/submissions/{key}",
    };

    /// <summary>Where somebody goes on who has waited for the worker: first to what their file looks like.</summary>
    public static string AfterWaiting(Guid key, string status, bool isDecidedByPerson)
        => status == SubmissionStatus.Checked && isDecidedByPerson ? $"/submissions/{key}/look" : Of(key, status, isDecidedByPerson);

    /// <summary>The page that shows how far the worker has come.</summary>
    public static string Progress(Guid key) => $"/submissions/{key}/progress";
}
