using Dapper;
using Hub.Data.Database;
using Hub.Data.Ingest;

namespace Hub.Data.Persons.Register;

/// <summary>A submission whose rows count.</summary>
internal sealed record StandingSubmission(
    long SubmissionId, Guid AgencyId, Guid AgreementId, string Kind, int KindVersion, int RowsAccepted)
{
    public string Source => new Participant(AgencyId, Kind).Source;
}

/// <summary>A submission whose rows are linked.</summary>
internal sealed record LinkedSubmission(long SubmissionId, Guid AgencyId, string Kind, int RecordCount, bool IsStale);

/// <summary>A record as it is linked.</summary>
internal readonly record struct LinkedRecord(
    long RecordId, long SubmissionId, int RowNumber, Guid EntityId, long ClusterRecord, Guid ClusterId, long ComponentRecord,
        Guid AgencyId);

/// <summary>What stands and what is linked, within a scope over every agency.</summary>
internal static class StandingQueries
{
    /// <summary>Submissions that count and hold rows, in the order of their arrival.</summary>
    public static async Task<IReadOnlyList<StandingSubmission>> SubmissionsAsync(HubSession session, IReadOnlyCollection<string> kinds)
        => (await session.Connection.QueryAsync<StandingSubmission>(session.Command(
            """
            select submission_id, agency_id, agreement_id, kind, kind_version, coalesce(rows_accepted, 0) as rows_accepted
            from ingest.submissions
            where status = any (@Counting) and kind = any (@Kinds) and coalesce(rows_accepted, 0) > 0
            order by submission_id
            """,
            new { Counting = SubmissionStatus.Counting.ToArray(), Kinds = kinds.ToArray() }))).AsList();

    /// <summary>Submissions that are linked.</summary>
    public static async Task<IReadOnlyList<LinkedSubmission>> LinkedAsync(HubSession session, string subject)
        => (await session.Connection.QueryAsync<LinkedSubmission>(session.Command(
            """
            select submission_id, agency_id, kind, record_count, is_stale
            from person.link_submissions where subject = @subject order by submission_id
            """,
            new { subject }))).AsList();

    /// <summary>The linked records of some submissions, or of all.</summary>
    public static Task<List<LinkedRecord>> RecordsAsync(HubSession session, string subject, long[]? submissions)
        => ReadAsync(session,
            """
            select record_id, submission_id, row_number, entity_id, cluster_record, cluster_id, component_record,
                agency_id
            from person.link_records
            where subject = @subject and (@submissions::bigint[] is null or submission_id = any (@submissions))
            """,
            new { subject, submissions });

    // Lists of ids are joined, not compared with "any": the planner weighs each of a hundred thousand ids of an "any" by itself.

    /// <summary>The records of some components, each named once.</summary>
    public static Task<List<LinkedRecord>> OfComponentsAsync(HubSession session, string subject, long[] components)
        => ReadAsync(session,
            """
            select r.record_id, r.submission_id, r.row_number, r.entity_id, r.cluster_record, r.cluster_id, r.component_record,
                r.agency_id
            from unnest(@components) w (component_record)
            join person.link_records r using (component_record)
            where r.subject = @subject
            """,
            new { subject, components });

    /// <summary>Records by id, each named once.</summary>
    public static Task<List<LinkedRecord>> ByIdAsync(HubSession session, string subject, long[] records)
        => ReadAsync(session,
            """
            select r.record_id, r.submission_id, r.row_number, r.entity_id, r.cluster_record, r.cluster_id, r.component_record,
                r.agency_id
            from unnest(@records) w (record_id)
            join person.link_records r using (record_id)
            where r.subject = @subject
            """,
            new { subject, records });

    /// <summary>Ids that rest, by row.</summary>
    public static async Task<Dictionary<(long, int), (long RecordId, Guid EntityId)>> RestingAsync(
        HubSession session, string subject, long[] submissions)
        => (await session.Connection.QueryAsync<(long Submission, int Row, long Record, Guid Entity)>(session.Command(
            """
            select submission_id, row_number, record_id, entity_id from person.link_resting
            where subject = @subject and submission_id = any (@submissions)
                and record_id not in (select record_id from person.link_records where record_id = link_resting.record_id)
            """,
            new { subject, submissions }))).ToDictionary(row => (row.Submission, row.Row), row => (row.Record, row.Entity));

    /// <summary>
    /// Records of submissions that a later one has replaced, by what outlives a return: agency, kind and decision key.
    /// </summary>
    public static async Task<ILookup<(Guid, string, Guid), (long RecordId, Guid EntityId)>> ReplacedAsync(
        HubSession session, string subject, long[] submissions)
        => (await session.Connection.QueryAsync<(Guid Agency, string Kind, byte[] Key, long Record, Guid Entity)>(session.Command(
            """
            select r.agency_id, r.kind, r.decision_key, r.record_id, r.entity_id
            from person.link_records r
            join ingest.submissions s using (submission_id)
            where r.subject = @subject and r.submission_id = any (@submissions) and s.status = @Replaced
            order by r.record_id
            """,
            new { subject, submissions, SubmissionStatus.Replaced })))
            .ToLookup(row => (row.Agency, row.Kind, new Guid(row.Key)), row => (row.Record, row.Entity));

    /// <summary>Components that lost a record since the last run.</summary>
    public static async Task<long[]> TouchedAsync(HubSession session, string subject)
        => [.. await session.Connection.QueryAsync<long>(session.Command(
            "select component_record from person.link_touched where subject = @subject", new { subject }))];

    private static async Task<List<LinkedRecord>> ReadAsync(HubSession session, string sql, object parameters)
    {
        var records = new List<LinkedRecord>();
        await using var reader = await session.Connection.ExecuteReaderAsync(session.Command(sql, parameters, timeoutSeconds: 600));
        while (await reader.ReadAsync(session.CancellationToken))
        {
            records.Add(new LinkedRecord(
                reader.GetInt64(0), reader.GetInt64(1), reader.GetInt32(2), reader.GetGuid(3), reader.GetInt64(4), reader.GetGuid(5),
                reader.GetInt64(6), reader.GetGuid(7)));
        }

        return records;
    }
}
