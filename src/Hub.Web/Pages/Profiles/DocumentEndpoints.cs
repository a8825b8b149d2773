using Hub.Data.Access;
using Hub.Data.Database;
using Hub.Data.Profiles;
using Hub.Data.Profiles.Editions.Copies;
using Hub.Data.Profiles.Reading;
using Hub.Web.Security;

namespace Hub.Web.Pages.Profiles;

/// <summary>
/// The stored documents of a profile: its web page and its PDF, the bytes unchanged because they are the record. Each opening is
/// recorded in the transaction that reads them, a personal copy's too; not found where this person may not have it. The address of a
/// draft that went with a withdrawn return leads to the list, which says so.
/// </summary>
public static class DocumentEndpoints
{
    /// <summary>Maps those of drafts and those of released editions.</summary>
    public static void MapProfileDocuments(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/profiles/{id:guid}/page", ReadAsync)
            .WithMetadata(new RequiresPermissionAttribute(Permission.ViewDraftProfiles));
        endpoints.MapGet("/profiles/{id:guid}/download", DownloadAsync)
            .WithMetadata(new RequiresPermissionAttribute(Permission.ViewDraftProfiles));
        endpoints.MapGet("/profiles/released/{id:guid}/page", ReadReleasedAsync)
            .WithMetadata(new RequiresPermissionAttribute(Permission.UseHub));
        endpoints.MapGet("/profiles/released/{id:guid}/download", DownloadReleasedAsync)
            .WithMetadata(new RequiresPermissionAttribute(Permission.UseHub));
        endpoints.MapGet("/profiles/released/{id:guid}/copy/download", DownloadCopyAsync)
            .WithMetadata(new RequiresPermissionAttribute(Permission.UseHub));
    }

    private static async Task<IResult> DownloadCopyAsync(
        Guid id, CurrentActor current, DownloadPersonalCopy download, CancellationToken cancellationToken)
        => await download.HandleAsync(current.Require(), new(id), cancellationToken) is OpenEditionOutcome.Opened opened
            ? Results.File(opened.File.Content, "application/pdf", opened.File.FileName)
            : Results.NotFound();

    private static async Task<IResult> ReadReleasedAsync(
        Guid id, CurrentActor current, ReadEdition read, HttpContext context, CancellationToken cancellationToken)
    {
        if (await read.HandleAsync(current.Require(), new(id), cancellationToken) is not OpenEditionOutcome.Opened opened)
        {
            return Results.NotFound();
        }

        StoredPagePolicy.Allow(context, opened.File.Content);
        return Results.Bytes(opened.File.Content, "text/html; charset=utf-8");
    }

    private static async Task<IResult> DownloadReleasedAsync(
        Guid id, CurrentActor current, DownloadEdition download, CancellationToken cancellationToken)
        => await download.HandleAsync(current.Require(), new(id), cancellationToken) is OpenEditionOutcome.Opened opened
            ? Results.File(opened.File.Content, "application/pdf", opened.File.FileName)
            : Results.NotFound();

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
