using Hub.Data.Access;
using Hub.Data.Audit;
using Hub.Data.Database;
using Hub.Data.Profiles.Reading;

namespace Hub.Data.Profiles.Editions.Copies;

/// <summary>
/// Downloads one's own copy of a released edition: one's own alone, and only while one may read the edition. Each download is recorded.
/// </summary>
[Audited(AuditEventKind.ProfileDownloaded)]
public sealed class DownloadPersonalCopy(HubDatabase database, TimeProvider time)
{
    /// <summary>The stored bytes, or that there are none for this person.</summary>
    public async Task<OpenEditionOutcome> HandleAsync(Actor actor, OpenEditionRequest request, CancellationToken cancellationToken)
    {
        if (!actor.Can(Permission.UseHub))
        {
            return new OpenEditionOutcome.NotThere();
        }

        var scope = await ReleasedQueries.ScopeAsync(database, actor, "download a copy of a profile", cancellationToken);
        return await database.InScopeAsync(
            scope,
            async session =>
            {
                if (await ReleasedQueries.FindAsync(session, actor, request.EditionId, time.GetUtcNow()) is not { } edition
                    || await CopyStore.FindFileAsync(session, request.EditionId, actor.AccountId) is not { } file)
                {
                    return (OpenEditionOutcome)new OpenEditionOutcome.NotThere();
                }

                var sources = await ReleasedQueries.SourcesAsync(session, edition.PublicationId);
                await AuditStore.WriteAsync(session, new AuditEvent(
                    AuditEventKind.ProfileDownloaded, "profile_edition", edition.EditionId.ToString())
                {
                    Agencies = sources.Agencies,
                    Agreements = sources.Agreements,
                    Details = new SortedDictionary<string, string>(StringComparer.Ordinal)
                    {
                        ["profile"] = edition.PublicationId.ToString(), ["edition"] = edition.Edition, ["status"] = edition.Status,
                        ["copy"] = file.FileId.ToString(),
                    },
                });
                return new OpenEditionOutcome.Opened(edition, file);
            },
            cancellationToken);
    }
}
