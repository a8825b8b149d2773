using Hub.Data.Access;
using Hub.Data.Audit;
using Hub.Data.Database;

namespace Hub.Data.Profiles.Reading;

/// <summary>
/// Downloads the PDF of a profile. Drafts only, for those who may see drafts of its area; released ones come with release. The event
/// names every agency whose returns the profile rests on.
/// </summary>
[Audited(AuditEventKind.ProfileDownloaded)]
public sealed class DownloadProfile(HubDatabase database)
{
    /// <summary>The stored bytes, or that there are none for this person.</summary>
    public Task<OpenProfileOutcome> HandleAsync(Actor actor, OpenProfileRequest request, CancellationToken cancellationToken)
        => OpenedProfile.OpenAsync(
            database, actor, request, "pdf", AuditEventKind.ProfileDownloaded, "download a profile", cancellationToken);
}
