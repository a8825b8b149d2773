using System.Globalization;
using System.Text;
using Dapper;
using Hub.Data.Database;
using Hub.Data.Ingest.Quarantine;
using Hub.Data.Ingest.Reading;

namespace Hub.Data.Ingest.Corrections;

/// <summary>One corrected cell.</summary>
/// <param name="CorrectionId">The correction.</param>
/// <param name="RowNumber">The row as a spreadsheet counts it.</param>
/// <param name="Field">The field.</param>
/// <param name="MadeBy">The account of who made it.</param>
/// <param name="MadeByName">Their name; null where they have left.</param>
/// <param name="MadeAt">When.</param>
public sealed record Correction(
    long CorrectionId, int RowNumber, string Field, string MadeBy, string? MadeByName, DateTimeOffset MadeAt);

/// <summary>The layer of corrections over a submission's file.</summary>
public static class CorrectionStore
{
    private sealed record Sealed(int RowNumber, string Field, byte[] Content);

    /// <summary>Corrections that count, in the order of the file.</summary>
    /// <param name="session">The transaction.</param>
    /// <param name="submissionId">The submission.</param>
    /// <param name="namesPeople">Whether to say who made them by name: the portal may read names, the worker may not.</param>
    public static async Task<IReadOnlyList<Correction>> StandingAsync(HubSession session, long submissionId, bool namesPeople = true)
    {
        var standing = (await session.Connection.QueryAsync<Correction>(session.Command(
            """
            select distinct on (c.row_number, c.field) c.correction_id, c.row_number, c.field, c.made_by,
                null::text as made_by_name, c.made_at
            from ingest.corrections c
            where c.submission_id = @submissionId and c.undone_at is null
            order by c.row_number, c.field, c.correction_id desc
            """,
            new { submissionId }))).AsList();
        if (!namesPeople || standing.Count == 0)
        {
            return standing;
        }

        var names = (await session.Connection.QueryAsync<(string Account, string Name)>(session.Command(
            "select account_id::text, display_name from access.accounts where account_id::text = any (@Accounts)",
            new { Accounts = standing.Select(one => one.MadeBy).Distinct().ToArray() })))
            .ToDictionary(row => row.Account, row => row.Name, StringComparer.Ordinal);
        return [.. standing.Select(one => one with { MadeByName = names.GetValueOrDefault(one.MadeBy) })];
    }

    /// <summary>Notes that what a return is read as has changed; "done" or a word for why it may not.</summary>
    internal static async Task<string> ChangeAsync(HubSession session, long submissionId, DateTimeOffset now)
        => (await session.Connection.ExecuteScalarAsync<string>(session.Command(
            "select ingest.change_submission(@submissionId, @now)", new { submissionId, now })))!;

    internal static Task AddAsync(
        HubSession session, WorkingSeal seal, long submissionId, int row, string field, string text, string by, DateTimeOffset now)
        => session.Connection.ExecuteAsync(session.Command(
            """
            insert into ingest.corrections (submission_id, agency_id, agreement_id, row_number, field, sealed, made_by, made_at)
            select submission_id, agency_id, agreement_id, @row, @field, @Content, @by, @now
            from ingest.submissions where submission_id = @submissionId
            """,
            new { submissionId, row, field, by, now, Content = seal.Seal(Name(row, field), Encoding.UTF8.GetBytes(text)) }));

    /// <summary>Undoes every layer of one cell.</summary>
    internal static Task UndoAsync(
        HubSession session, long submissionId, int row, string field, string by, DateTimeOffset now)
        => session.Connection.ExecuteAsync(session.Command(
            """
            update ingest.corrections set undone_by = @by, undone_at = @now
            where submission_id = @submissionId and row_number = @row and field = @field and undone_at is null
            """,
            new { submissionId, row, field, by, now }));

    /// <summary>What was written into one row, by field.</summary>
    internal static async Task<IReadOnlyDictionary<string, string>> RowAsync(
        HubSession session, WorkingSeal seal, long submissionId, int row)
        => (await ReadAsync(session, submissionId, row))
            .ToDictionary(
                one => one.Field, one => Encoding.UTF8.GetString(seal.Open(Name(one.RowNumber, one.Field), one.Content)),
                StringComparer.Ordinal);

    /// <summary>The file's rows with the corrections in place; the file's own where there are none.</summary>
    internal static async Task<RowSource> OverAsync(
        HubSession session, WorkingKeyStore keys, SubmissionRow submission, TabularFile file)
    {
        var layer = submission.IsDecidedByPerson ? await ReadAsync(session, submission.SubmissionId, null) : [];
        if (layer.Count == 0 || await keys.OpenAsync(session, submission.SubmissionId) is not { } opened)
        {
            return file.Rows;
        }

        using var seal = opened;
        var columns = file.Header.Match.Columns;
        var cells = layer.Where(one => columns.ContainsKey(one.Field)).GroupBy(one => one.RowNumber).ToDictionary(
            row => row.Key,
            row => (IReadOnlyDictionary<int, byte[]>)row.ToDictionary(
                one => columns[one.Field], one => seal.Open(Name(one.RowNumber, one.Field), one.Content)));
        return new CorrectedRowSource(file.Rows, cells);
    }

    private static string Name(int row, string field) => string.Create(CultureInfo.InvariantCulture, $"correction {row} {field}");

    private static async Task<List<Sealed>> ReadAsync(HubSession session, long submissionId, int? row)
        => (await session.Connection.QueryAsync<Sealed>(session.Command(
            """
            select distinct on (row_number, field) row_number, field, sealed as content
            from ingest.corrections
            where submission_id = @submissionId and undone_at is null and sealed is not null and (@row::int is null or row_number = @row)
            order by row_number, field, correction_id desc
            """,
            new { submissionId, row }))).AsList();
}
