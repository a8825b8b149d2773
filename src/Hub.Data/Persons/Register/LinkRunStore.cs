using System.Text.Json;
using Dapper;
using Hub.Data.Database;
using Hub.Data.Persons.Linking.Blocking;

namespace Hub.Data.Persons.Register;

/// <summary>What a run came to, in numbers.</summary>
/// <param name="RunId">The run.</param>
/// <param name="Scale">"full", "added" or "taken_back".</param>
/// <param name="Records">Records that stand after it.</param>
/// <param name="Compared">Pairs that it compared.</param>
/// <param name="Links">Pairs that are kept.</param>
/// <param name="Clusters">Clusters after it.</param>
/// <param name="SeveralAgencies">Clusters with records of more than one agency.</param>
public sealed record LinkRunResult(
    long RunId, string Scale, long Records, long Compared, long Links, long Clusters, long SeveralAgencies)
{
    /// <summary>Submissions with a record that came, went or has another cluster: whatever was counted from them counts anew.</summary>
    public IReadOnlyCollection<long> Touched { get; init; } = [];
}

/// <summary>What stands, in numbers.</summary>
internal sealed record LinkTotals(long Records, long Links, long Clusters, long SeveralAgencies);

/// <summary>Runs and what they changed.</summary>
internal static class LinkRunStore
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public sealed record LastRun(
        long RunId, DateTimeOffset StartedAt, Guid ModelId, string Participants, long RecordCount, long LinkCount, long ClusterCount,
        long SeveralAgenciesCount)
    {
        public LinkTotals Totals => new(RecordCount, LinkCount, ClusterCount, SeveralAgenciesCount);
    }

    /// <summary>One run at a time for a subject: others wait.</summary>
    public static Task LockAsync(HubSession session, string subject)
        => session.Connection.ExecuteAsync(session.Command(
            """
            -- What the planner expects of tables that this run fills is far off; compiling for it costs more than it saves.
            set local jit = off;
            select pg_advisory_xact_lock(hashtextextended('person.link ' || @subject, 0))
            """,
            new { subject }, timeoutSeconds: 3600));

    /// <summary>A number for a run that begins.</summary>
    public static Task<long> NextIdAsync(HubSession session)
        => session.Connection.ExecuteScalarAsync<long>(session.Command(
            "select nextval(pg_get_serial_sequence('person.link_runs', 'run_id'))"));

    /// <summary>The newest run; null before the first.</summary>
    public static Task<LastRun?> LastAsync(HubSession session, string subject)
        => session.Connection.QueryFirstOrDefaultAsync<LastRun?>(session.Command(
            """
            select run_id, started_at, model_id, participants::text as participants, record_count, link_count, cluster_count,
                several_agencies_count
            from person.link_runs
            where subject = @subject order by run_id desc limit 1
            """,
            new { subject }));

    /// <summary>Counts what stands.</summary>
    public static Task<LinkTotals> CountAsync(HubSession session, string subject)
        => session.Connection.QuerySingleAsync<LinkTotals>(session.Command(
            """
            select coalesce(sum(records), 0)::bigint as records, (select count(*) from person.links
                    where model_id in (select model_id from person.link_models where subject = @subject)) as links, count(*) as clusters,
                count(*) filter (where agencies > 1) as several_agencies
            from (
                select count(*) as records, count(distinct agency_id) as agencies
                from person.link_records where subject = @subject group by cluster_record
            ) c
            """,
            new { subject }, timeoutSeconds: 600));

    /// <summary>Writes the run.</summary>
    public static async Task<LinkRunResult> WriteAsync(
        HubSession session, string subject, long runId, string scale, Guid modelId, (DateTimeOffset From, DateTimeOffset Until) time,
        long compared, LinkTotals totals, Participants participants, IReadOnlyList<BlockingSize> blocking, IReadOnlyList<string> notes)
    {
        await session.Connection.ExecuteAsync(session.Command(
            """
            insert into person.link_runs (run_id, subject, model_id, scale, started_at, finished_at, record_count, compared_pairs,
                link_count, cluster_count, several_agencies_count, participants, blocking, notes)
            overriding system value
            values (@runId, @subject, @modelId, @scale, @From, @Until, @Records, @compared, @Links, @Clusters, @SeveralAgencies,
                @Participants::jsonb, @Blocking::jsonb, @Notes)
            """,
            new
            {
                runId, subject, modelId, scale, time.From, time.Until, totals.Records, compared, totals.Links, totals.Clusters,
                totals.SeveralAgencies, Participants = participants.ToJson(), Blocking = JsonSerializer.Serialize(blocking, Json),
                Notes = notes.ToArray(),
            }));
        return new LinkRunResult(runId, scale, totals.Records, compared, totals.Links, totals.Clusters, totals.SeveralAgencies);
    }

    /// <summary>Writes merges and splits.</summary>
    public static Task WriteChangesAsync(
        HubSession session, string subject, long runId, IReadOnlyCollection<(string Change, Guid Cluster, Guid Other)> changes,
            string cause,
        DateTimeOffset now)
        => changes.Count == 0 ? Task.CompletedTask : session.Connection.ExecuteAsync(session.Command(
            """
            insert into person.cluster_changes (run_id, subject, change, cluster_id, other_cluster_id, cause, changed_at)
            select @runId, @subject, c.change, c.cluster_id, c.other, @cause, @now
            from unnest(@Changes, @Clusters, @Others) c (change, cluster_id, other)
            """,
            new
            {
                runId, subject, cause, now, Changes = changes.Select(c => c.Change).ToArray(),
                Clusters = changes.Select(c => c.Cluster).ToArray(), Others = changes.Select(c => c.Other).ToArray(),
            }));

    /// <summary>Takes note of the submissions that are linked now.</summary>
    public static async Task KeepSubmissionsAsync(
        HubSession session, string subject, IReadOnlyCollection<StandingSubmission> linked, DateTimeOffset now)
        => await session.Connection.ExecuteAsync(session.Command(
            """
            insert into person.link_submissions (subject, submission_id, agency_id, agreement_id, kind, record_count, linked_at)
            select @subject, s.submission_id, s.agency_id, s.agreement_id, s.kind,
                (select count(*) from person.link_records r where r.submission_id = s.submission_id and r.subject = @subject), @now
            from ingest.submissions s where s.submission_id = any (@Ids)
            on conflict (subject, submission_id) do update
                set record_count = excluded.record_count, is_stale = false, linked_at = excluded.linked_at
            """,
            new { subject, now, Ids = linked.Select(s => s.SubmissionId).ToArray() }, timeoutSeconds: 600));

    /// <summary>Forgets submissions that are linked no longer, and what was noted for this run.</summary>
    public static Task ForgetAsync(HubSession session, string subject, long[] submissions)
        => session.Connection.ExecuteAsync(session.Command(
            """
            delete from person.link_submissions where subject = @subject and submission_id = any (@submissions);
            delete from person.link_touched where subject = @subject
            """,
            new { subject, submissions }));
}
