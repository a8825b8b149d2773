using Dapper;
using Hub.Data.Database;
using Hub.Data.Ingest.Checks;
using Hub.Data.Ingest.Kinds;
using Hub.Data.Ingest.Loading;

namespace Hub.Data.Ingest.Quality;

/// <summary>Writes what was counted while a file was checked, in place of what an earlier check counted.</summary>
internal static class QualityStore
{
    private sealed record Column(string Field, string Title, bool IsNeeded, bool IsSent, long Filled, long Usable);

    /// <summary>Writes the counts of one check.</summary>
    public static async Task WriteAsync(
        HubSession session, SubmissionRow submission, CheckSetting setting, RowTally tally, ProblemLog log, DateTimeOffset now)
    {
        await ClearAsync(session, submission.SubmissionId);
        var columns = Columns(setting, tally.Fields);
        var needed = columns.Where(column => column.IsNeeded).ToList();
        await session.Connection.ExecuteAsync(session.Command(
            """
            insert into ingest.submission_quality (submission_id, agency_id, agreement_id, needed_cells, needed_filled, filled_cells,
                usable_cells, repeated_rows, counted_at)
            values (@SubmissionId, @AgencyId, @AgreementId, @Needed, @NeededFilled, @Filled, @Usable, @Repeated, @now)
            """,
            new
            {
                submission.SubmissionId, submission.AgencyId, submission.AgreementId, Needed = (long)needed.Count * tally.Read,
                NeededFilled = needed.Sum(column => column.Filled), Filled = columns.Sum(column => column.Filled),
                Usable = columns.Sum(column => column.Usable), Repeated = Repeated(setting.Kind, log), now,
            }));
        await session.Connection.ExecuteAsync(session.Command(
            """
            insert into ingest.field_quality (submission_id, agency_id, agreement_id, ordinal, field, title, is_needed, is_sent,
                filled_cells, usable_cells)
            select @SubmissionId, @AgencyId, @AgreementId, f.*
            from unnest(@Ordinals, @Names, @Titles, @Needed, @Sent, @Filled, @Usable) f
            """,
            new
            {
                submission.SubmissionId,
                submission.AgencyId,
                submission.AgreementId,
                Ordinals = Enumerable.Range(1, columns.Count).ToArray(),
                Names = columns.Select(column => column.Field).ToArray(),
                Titles = columns.Select(column => column.Title).ToArray(),
                Needed = columns.Select(column => column.IsNeeded).ToArray(),
                Sent = columns.Select(column => column.IsSent).ToArray(),
                Filled = columns.Select(column => column.Filled).ToArray(),
                Usable = columns.Select(column => column.Usable).ToArray(),
            }));
    }

    /// <summary>Takes the counts of a submission away.</summary>
    public static Task ClearAsync(HubSession session, long submissionId)
        => session.Connection.ExecuteAsync(session.Command(
            """
            delete from ingest.field_quality where submission_id = @submissionId;
            delete from ingest.submission_quality where submission_id = @submissionId
            """,
            new { submissionId }));

    private static List<Column> Columns(CheckSetting setting, FieldTally tally)
    {
        var needed = NeededFields.Of(setting.Kind);
        var header = setting.Header;
        return
        [
            .. setting.Kind.Schema.Fields.Index().Where(pair => setting.Allows(pair.Item)).Select(pair => new Column(
                pair.Item.Name,
                header.Match.Columns.TryGetValue(pair.Item.Name, out var column) && header.Cells[column].Trim() is { Length: > 0 } heading
                    ? heading
                    : pair.Item.Title,
                needed.Contains(pair.Item.Name),
                header.Match.Columns.ContainsKey(pair.Item.Name),
                tally.Filled(pair.Index),
                tally.Usable(pair.Index))),
        ];
    }

    private static long? Repeated(DatasetKind kind, ProblemLog log)
    {
        var rules = kind.Rules.OfType<UniqueRule>().Select(rule => rule.Id).ToHashSet(StringComparer.Ordinal);
        return rules.Count == 0 ? null : log.Kinds.Where(problem => rules.Contains(problem.Rule)).Sum(problem => problem.Count);
    }
}
