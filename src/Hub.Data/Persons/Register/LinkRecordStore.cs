using Dapper;
using Hub.Data.Database;

namespace Hub.Data.Persons.Register;

/// <summary>Changes to records and links, within a scope over every agency.</summary>
internal static class LinkRecordStore
{
    /// <summary>The first of so many new record ids.</summary>
    public static Task<long> TakeIdsAsync(HubSession session, long count)
        => session.Connection.ExecuteScalarAsync<long>(session.Command(
            """
            with first as materialized (select nextval('person.link_record_ids') as id)
            select id + 0 * setval('person.link_record_ids', id + @count) from first
            """,
            new { count }));

    /// <summary>Takes records out, with their links; their ids rest, for their rows may come back.</summary>
    public static Task TakeOutAsync(HubSession session, string subject, long[] records)
        => session.Connection.ExecuteAsync(session.Command(
            """
            delete from person.links where left_record = any (@records) or right_record = any (@records);
            delete from person.review_pairs where left_record = any (@records) or right_record = any (@records);
            insert into person.link_resting (subject, submission_id, row_number, agency_id, agreement_id, record_id, entity_id)
            select subject, submission_id, row_number, agency_id, agreement_id, record_id, entity_id
            from person.link_records where record_id = any (@records) and subject = @subject
            on conflict (subject, submission_id, row_number) do nothing;
            delete from person.link_records where record_id = any (@records) and subject = @subject
            """,
            new { subject, records }, timeoutSeconds: 600));

    /// <summary>Takes out every link of a subject.</summary>
    public static Task ClearLinksAsync(HubSession session, string subject)
        => session.Connection.ExecuteAsync(session.Command(
            "delete from person.links where model_id in (select model_id from person.link_models where subject = @subject)",
            new { subject }, timeoutSeconds: 600));

    /// <summary>Takes out the links among some records; gives how many.</summary>
    public static Task<int> ClearLinksAmongAsync(HubSession session, long[] records)
        => session.Connection.ExecuteAsync(session.Command(
            """
            delete from person.links l
            using (select distinct unnest(@records) as record_id) a, (select distinct unnest(@records) as record_id) b
            where l.left_record = a.record_id and l.right_record = b.record_id
            """,
            new { records }, timeoutSeconds: 600));

    /// <summary>Gives records their new clusters and components.</summary>
    public static Task MoveAsync(HubSession session, IReadOnlyCollection<(long Record, long Cluster, Guid ClusterId, long Component)> moved)
        => moved.Count == 0 ? Task.CompletedTask : session.Connection.ExecuteAsync(session.Command(
            """
            update person.link_records r
            set cluster_record = m.cluster_record, cluster_id = m.cluster_id, component_record = m.component_record
            from unnest(@Records, @Clusters, @ClusterIds, @Components) m (record_id, cluster_record, cluster_id, component_record)
            where r.record_id = m.record_id
            """,
            new
            {
                Records = moved.Select(m => m.Record).ToArray(), Clusters = moved.Select(m => m.Cluster).ToArray(),
                ClusterIds = moved.Select(m => m.ClusterId).ToArray(), Components = moved.Select(m => m.Component).ToArray(),
            },
            timeoutSeconds: 600));

    /// <summary>Ids that rest no longer.</summary>
    public static Task WakeAsync(HubSession session, string subject, long[] records)
        => session.Connection.ExecuteAsync(session.Command(
            "delete from person.link_resting where subject = @subject and record_id = any (@records)", new { subject, records }));

    /// <summary>Decision keys whose decisions changed since an instant, undone and replaced ones too.</summary>
    public static async Task<IReadOnlyList<byte[]>> DecidedSinceAsync(HubSession session, string subject, DateTimeOffset since)
        => [.. await session.Connection.QueryAsync<byte[]>(session.Command(
            """
            select distinct unnest(array[left_key, right_key]) from person.link_decisions
            where subject = @subject and greatest(decided_at, coalesce(second_at, decided_at), coalesce(undone_at, decided_at)) >= @since
            """,
            new { subject, since }))];

    /// <summary>Where decision keys stand.</summary>
    public static async Task<IReadOnlyList<(byte[] Key, long Record, long Component)>> HoldersAsync(
        HubSession session, string subject, byte[][] keys)
        => keys.Length == 0 ? [] : (await session.Connection.QueryAsync<(byte[], long, long)>(session.Command(
            """
            select decision_key, record_id, component_record from person.link_records
            where decision_key = any (@keys) and subject = @subject
            """,
            new { subject, keys }))).AsList();

    /// <summary>Codes of agencies, which never change.</summary>
    public static async Task<IReadOnlyDictionary<Guid, string>> AgencyCodesAsync(HubSession session)
        => (await session.Connection.QueryAsync<(Guid Id, string Code)>(session.Command("select agency_id, code from access.agencies")))
            .ToDictionary(agency => agency.Id, agency => agency.Code);
}
