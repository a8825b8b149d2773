using Hub.Data.Access;
using Hub.Data.Audit;
using Hub.Data.Database;
using Hub.Data.Ingest.Kinds;
using Hub.Data.Ingest.Quarantine;
using Hub.Data.Ingest.Reports;

namespace Hub.Data.Ingest.Corrections;

/// <summary>Which row to show.</summary>
public sealed record ReadKeptRowRequest(Guid Key, int Row);

/// <summary>One cell of a row that is being corrected.</summary>
/// <param name="Field">The field.</param>
/// <param name="Title">Its title.</param>
/// <param name="Description">What it holds, for the data officer.</param>
/// <param name="InFile">What the file has there.</param>
/// <param name="Corrected">What was written in its place; null where nothing was.</param>
/// <param name="Problems">What is wrong with it, and how to put it right.</param>
public sealed record RowCell(
    string Field, string Title, string Description, string InFile, string? Corrected, IReadOnlyList<ProblemGroup> Problems);

/// <summary>A row that is being corrected.</summary>
/// <param name="Detail">Its return.</param>
/// <param name="Row">The row as a spreadsheet counts it.</param>
/// <param name="Cells">Its cells, those with problems first; empty where they are not kept.</param>
/// <param name="Others">What is wrong with the row and no single cell of it.</param>
public sealed record RowToCorrect(
    SubmissionDetail Detail, int Row, IReadOnlyList<RowCell> Cells, IReadOnlyList<ProblemGroup> Others);

/// <summary>
/// Shows the agreed cells of a row in which something was found, identifying ones included, to whoever may correct it. It reads a
/// row of the agency's own data, so it is recorded.
/// </summary>
[Audited(AuditEventKind.SubmissionRowRead)]
public sealed class ReadKeptRow(HubDatabase database, WorkingKeyStore keys)
{
    /// <summary>Reads a row of a return of the agency that <paramref name="actor"/> acts for; null where there is none.</summary>
    public Task<RowToCorrect?> HandleAsync(Actor actor, ReadKeptRowRequest request, CancellationToken cancellationToken)
        => !actor.Can(Permission.SendSubmissions)
            ? Task.FromResult<RowToCorrect?>(null)
            : database.InScopeAsync(
                actor.ScopeFor("read a row to correct it"), session => ReadAsync(session, actor, request), cancellationToken);

    private async Task<RowToCorrect?> ReadAsync(HubSession session, Actor actor, ReadKeptRowRequest request)
    {
        var agency = actor.Acting.AgencyId;
        if (await SubmissionDetailQueries.FindAsync(session, agency, request.Key) is not { } detail)
        {
            return null;
        }

        var id = detail.Report.SubmissionId;
        await CorrectCells.WriteEventAsync(session, AuditEventKind.SubmissionRowRead, id, request.Row, []);
        if (await keys.OpenAsync(session, id) is not { } opened)
        {
            return new RowToCorrect(detail, request.Row, [], []);
        }

        using var seal = opened;
        var problems = await SubmissionQueries.OfRowAsync(session, agency, id, request.Row);
        if (await KeptRowStore.FindAsync(session, seal, id, request.Row) is not { } row)
        {
            return new RowToCorrect(detail, request.Row, [], problems);
        }

        var corrected = await CorrectionStore.RowAsync(session, seal, id, request.Row);
        var kind = (await DatasetKindStore.FindAsync(session, detail.Report.Kind, detail.Report.KindVersion))!;
        var headings = detail.ReadAs?.Columns.ToDictionary(column => column.Field, column => column.Heading, StringComparer.Ordinal) ?? [];
        var left = problems.ToList();
        var cells = new List<RowCell>();
        foreach (var cell in row.Cells)
        {
            var field = kind.Field(cell.Field)!;
            var names = new[] { headings.GetValueOrDefault(cell.Field, field.Title), field.Title };
            var own = problems.Where(problem => problem.Column is { } columns
                && columns.Split(", ").Any(column => names.Contains(column, StringComparer.OrdinalIgnoreCase))).ToList();
            left.RemoveAll(own.Contains);
            cells.Add(new RowCell(
                cell.Field, names[0], field.Description, cell.Text, corrected.GetValueOrDefault(cell.Field), own));
        }

        return new RowToCorrect(detail, request.Row, [.. cells.OrderBy(cell => cell.Problems.Count == 0)], left);
    }
}
