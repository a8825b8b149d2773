using System.Globalization;
using Hub.Data.Ingest;
using Hub.Data.Ingest.Deciding;
using Hub.Data.Ingest.Reports;

namespace Hub.Web.Pages.Ingest.Report;

/// <summary>The words of a report: its title, its counts, what may be done.</summary>
public static class ReportWords
{
    /// <summary>"1 row", "14 rows".</summary>
    public static string Rows(long count) => Count(count, "row", "rows");

    /// <summary>"1 thing", "14 things".</summary>
    public static string Count(long count, string one, string many)
        => count.ToString("N0", CultureInfo.InvariantCulture) + " " + (count == 1 ? one : many);

    /// <summary>The page's title: what its reader most needs to know.</summary>
    public static string Title(SubmissionDetail detail)
    {
        var report = detail.Report;
        var bad = report.RowsRejected ?? 0;
        return report.Status switch
        {
            SubmissionStatus.Held => "Your file waits for its virus scan",
            SubmissionStatus.Received => "Your file is being checked",
            SubmissionStatus.Checked when bad > 0 => "There is a problem with " + Rows(bad),
            SubmissionStatus.Checked when report.Verdict == SubmissionStatus.Rejected => "There is a problem with this file",
            SubmissionStatus.Checked when report.Verdict == SubmissionStatus.AcceptedWithWarnings => "Your file can be sent, with warnings",
            SubmissionStatus.Checked => "Your file is ready to send",
            SubmissionStatus.Sent => "Your return is being taken in",
            SubmissionStatus.Accepted => "Your return has been taken in",
            SubmissionStatus.AcceptedWithWarnings => "Your return has been taken in, with warnings",
            SubmissionStatus.PartlyAccepted => $"Your return has been taken in without {Rows(bad)}",
            SubmissionStatus.Rejected => "This return was refused",
            SubmissionStatus.Discarded => "This return was discarded",
            SubmissionStatus.Replaced => "A later return has taken the place of this one",
            SubmissionStatus.Withdrawn => "This return was withdrawn",
            _ => "Return",
        };
    }

    /// <summary>The number of rows in one or two sentences.</summary>
    public static string Counts(SubmissionReport report)
    {
        if (report.RowsRead is not { } read)
        {
            return "";
        }

        var bad = report.RowsRejected ?? 0;
        var good = read - bad;
        var stands = SubmissionStatus.Counting.Contains(report.Status);
        if (read == 0)
        {
            return report.IsNil ? "A nil return: there is nothing to report for this period." : "No row was read.";
        }

        return (stands, report.Verdict == SubmissionStatus.Rejected, bad) switch
        {
            (true, _, 0) => $"{Rows(read)} read, and all of them taken in.",
            (true, _, _) => $"{Rows(read)} read: {Rows(good)} taken in, {Rows(bad)} left out.",
            (_, true, 0) => $"{Rows(read)} read. None can be taken in as the file stands.",
            (_, true, _) => $"{Rows(read)} read. {Rows(bad)} cannot be taken in, and so the file cannot as it stands.",
            (_, _, 0) => $"{Rows(read)} read, and all of them can be taken in.",
            _ => $"{Rows(read)} read. {Rows(good)} can be taken in, {Rows(bad)} cannot.",
        };
    }

    /// <summary>The address at which a file for the same period is declared and sent.</summary>
    public static string SendPath(SubmissionReport report) => FormattableString.Invariant(
        $"/submissions/send?kind={report.Kind}&from={report.PeriodFrom:yyyy-MM-dd}&until={report.PeriodUntil:yyyy-MM-dd}");

    /// <summary>What the button says that leads on to sending.</summary>
    public static string Continue(string decision, SubmissionReport report) => decision switch
    {
        Decision.WithWarnings => "Continue with the warnings",
        Decision.WithoutBadRows when report.RowsRejected == 1 => "Continue without this row",
        Decision.WithoutBadRows => $"Continue without these {Rows(report.RowsRejected ?? 0)}",
        _ => "Continue to check and send",
    };

    /// <summary>What was decided, as a fact.</summary>
    public static string Decided(string? decision) => decision switch
    {
        Decision.WithWarnings => "Sent with the warnings",
        Decision.WithoutBadRows => "Sent without the rows that have errors",
        Decision.AsItIs => "Sent as it is",
        _ => "By the rules of this kind of return",
    };

    /// <summary>Megabytes, kilobytes or bytes.</summary>
    public static string Size(long bytes) => bytes switch
    {
        >= 1024 * 1024 => (bytes / 1048576m).ToString("N1", CultureInfo.InvariantCulture) + " MB",
        >= 1024 => (bytes / 1024m).ToString("N0", CultureInfo.InvariantCulture) + " kB",
        _ => Count(bytes, "byte", "bytes"),
    };
}
