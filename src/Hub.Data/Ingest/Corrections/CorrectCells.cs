using System.Globalization;
using Hub.Data.Access;
using Hub.Data.Audit;
using Hub.Data.Database;
using Hub.Data.Ingest.Deciding;
using Hub.Data.Ingest.Kinds;
using Hub.Data.Ingest.Quarantine;
using Hub.Data.Ingest.Reports;
using Hub.Data.Primitives;

namespace Hub.Data.Ingest.Corrections;

/// <summary>New texts for cells of one row.</summary>
/// <param name="Key">The return.</param>
/// <param name="Row">The row as a spreadsheet counts it.</param>
/// <param name="Cells">Field to text; a field that is not named, or whose text is as it was, stays as it is.</param>
public sealed record CorrectCellsRequest(Guid Key, int Row, IReadOnlyDictionary<string, string> Cells);

/// <summary>
/// Corrects cells of one row of a return that waits for its sender: recorded as a layer over the file, with who and when. Each new
/// text goes through the check of its column first. The return cannot be sent before it is checked again.
/// </summary>
[Audited(AuditEventKind.SubmissionCorrected)]
public sealed class CorrectCells(HubDatabase database, WorkingKeyStore keys, TimeProvider time)
{
    /// <summary>Characters of one cell.</summary>
    public const int LongestText = 1_000;

    private const string Gone = "The cells of this row are not kept here any longer; correct it in your file and send that.";

    /// <summary>Corrects a row of a return of the agency that <paramref name="actor"/> acts for.</summary>
    public Task<CorrectingOutcome> HandleAsync(Actor actor, CorrectCellsRequest request, CancellationToken cancellationToken)
        => !actor.Can(Permission.SendSubmissions)
            ? Task.FromResult<CorrectingOutcome>(new CorrectingOutcome.NotThere())
            : database.InScopeAsync(
                actor.ScopeFor("correct cells of a return"), session => CorrectAsync(session, actor, request), cancellationToken);

    private async Task<CorrectingOutcome> CorrectAsync(HubSession session, Actor actor, CorrectCellsRequest request)
    {
        var agency = actor.Acting.AgencyId;
        if (await SubmissionQueries.FindAsync(session, agency, request.Key) is not { } report)
        {
            return new CorrectingOutcome.NotThere();
        }

        var id = report.SubmissionId;
        if (await keys.OpenAsync(session, id) is not { } opened)
        {
            return Refuse("", Gone);
        }

        using var seal = opened;
        if (await KeptRowStore.FindAsync(session, seal, id, request.Row) is not { } row)
        {
            return Refuse("", Gone);
        }

        var before = await CorrectionStore.RowAsync(session, seal, id, request.Row);
        var changed = request.Cells
            .Select(cell => (Field: cell.Key, Text: (cell.Value ?? "").Trim()))
            .Where(cell => row.Text(cell.Field) is { } text && cell.Text != before.GetValueOrDefault(cell.Field, text))
            .ToList();
        var kind = (await DatasetKindStore.FindAsync(session, report.Kind, report.KindVersion))!;
        var problems = changed.Select(cell => new CellProblem(cell.Field, Problem(kind, cell.Field, cell.Text, report) ?? ""))
            .Where(problem => problem.Sentence.Length > 0).ToList();
        if (problems.Count > 0)
        {
            return new CorrectingOutcome.Refused(problems);
        }

        if (changed.Count == 0)
        {
            return Refuse("", "Nothing was changed; write the right value into a cell, or go on to another row.");
        }

        // Last of all: a return whose cells are refused is not changed.
        if (await CorrectionStore.ChangeAsync(session, id, time.GetUtcNow()) is var answer && answer != "done")
        {
            return Refuse("", DecidingOutcome.Because(answer).Sentence);
        }

        foreach (var (field, text) in changed)
        {
            await CorrectionStore.AddAsync(
                session, seal, id, request.Row, field, text, actor.AccountId.ToString(), time.GetUtcNow());
        }

        await WriteEventAsync(session, AuditEventKind.SubmissionCorrected, id, request.Row, changed.Select(cell => cell.Field));
        return new CorrectingOutcome.Done(changed.Count, await KeptRowStore.NextAsync(session, id, request.Row));
    }

    /// <summary>Records which cells, never what stands in them.</summary>
    internal static Task WriteEventAsync(
        HubSession session, AuditEventKind kind, long submissionId, int row, IEnumerable<string> fields)
        => AuditStore.WriteAsync(session, new AuditEvent(kind, "submission", submissionId.ToString(CultureInfo.InvariantCulture))
        {
            Details = new SortedDictionary<string, string>(StringComparer.Ordinal)
            {
                ["row"] = row.ToString(CultureInfo.InvariantCulture), ["cells"] = string.Join(", ", fields),
            },
        });

    private static CorrectingOutcome.Refused Refuse(string field, string sentence) => new([new CellProblem(field, sentence)]);

    private static string? Problem(DatasetKind kind, string field, string text, SubmissionReport report)
        => text.Length > LongestText ? "This is too long for one cell; shorten it."
            : CellTest.Problem(kind, field, text, UkTime.Day(report.ReceivedAt));
}
