using Dapper;
using Hub.Data.Database;

namespace Hub.Data.Ingest.Quarantine;

/// <summary>
/// Destroys received files whose time has come, with a record of when and why, and the key of what was kept of them; sweeps files
/// that no submission names: what a crash between writing a file and writing its row leaves behind. Run daily.
/// </summary>
public sealed class DestroyReceivedFiles(HubDatabase database, QuarantineFolder folder, TimeProvider time)
{
    private const string Actor = "system:ingest";
    private const int AtOnce = 200;
    private static readonly TimeSpan OrphanAge = TimeSpan.FromDays(1);

    private sealed record DueFile(long SubmissionId, string StoredName);

    /// <summary>Destroys what is due and returns how many files that were.</summary>
    public async Task<int> DestroyDueAsync(CancellationToken cancellationToken)
    {
        var scope = await EveryAgencyAsync("destroy received files whose time has come", cancellationToken);
        var destroyed = 0;
        for (var count = AtOnce; count == AtOnce; destroyed += count)
        {
            count = await database.InScopeAsync(scope, DestroySomeAsync, cancellationToken);
        }

        return destroyed;
    }

    /// <summary>Removes files that no submission names, a day after they were written; returns how many.</summary>
    public async Task<int> SweepOrphansAsync(CancellationToken cancellationToken)
    {
        // The files are listed before the rows are read: a file that is being taken in now is too young to be listed.
        var names = folder.WrittenBefore(time.GetUtcNow() - OrphanAge);
        var scope = await EveryAgencyAsync("sweep files that no submission names", cancellationToken);
        var kept = await database.InScopeAsync(
            scope,
            session => session.Connection.QueryAsync<string>(session.Command(
                """
                select stored_name from ingest.quarantine_files where destroyed_at is null and stored_name = any (@Names)
                union all
                select stored_name from ingest.annotated_files where stored_name = any (@Names)
                """,
                new { Names = names.ToArray() })),
            cancellationToken);
        var orphans = names.Except(kept, StringComparer.Ordinal).ToList();
        orphans.ForEach(folder.Delete);
        return orphans.Count;
    }

    private async Task<int> DestroySomeAsync(HubSession session)
    {
        var now = time.GetUtcNow();
        var due = (await session.Connection.QueryAsync<DueFile>(session.Command(
            """
            select submission_id, stored_name from ingest.quarantine_files
            where destroyed_at is null and destroy_after <= @now
            order by destroy_after limit @AtOnce
            for update skip locked
            """,
            new { now, AtOnce }))).AsList();

        // The file goes first: if the record then fails, the next run finds the row again and no file to delete.
        due.ForEach(file => folder.Delete(file.StoredName));
        await session.Connection.ExecuteAsync(session.Command(
            """
            update ingest.quarantine_files
            set destroyed_at = @now, destroyed_why = 'its time after the decision had passed', sealed_key = null
            where submission_id = any (@Ids)
            """,
            new { now, Ids = due.Select(file => file.SubmissionId).ToArray() }));
        await DestroyCopiesAsync(session, [.. due.Select(file => file.SubmissionId)]);
        await session.Connection.ExecuteAsync(session.Command(
            """
            update ingest.working_keys set sealed_key = null, destroyed_at = @now
            where submission_id = any (@Ids) and destroyed_at is null;
            delete from ingest.kept_rows where submission_id = any (@Ids);
            update ingest.corrections set sealed = null where submission_id = any (@Ids)
            """,
            new { now, Ids = due.Select(file => file.SubmissionId).ToArray() }));
        // A decision removes its own; what was discarded or withdrawn lost the key, and here the rest.
        await session.Connection.ExecuteAsync(session.Command(
            """
            delete from ingest.previews p using ingest.submissions s
            where s.submission_id = p.submission_id and s.status <> all (@Open)
            """,
            new { Open = SubmissionStatus.Open.ToArray() }));
        return due.Count;
    }

    /// <summary>Copies that were made of it go with the file.</summary>
    private async Task DestroyCopiesAsync(HubSession session, long[] ids)
    {
        var names = await session.Connection.QueryAsync<string?>(session.Command(
            "delete from ingest.annotated_files where submission_id = any (@ids) returning stored_name", new { ids }));
        foreach (var name in names.OfType<string>())
        {
            folder.Delete(name);
        }
    }

    /// <summary>All agencies: a file must never look like an orphan because its agency was left out.</summary>
    private async Task<Scope> EveryAgencyAsync(string purpose, CancellationToken cancellationToken)
    {
        var agencies = await database.InScopeAsync(
            Scope.None(Actor, purpose),
            session => session.Connection.QueryAsync<Guid>(session.Command("select agency_id from access.agencies")),
            cancellationToken);
        return new Scope(Actor, purpose, agencies.AsList(), []);
    }
}
