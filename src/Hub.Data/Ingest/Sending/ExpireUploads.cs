using Hub.Data.Database;
using Hub.Data.Ingest.Quarantine;

namespace Hub.Data.Ingest.Sending;

/// <summary>Destroys what was left of uploads that nobody went on with. Run daily.</summary>
public sealed class ExpireUploads(HubDatabase database, QuarantineFolder folder, TimeProvider time)
{
    private readonly UploadFiles _files = new(folder);

    /// <summary>Destroys them, and files that no upload names; returns how many files went.</summary>
    /// <param name="everyAgency">A scope over every agency: an upload must never look forgotten because its agency was left out.</param>
    /// <param name="cancellationToken">Stops with the host.</param>
    public async Task<int> RunAsync(Scope everyAgency, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        // The files are listed before the rows are read: one that is begun now is too young to be listed.
        var old = _files.WrittenBefore(now - ResumableUpload.Lifetime);
        var expired = await database.InScopeAsync(
            everyAgency, session => UploadStore.ForgetExpiredAsync(session, now), cancellationToken);
        var known = await database.InScopeAsync(everyAgency, session => UploadStore.KnownAsync(session, old), cancellationToken);
        var gone = expired.Union(old.Except(known)).ToList();
        gone.ForEach(_files.Delete);
        return gone.Count;
    }
}
