using Dapper;
using Hub.Data.Database;

namespace Hub.Data.Persons.Register;

/// <summary>Where a linked record stands, in the words of the files it came in, and its cluster.</summary>
public sealed record LinkedRow(string Agency, string Kind, string FileName, int RowNumber, long ClusterRecord);

/// <summary>Reads of the register for whoever prints or measures it, within the session's scope.</summary>
public static class RegisterQueries
{
    /// <summary>The newest run; null before the first.</summary>
    public static Task<LinkRunResult?> LastRunAsync(HubSession session, string subject)
        => session.Connection.QueryFirstOrDefaultAsync<LinkRunResult?>(session.Command(
            """
            select run_id, scale, record_count as records, compared_pairs as compared, link_count as links, cluster_count as clusters,
                several_agencies_count as several_agencies
            from person.link_runs where subject = @subject order by run_id desc limit 1
            """,
            new { subject }));

    /// <summary>The model in force; null where there is none.</summary>
    public static Task<Guid?> ModelAsync(HubSession session, string subject)
        => session.Connection.ExecuteScalarAsync<Guid?>(session.Command(
            "select model_id from person.link_models where subject = @subject and in_force_at is not null and retired_at is null",
            new { subject }));

    /// <summary>Every linked record with its cluster, in the order of arrival.</summary>
    public static async Task<IReadOnlyList<LinkedRow>> ClustersAsync(HubSession session, string subject)
        => (await session.Connection.QueryAsync<LinkedRow>(session.Command(
            """
            select a.code as agency, r.kind, s.file_name, r.row_number, r.cluster_record
            from person.link_records r
            join ingest.submissions s using (submission_id)
            join access.agencies a on a.agency_id = r.agency_id
            where r.subject = @subject
            order by r.record_id
            """,
            new { subject }, timeoutSeconds: 600))).AsList();
}
