using Hub.Data.Access;
using Hub.Data.Audit;
using Hub.Data.Database;

namespace Hub.Data.Profiles.Reading;

/// <summary>A released edition asked for.</summary>
public sealed record OpenEditionRequest(Guid EditionId);

/// <summary>How it ended.</summary>
public abstract record OpenEditionOutcome
{
    private OpenEditionOutcome()
    {
    }

    /// <summary>The stored bytes, and the event of their reading in the same transaction.</summary>
    public sealed record Opened(ReleasedEdition Edition, EditionFile File) : OpenEditionOutcome;

    /// <summary>There is none that this person may read.</summary>
    public sealed record NotThere : OpenEditionOutcome;
}

/// <summary>What reading a released edition on the screen and downloading it have in common.</summary>
internal static class OpenedEdition
{
    public static async Task<OpenEditionOutcome> OpenAsync(
        HubDatabase database, Actor actor, OpenEditionRequest request, string format, AuditEventKind kind, string purpose,
        DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (!actor.Can(Permission.UseHub))
        {
            return new OpenEditionOutcome.NotThere();
        }

        var scope = await ReleasedQueries.ScopeAsync(database, actor, purpose, cancellationToken);
        return await database.InScopeAsync(
            scope,
            async session =>
            {
                if (await ReleasedQueries.FindAsync(session, actor, request.EditionId, now) is not { } edition
                    || await ReleasedQueries.FindFileAsync(session, request.EditionId, format) is not { } file)
                {
                    return (OpenEditionOutcome)new OpenEditionOutcome.NotThere();
                }

                var sources = await ReleasedQueries.SourcesAsync(session, edition.PublicationId);
                await AuditStore.WriteAsync(session, new AuditEvent(kind, "profile_edition", edition.EditionId.ToString())
                {
                    Agencies = sources.Agencies,
                    Agreements = sources.Agreements,
                    Details = new SortedDictionary<string, string>(StringComparer.Ordinal)
                    {
                        ["profile"] = edition.PublicationId.ToString(), ["edition"] = edition.Edition,
                        ["status"] = edition.ReleasedAt is null ? "before release" : edition.Status,
                    },
                });
                return new OpenEditionOutcome.Opened(edition, file);
            },
            cancellationToken);
    }
}
