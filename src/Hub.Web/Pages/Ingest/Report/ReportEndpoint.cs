using System.Text;
using Hub.Data.Access;
using Hub.Data.Ingest.Reports;
using Hub.Web.Security;

namespace Hub.Web.Pages.Ingest.Report;

/// <summary>The report as a file to keep: the same text that the API serves and <c>hub report</c> prints. Writes an audit event.</summary>
public static class ReportEndpoint
{
    /// <summary>Maps the download.</summary>
    public static void MapReports(this IEndpointRouteBuilder endpoints)
        => endpoints.MapGet("/submissions/{key:guid}/report.json", DownloadAsync)
            .WithMetadata(new RequiresPermissionAttribute(Permission.ViewSubmissions));

    private static async Task<IResult> DownloadAsync(
        Guid key, CurrentActor current, ReadSubmissionProblems read, HttpResponse response, CancellationToken cancellationToken)
    {
        if (await read.HandleAsync(current.Require(), new(key), cancellationToken) is not SubmissionProblemsOutcome.Shown shown)
        {
            return Results.NotFound();
        }

        response.Headers.CacheControl = "no-store";
        return Results.File(
            Encoding.UTF8.GetBytes(shown.Document.ToJson()), "application/json; charset=utf-8",
            FormattableString.Invariant($"report-{shown.Report.SubmissionId}.json"));
    }
}
