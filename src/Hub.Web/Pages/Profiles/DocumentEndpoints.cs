using Hub.Data.Access;
using Hub.Data.Database;
using Hub.Data.Profiles;
using Hub.Data.Profiles.Reading;
using Hub.Web.Security;

namespace Hub.Web.Pages.Profiles;

/// <summary>
/// The stored documents of a profile: its web page and its PDF, the bytes unchanged because they are the record. Each opening is
/// recorded in the transaction that reads them; not found where this person may not have it. The address of a draft that went with a
/// withdrawn return leads to the list, which says so.
/// </summary>
public static class DocumentEndpoints
{
    /// <summary>Maps both.</summary>
    public static void MapProfileDocuments(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/profiles/{id:guid}/page", ReadAsync)
            .WithMetadata(new RequiresPermissionAttribute(Permission.ViewDraftProfiles));
        endpoints.MapGet("/profiles/{id:guid}/download", DownloadAsync)
            .WithMetadata(new RequiresPermissionAttribute(Permission.ViewDraftProfiles));
    }

    // Its one style sheet stands inside it and is allowed by hash; nothing else is.
    private static async Task<IResult> ReadAsync(
        Guid id, CurrentActor current, ReadProfile read, HubDatabase database, HttpContext context, CancellationToken cancellationToken)
    {
        if (await read.HandleAsync(current.Require(), new(id), cancellationToken) is not OpenProfileOutcome.Opened opened)
        {
            return await GoneAsync(id, current.Require(), database, cancellationToken);
        }

        StoredPagePolicy.Allow(context, opened.Document.Content);
        return Results.Bytes(opened.Document.Content, "text/html; charset=utf-8");
    }

    private static async Task<IResult> DownloadAsync(
        Guid id, CurrentActor current, DownloadProfile download, HubDatabase database, CancellationToken cancellationToken)
        => await download.HandleAsync(current.Require(), new(id), cancellationToken) is OpenProfileOutcome.Opened opened
            ? Results.File(opened.Document.Content, "application/pdf", opened.Document.FileName)
            : await GoneAsync(id, current.Require(), database, cancellationToken);

    private static Task<IResult> GoneAsync(Guid id, Actor actor, HubDatabase database, CancellationToken cancellationToken)
        => database.InScopeAsync(
            actor.ScopeFor("look for a destroyed draft"),
            async session => await WithdrawnDraftQueries.OfDocumentAsync(
                session, id, await ProfileListQueries.DraftAreasAsync(session, actor)) is null
                ? Results.NotFound()
                : Results.Redirect("/profiles#withdrawn"),
            cancellationToken);
}
