using Hub.Data.Access;
using Hub.Data.Audit;
using Hub.Data.Database;
using Hub.Data.Profiles.Document;
using Hub.Data.Profiles.Publishing;
using Hub.Data.Profiles.Reading;

namespace Hub.Data.Profiles.Editions;

/// <summary>An edition of a publication as it would be now.</summary>
/// <param name="PublicationId">The publication.</param>
/// <param name="Edition">Which edition.</param>
/// <param name="Section">One section alone, by its key; null for the whole.</param>
public sealed record PreviewEditionRequest(Guid PublicationId, Edition Edition, string? Section = null);

/// <summary>How it ended.</summary>
public abstract record PreviewEditionOutcome
{
    private PreviewEditionOutcome()
    {
    }

    /// <summary>The edition as a part of a page (<see cref="HtmlWriter.WriteFragment"/>), with its profile and its area's name.</summary>
    public sealed record Shown(Publication Publication, string AreaName, string Html) : PreviewEditionOutcome;

    /// <summary>There is none that this person may see, or the edition has no such section.</summary>
    public sealed record NotThere : PreviewEditionOutcome;

    /// <summary>Why it cannot be shown, and what to do.</summary>
    public sealed record Refused(string Sentence) : PreviewEditionOutcome;
}

/// <summary>
/// Shows an edition, or one section of it, as it stands: for those who may see drafts of its area. Looking at a draft is recorded, with
/// the agencies whose returns it rests on.
/// </summary>
[Audited(AuditEventKind.ProfileRead)]
public sealed class PreviewEdition(HubDatabase database)
{
    private static readonly PreviewEditionOutcome.NotThere None = new();

    /// <summary>The page, or that there is none for this person.</summary>
    public Task<PreviewEditionOutcome> HandleAsync(Actor actor, PreviewEditionRequest request, CancellationToken cancellationToken)
        => !actor.Can(Permission.ViewDraftProfiles)
            ? Task.FromResult<PreviewEditionOutcome>(None)
            : database.InScopeAsync(
                actor.ScopeFor("preview a profile"),
                session => ShowAsync(session, actor, request),
                cancellationToken);

    private static async Task<PreviewEditionOutcome> ShowAsync(HubSession session, Actor actor, PreviewEditionRequest request)
    {
        if (await PublicationStore.FindAsync(session, request.PublicationId) is not { } publication
            || !(await ProfileListQueries.DraftAreasAsync(session, actor)).Contains(publication.ProfileAreaId))
        {
            return None;
        }

        if (await ProfileStore.FindSnapshotAsync(session, publication.SnapshotId) is null)
        {
            return new PreviewEditionOutcome.Refused(
                "The figures under this profile were withdrawn, so it cannot be shown: move it to newer figures on its desk.");
        }

        var content = EditionCut.For(await EditionSource.ReadAsync(session, publication), request.Edition);
        var document = request.Section is { } section
            ? ProfileAssembly.AssembleSection(content, section)
            : ProfileAssembly.Assemble(content);
        if (document is null)
        {
            return None;
        }

        var sources = await ProfileListQueries.SourcesAsync(session, publication.SnapshotId);
        await AuditStore.WriteAsync(session, new AuditEvent(
            AuditEventKind.ProfileRead, "profile_publication", publication.PublicationId.ToString())
        {
            Agencies = sources.Agencies,
            Agreements = sources.Agreements,
            Details = new SortedDictionary<string, string>(StringComparer.Ordinal)
            {
                ["edition"] = EditionNames.Stored(request.Edition), ["status"] = publication.Status,
            },
        });
        return new PreviewEditionOutcome.Shown(
            publication,
            content.Figures.Front.AreaName,
            HtmlWriter.WriteFragment(document with { FiguresAt = $"/profiles/figures/{publication.PublicationId}/" }));
    }
}
