using Hub.Data.Access;
using Hub.Data.Audit;
using Hub.Data.Database;

namespace Hub.Data.Profiles.Reading;

/// <summary>Downloads the PDF of a released edition, for those who read that edition of its area; each download is recorded.</summary>
[Audited(AuditEventKind.ProfileDownloaded)]
public sealed class DownloadEdition(HubDatabase database, TimeProvider time)
{
    /// <summary>The stored bytes, or that there are none for this person.</summary>
    public Task<OpenEditionOutcome> HandleAsync(Actor actor, OpenEditionRequest request, CancellationToken cancellationToken)
        => OpenedEdition.OpenAsync(
            database, actor, request, "pdf", AuditEventKind.ProfileDownloaded, "download a released profile", time.GetUtcNow(),
            cancellationToken);
}
