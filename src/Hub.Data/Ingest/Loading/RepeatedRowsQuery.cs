using Dapper;
using Hub.Data.Database;
using Hub.Data.Ingest.Checks;

namespace Hub.Data.Ingest.Loading;

/// <summary>Reads the rows of earlier periods that a file's rows are compared with.</summary>
internal static class RepeatedRowsQuery
{
    /// <summary>Accepted rows of the same agency and kind in the earlier periods.</summary>
    public static async Task<IEnumerable<EarlierRow>> EarlierAsync(HubSession session, SubmissionRow submission, RepeatedRows repeats)
    {
        var rows = await session.Connection.QueryAsync<(DateOnly From, string?[] By, string?[] Values)>(session.Command(
            """
            select r.event_from,
                (select array_agg(r.fields ->> f.name order by f.ordinality) from unnest(@By) with ordinality f (name, ordinality)),
                (select array_agg(r.fields ->> f.name order by f.ordinality) from unnest(@Fields) with ordinality f (name, ordinality))
            from ingest.source_records r
            join ingest.submissions s using (submission_id)
            where s.agency_id = @AgencyId and s.kind = @Kind and s.status = any (@Counting) and r.event_from = any (@Earlier)
            """,
            new
            {
                By = repeats.Rule.By.ToArray(), Fields = repeats.Rule.Fields.ToArray(), submission.AgencyId, submission.Kind,
                Counting = SubmissionStatus.Counting.ToArray(), Earlier = repeats.Earlier.ToArray(),
            }));
        return rows.Select(row => new EarlierRow(row.From, row.By, row.Values));
    }
}
