using Hub.Data.Database;
using Hub.Data.Ingest.Reports;
using Hub.Data.Ingest.Withdrawal;
using Hub.Web.Forms;
using Hub.Web.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Hub.Web.Api;

/// <summary>Rows of a submission; null until it is decided.</summary>
/// <param name="Read">Rows in the file.</param>
/// <param name="Accepted">Rows that stand.</param>
/// <param name="Rejected">Rows that were left out.</param>
/// <param name="Warned">Rows that stand with a warning.</param>
/// <param name="Placed">Rows in an area.</param>
/// <param name="Outside">Rows outside every area.</param>
/// <param name="Unplaced">Rows without a usable place.</param>
public sealed record SubmissionRows(int? Read, int? Accepted, int? Rejected, int? Warned, int? Placed, int? Outside, int? Unplaced);

/// <summary>One submission as the API tells it.</summary>
/// <param name="Id">Its id in addresses.</param>
/// <param name="Number">The number that messages name.</param>
/// <param name="Kind">The dataset kind.</param>
/// <param name="KindVersion">The version of its definition.</param>
/// <param name="PeriodFrom">First day of its period.</param>
/// <param name="PeriodUntil">The day after the last.</param>
/// <param name="Status">
/// held (waits for the virus scan), received, checked, sent, accepted, accepted_with_warnings, partly_accepted, rejected, discarded,
/// replaced or withdrawn.
/// </param>
/// <param name="ReceivedAt">When it arrived.</param>
/// <param name="DecidedAt">When it was decided; null while it is being checked.</param>
/// <param name="Rows">Its rows.</param>
/// <param name="DroppedColumns">Columns that were not kept: unknown, or not agreed.</param>
/// <param name="Refusal">Why no row stands, with what to do; null otherwise.</param>
public sealed record SubmissionAnswer(
    Guid Id, long Number, string Kind, int KindVersion, DateOnly PeriodFrom, DateOnly PeriodUntil, string Status, DateTimeOffset ReceivedAt,
    DateTimeOffset? DecidedAt, SubmissionRows? Rows, IReadOnlyList<string> DroppedColumns, string? Refusal);

/// <summary>One rule that rows broke.</summary>
/// <param name="Rule">Stable name of the rule.</param>
/// <param name="Column">The column's heading, where the rule is about one.</param>
/// <param name="Severity">error, warning or note.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="Fix">What to do.</param>
/// <param name="Rows">How many rows.</param>
public sealed record ProblemAnswer(string Rule, string? Column, string Severity, string Message, string Fix, long Rows);

/// <summary>A submission with what was wrong, by rule. No value of a row.</summary>
public sealed record SubmissionStatusAnswer(SubmissionAnswer Submission, IReadOnlyList<ProblemAnswer> Problems);

/// <summary>One page of the agency's submissions, newest first.</summary>
/// <param name="Page">From 1.</param>
/// <param name="Pages">How many there are.</param>
/// <param name="Total">Submissions in all.</param>
/// <param name="Submissions">The submissions.</param>
public sealed record SubmissionListAnswer(int Page, int Pages, int Total, IReadOnlyList<SubmissionAnswer> Submissions);

/// <summary>A wish to take a return back. It cannot be undone, so the return's number is repeated.</summary>
/// <param name="Number">The submission's number, as the hub gave it.</param>
/// <param name="Reason">wrong_data, wrong_kind_or_period, not_authorised, unlawful_sharing, no_longer_agreed or other.</param>
/// <param name="Note">What happened, in 3 to 500 characters that name nobody.</param>
public sealed record WithdrawalWish(string? Number, string? Reason, string? Note);

/// <summary>A withdrawal that the worker has been asked for.</summary>
/// <param name="Withdrawal">Its id, as certificate and record name it.</param>
public sealed record WithdrawalAnswer(Guid Withdrawal);

/// <summary>What became of an agency's submissions: the same answers as the portal's pages, for its systems.</summary>
public static class SubmissionEndpoints
{
    private const int PageSize = 50;

