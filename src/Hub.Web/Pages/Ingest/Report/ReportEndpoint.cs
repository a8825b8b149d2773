using System.Text;
using Hub.Data.Access;
using Hub.Data.Ingest.Annotating;
using Hub.Data.Ingest.Reports;
using Hub.Web.Security;

namespace Hub.Web.Pages.Ingest.Report;

/// <summary>Downloads of a return: its report, the same text that the API serves and <c>hub report</c> prints, and its copies with
/// what is wrong beside each row. Each writes an audit event.</summary>
public static class ReportEndpoint
{
    /// <summary>Maps the downloads.</summary>
    public static void MapReports(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/submissions/{key:guid}/report.json", DownloadAsync)
            .WithMetadata(new RequiresPermissionAttribute(Permission.ViewSubmissions));
        endpoints.MapGet("/submissions/{key:guid}/annotated/{rows}.{form}", CopyAsync)
            .WithMetadata(new RequiresPermissionAttribute(Permission.SendSubmissions));
    }

    private static async Task<IResult> CopyAsync(
        Guid key, string rows, string form, CurrentActor current, DownloadAnnotatedFile download, HttpResponse response,
        CancellationToken cancellationToken)
    {
        var request = new AskAnnotatedFileRequest(key, new AnnotatedForm(form, rows));
        if (await download.HandleAsync(current.Require(), request, cancellationToken) is not { } file)
        {
            return Results.NotFound();
        }

        response.Headers.CacheControl = "no-store";
        return Results.Stream(
            file.Content,
            form == AnnotatedForm.Csv ? "text/csv; charset=utf-8" : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            file.FileName);
    }

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
