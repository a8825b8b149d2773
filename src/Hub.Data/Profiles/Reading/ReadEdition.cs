using Hub.Data.Access;
using Hub.Data.Audit;
using Hub.Data.Database;

namespace Hub.Data.Profiles.Reading;

/// <summary>Opens the web page of a released edition, for those who read that edition of its area; each opening is recorded.</summary>
[Audited(AuditEventKind.ProfileRead)]
public sealed class ReadEdition(HubDatabase database, TimeProvider time)
{
    /// <summary>The stored bytes, or that there are none for this person.</summary>
    public Task<OpenEditionOutcome> HandleAsync(Actor actor, OpenEditionRequest request, CancellationToken cancellationToken)
        => OpenedEdition.OpenAsync(
            database, actor, request, "html", AuditEventKind.ProfileRead, "read a released profile", time.GetUtcNow(), cancellationToken);
}
