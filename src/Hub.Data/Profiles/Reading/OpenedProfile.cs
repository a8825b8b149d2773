using Hub.Data.Access;
using Hub.Data.Audit;
using Hub.Data.Database;

namespace Hub.Data.Profiles.Reading;

/// <summary>A stored document asked for.</summary>
public sealed record OpenProfileRequest(Guid DocumentId);

/// <summary>How it ended.</summary>
public abstract record OpenProfileOutcome
{
    private OpenProfileOutcome()
    {
    }

    /// <summary>The stored bytes, and the event of their reading in the same transaction.</summary>
    public sealed record Opened(StoredDocument Document) : OpenProfileOutcome;

    /// <summary>There is none that this person may read.</summary>
    public sealed record NotThere : OpenProfileOutcome;
}

/// <summary>What reading on the screen and downloading have in common.</summary>
internal static class OpenedProfile
{
    public static Task<OpenProfileOutcome> OpenAsync(
        HubDatabase database, Actor actor, OpenProfileRequest request, string format, AuditEventKind kind, string purpose,
        CancellationToken cancellationToken)
        => !actor.Can(Permission.ViewDraftProfiles)
            ? Task.FromResult<OpenProfileOutcome>(new OpenProfileOutcome.NotThere())
            : database.InScopeAsync(
                actor.ScopeFor(purpose),
                async session =>
                {
                    var areas = await ProfileListQueries.DraftAreasAsync(session, actor);
                    if (await ProfileListQueries.FindDocumentAsync(session, request.DocumentId, format, areas) is not { } document)
                    {
                        return (OpenProfileOutcome)new OpenProfileOutcome.NotThere();
                    }

                    var sources = await ProfileListQueries.SourcesAsync(session, document.SnapshotId);
                    await AuditStore.WriteAsync(session, new AuditEvent(kind, "profile_document", document.DocumentId.ToString())
                    {
                        Agencies = sources.Agencies,
                        Agreements = sources.Agreements,
                        Details = new SortedDictionary<string, string>(StringComparer.Ordinal)
                        {
                            ["snapshot"] = document.SnapshotId.ToString(), ["edition"] = document.Edition, ["status"] = "draft",
                        },
                    });
                    return new OpenProfileOutcome.Opened(document);
                },
                cancellationToken);
}
