using Dapper;
using Hub.Data.Database;
using Hub.Data.Ingest.Withdrawal;

namespace Hub.Data.Profiles;

/// <summary>Destroys drafts that rest on withdrawn rows, within the areas of the session's scope, and marks where they were.</summary>
internal static class WithdrawnDraftStore
{
    public static Task DestroyAsync(HubSession session, WithdrawnRows rows, DateTimeOffset now)
        => session.Connection.ExecuteAsync(session.Command(
            """
            insert into profile.withdrawn_drafts (snapshot_id, profile_area_id, area_kind, period_from, period_until, created_at,
                content_sha256, document_ids, cause_id, withdrawn_at)
            select s.snapshot_id, s.profile_area_id, s.area_kind, s.period_from, s.period_until, s.created_at, s.content_sha256,
                array(select d.document_id from profile.documents d where d.snapshot_id = s.snapshot_id), @CauseId, @now
            from profile.snapshots s
            where s.submission_ids @> array[@SubmissionId];
            delete from profile.documents d using profile.snapshots s
            where s.snapshot_id = d.snapshot_id and s.submission_ids @> array[@SubmissionId];
            delete from profile.snapshots where submission_ids @> array[@SubmissionId]
            """,
            new { rows.SubmissionId, rows.CauseId, now }));
}
