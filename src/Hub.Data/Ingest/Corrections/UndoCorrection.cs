using Hub.Data.Access;
using Hub.Data.Audit;
using Hub.Data.Database;
using Hub.Data.Ingest.Deciding;
using Hub.Data.Ingest.Reports;

namespace Hub.Data.Ingest.Corrections;

/// <summary>Which cell to put back.</summary>
public sealed record UndoCorrectionRequest(Guid Key, int Row, string Field);

/// <summary>Puts a corrected cell back as the file has it; the correction stays on record as undone.</summary>
[Audited(AuditEventKind.SubmissionCorrectionUndone)]
public sealed class UndoCorrection(HubDatabase database, TimeProvider time)
{
    /// <summary>Undoes a correction in a return of the agency that <paramref name="actor"/> acts for.</summary>
    public Task<CorrectingOutcome> HandleAsync(Actor actor, UndoCorrectionRequest request, CancellationToken cancellationToken)
        => !actor.Can(Permission.SendSubmissions)
            ? Task.FromResult<CorrectingOutcome>(new CorrectingOutcome.NotThere())
            : database.InScopeAsync(
                actor.ScopeFor("undo a correction"), session => UndoAsync(session, actor, request), cancellationToken);

    private async Task<CorrectingOutcome> UndoAsync(HubSession session, Actor actor, UndoCorrectionRequest request)
    {
        if (await SubmissionQueries.FindAsync(session, actor.Acting.AgencyId, request.Key) is not { } report)
        {
            return new CorrectingOutcome.NotThere();
        }

        var now = time.GetUtcNow();
        var standing = await CorrectionStore.StandingAsync(session, report.SubmissionId);
        if (!standing.Any(one => one.RowNumber == request.Row && one.Field == request.Field))
        {
            return new CorrectingOutcome.Refused([new("", "This cell is as the file has it already.")]);
        }

        if (await CorrectionStore.ChangeAsync(session, report.SubmissionId, now) is var answer && answer != "done")
        {
            return new CorrectingOutcome.Refused([new("", DecidingOutcome.Because(answer).Sentence)]);
        }

        await CorrectionStore.UndoAsync(
            session, report.SubmissionId, request.Row, request.Field, actor.AccountId.ToString(), now);
        await CorrectCells.WriteEventAsync(
            session, AuditEventKind.SubmissionCorrectionUndone, report.SubmissionId, request.Row, [request.Field]);
        return new CorrectingOutcome.Done(1, null);
    }
}