    /// <summary>Maps the list and one submission.</summary>
    public static void MapSubmissions(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/api/v1/submissions", ListAsync)
            .WithName("listSubmissions").WithSummary("The agency's submissions, newest first")
            .ProducesProblem(StatusCodes.Status401Unauthorized).ProducesProblem(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status429TooManyRequests)
            .WithMetadata(new RequiresApiClientAttribute());
        endpoints.MapGet("/api/v1/submissions/{id:guid}", FindAsync)
            .WithName("getSubmission").WithSummary("What became of one submission, and what was wrong by rule")
            .ProducesProblem(StatusCodes.Status401Unauthorized).ProducesProblem(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status429TooManyRequests)
            .WithMetadata(new RequiresApiClientAttribute());
        endpoints.MapGet("/api/v1/submissions/{id:guid}/report", ReportAsync)
            .WithName("getSubmissionReport").WithSummary("The whole report on one submission, the same as on the portal's page")
            .WithDescription("Holds the first rows that broke each rule with what stood there, so reading it stands in the audit record.")
            .Produces<SubmissionReportDocument>(StatusCodes.Status200OK)
            .ProducesProblem(StatusCodes.Status401Unauthorized).ProducesProblem(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status429TooManyRequests)
            .WithMetadata(new RequiresApiClientAttribute());
        endpoints.MapPost("/api/v1/submissions/{id:guid}/withdraw", WithdrawAsync)
            .WithName("withdrawSubmission").WithSummary("Take a return back: its rows leave the hub for good")
            .Produces<WithdrawalAnswer>(StatusCodes.Status202Accepted)
            .ProducesProblem(StatusCodes.Status401Unauthorized).ProducesProblem(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status422UnprocessableEntity)
            .ProducesProblem(StatusCodes.Status429TooManyRequests)
            .WithMetadata(new RequiresApiClientAttribute());
    }

    private static Task<SubmissionListAnswer> ListAsync(
        CurrentClient current, HubDatabase database, CancellationToken cancellationToken, int page = 1, string? kind = null)
    {
        var client = current.Require();
        return database.InScopeAsync(
            client.ScopeFor("list submissions over the API"),
            async session =>
            {
                var total = await SubmissionQueries.CountAsync(session, client.AgencyId, kind);
                var pages = Pager.Count(total, PageSize);
                var asked = Math.Clamp(page, 1, pages);
                var list = await SubmissionQueries.ListAsync(session, client.AgencyId, kind, asked, PageSize);
                return new SubmissionListAnswer(asked, pages, total, [.. list.Select(Answer)]);
            },
            cancellationToken);
    }

    private static Task<Results<Ok<SubmissionStatusAnswer>, ProblemHttpResult>> FindAsync(
        Guid id, CurrentClient current, HubDatabase database, CancellationToken cancellationToken)
    {
        var client = current.Require();
        return database.InScopeAsync<Results<Ok<SubmissionStatusAnswer>, ProblemHttpResult>>(
            client.ScopeFor("read a submission's status over the API"),
            async session =>
            {
                if (await SubmissionQueries.FindAsync(session, client.AgencyId, id) is not { } report)
                {
                    return NotThere();
                }

                var problems = await SubmissionQueries.ProblemsAsync(session, client.AgencyId, report.SubmissionId);
                return TypedResults.Ok(new SubmissionStatusAnswer(
                    Answer(report),
                    [.. problems.Select(group => new ProblemAnswer(
                        group.Rule, group.Column, group.Severity, group.Message, group.Fix, group.Rows))]));
            },
            cancellationToken);
    }

    private static async Task<IResult> ReportAsync(
        Guid id, CurrentClient current, ReadSubmissionProblems read, HttpResponse response, CancellationToken cancellationToken)
    {
        var client = current.Require();
        if (await read.RunAsync(client.ScopeFor("read a submission's report over the API"), client.AgencyId, id, cancellationToken)
            is not SubmissionProblemsOutcome.Shown shown)
        {
            return NotThere();
        }

        response.Headers.CacheControl = "no-store";
        return TypedResults.Text(shown.Document.ToJson(), "application/json; charset=utf-8");
    }

    private static async Task<IResult> WithdrawAsync(
        Guid id, WithdrawalWish wish, CurrentClient current, WithdrawSubmission withdraw, CancellationToken cancellationToken)
        => await withdraw.HandleAsync(
            current.Require(), new WithdrawRequest(id, wish.Reason ?? "", wish.Note ?? "", wish.Number ?? ""), cancellationToken) switch
        {
            WithdrawOutcome.Asked asked =>
                TypedResults.Accepted(FormattableString.Invariant($"/api/v1/submissions/{id}"), new WithdrawalAnswer(asked.WithdrawalId)),
            WithdrawOutcome.Refused refused => TypedResults.Problem(
                string.Join(' ', refused.Problems.Select(problem => problem.Sentence)),
                statusCode: StatusCodes.Status422UnprocessableEntity, title: "The return was not withdrawn"),
            _ => NotThere(),
        };

    private static ProblemHttpResult NotThere() => TypedResults.Problem(
        "Your agency has no submission of this id. The list of submissions names those that it has.",
        statusCode: StatusCodes.Status404NotFound, title: "No such submission");

    /// <summary>A submission as the API tells it.</summary>
    internal static SubmissionAnswer Answer(SubmissionReport report) => new(
        report.Key, report.SubmissionId, report.Kind, report.KindVersion, report.PeriodFrom, report.PeriodUntil, report.Status,
        report.ReceivedAt, report.DecidedAt,
        report.RowsRead is null ? null : new(
            report.RowsRead, report.RowsAccepted, report.RowsRejected, report.RowsWarned, report.RowsPlaced, report.RowsOutside,
            report.RowsUnplaced),
        report.DroppedColumns ?? [], report.Refusal);
}
