using System.Globalization;
using Hub.Data.Access;
using Hub.Data.Audit;
using Hub.Data.Database;
using Hub.Data.Ingest.Reports;

namespace Hub.Data.Ingest.Withdrawal;

/// <summary>A wish to take a return back.</summary>
/// <param name="Key">The submission.</param>
/// <param name="Reason">A word of <see cref="WithdrawalReason"/>.</param>
/// <param name="Note">What happened, for the agency's own record; names nobody.</param>
/// <param name="Confirmation">The number of the submission, typed by whoever withdraws it: it cannot be undone.</param>
public sealed record WithdrawRequest(Guid Key, string Reason, string Note, string Confirmation);

/// <summary>What is wrong with a wish.</summary>
/// <param name="Field">The member of <see cref="WithdrawRequest"/> it is about; empty for the whole.</param>
/// <param name="Sentence">What is wrong and what to do.</param>
public sealed record WithdrawProblem(string Field, string Sentence);

/// <summary>How it ended.</summary>
public abstract record WithdrawOutcome
{
    private WithdrawOutcome()
    {
    }

    /// <summary>The worker has been asked; the rows go within a minute or two.</summary>
    public sealed record Asked(Guid WithdrawalId, long SubmissionId) : WithdrawOutcome;

    /// <summary>Nothing was changed; each problem says what to do.</summary>
    public sealed record Refused(IReadOnlyList<WithdrawProblem> Problems) : WithdrawOutcome;

    /// <summary>The agency has no such submission, or the caller may not take it back.</summary>
    public sealed record NotThere : WithdrawOutcome;
}

/// <summary>
/// Asks that a return be taken back, on the page or over the API. The portal cannot do it itself: the worker does, in the name of
/// whoever asked (<see cref="ApplyWithdrawal"/>). Asking twice asks once.
/// </summary>
[Audited(AuditEventKind.SubmissionWithdrawalAsked)]
public sealed class WithdrawSubmission(HubDatabase database, IEnumerable<IHold> holds, TimeProvider time)
{
    private const string Purpose = "take a return back";

    /// <summary>Asks for a person, for the agency that they act for.</summary>
    public Task<WithdrawOutcome> HandleAsync(Actor actor, WithdrawRequest request, CancellationToken cancellationToken)
        => HandleAsync(
            actor.Can(Permission.WithdrawSubmissions), actor.ScopeFor(Purpose), actor.Acting.AgencyId, request, cancellationToken);

    /// <summary>Asks for an agency's system.</summary>
    public Task<WithdrawOutcome> HandleAsync(ApiClient client, WithdrawRequest request, CancellationToken cancellationToken)
        => HandleAsync(
            client.IsActive && ApiClient.Can(Permission.WithdrawSubmissions), client.ScopeFor(Purpose), client.AgencyId, request,
            cancellationToken);

    private Task<WithdrawOutcome> HandleAsync(
        bool isAllowed, Scope scope, Guid agency, WithdrawRequest request, CancellationToken cancellationToken)
        => !isAllowed
            ? Task.FromResult<WithdrawOutcome>(new WithdrawOutcome.NotThere())
            : database.InScopeAsync(scope, session => AskAsync(session, agency, request), cancellationToken);

    private async Task<WithdrawOutcome> AskAsync(HubSession session, Guid agency, WithdrawRequest request)
    {
        if (await SubmissionQueries.FindAsync(session, agency, request.Key) is not { } report)
        {
            return new WithdrawOutcome.NotThere();
        }

        var problems = await ProblemsAsync(session, report, request);
        if (problems.Count > 0)
        {
            return new WithdrawOutcome.Refused(problems);
        }

        var id = Guid.CreateVersion7();
        if (await WithdrawalRequestStore.InsertAsync(
            session, id, report.SubmissionId, request.Reason, request.Note.Trim(), time.GetUtcNow()) is null)
        {
            return new WithdrawOutcome.Refused([new("", WithdrawalRules.AlreadyAsked)]);
        }

        await JobRequests.AskAsync(session, new JobAsk(
            JobKinds.IngestWithdraw, id.ToString(), session.Scope.Actor, Purpose, agency));
        await AuditStore.WriteAsync(session, new AuditEvent(
            AuditEventKind.SubmissionWithdrawalAsked, "submission", report.SubmissionId.ToString(CultureInfo.InvariantCulture))
        {
            Details = new SortedDictionary<string, string>(StringComparer.Ordinal)
            {
                ["withdrawal"] = id.ToString(), ["reason"] = request.Reason, ["status"] = report.Status,
            },
        });
        return new WithdrawOutcome.Asked(id, report.SubmissionId);
    }

    private async Task<IReadOnlyList<WithdrawProblem>> ProblemsAsync(HubSession session, SubmissionReport report, WithdrawRequest request)
    {
        if (WithdrawalRules.Refusal(report.Status) is { } refusal)
        {
            return [new("", refusal)];
        }

        var problems = new List<WithdrawProblem>();
        foreach (var hold in holds)
        {
            problems.AddRange((await hold.OnAsync(session, report.SubmissionId)).Select(sentence => new WithdrawProblem("", sentence)));
        }

        if (!WithdrawalReason.All.Contains(request.Reason, StringComparer.Ordinal))
        {
            problems.Add(new(nameof(request.Reason), "Choose why the return is withdrawn."));
        }

        if (request.Note.Trim().Length is < 3 or > WithdrawalRules.NoteAtMost)
        {
            problems.Add(new(nameof(request.Note), "Say in 3 to 500 characters what happened, without naming anybody."));
        }

        var number = report.SubmissionId.ToString(CultureInfo.InvariantCulture);
        if (request.Confirmation.Trim() != number)
        {
            problems.Add(new(nameof(request.Confirmation), $"Type the return's number, {number}, to confirm that it is to be withdrawn."));
        }

        return problems;
    }
}
