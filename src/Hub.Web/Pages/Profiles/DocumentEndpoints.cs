using Hub.Data.Access;
using Hub.Data.Profiles.Reading;
using Hub.Web.Security;

namespace Hub.Web.Pages.Profiles;

/// <summary>
/// The stored documents of a profile: its web page and its PDF, the bytes unchanged because they are the record. Each opening is
/// recorded in the transaction that reads them; not found where this person may not have it.
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
        Guid id, CurrentActor current, ReadProfile read, HttpContext context, CancellationToken cancellationToken)
    {
        if (await read.HandleAsync(current.Require(), new(id), cancellationToken) is not OpenProfileOutcome.Opened opened)
        {
            return Results.NotFound();
        }

        StoredPagePolicy.Allow(context, opened.Document.Content);
        return Results.Bytes(opened.Document.Content, "text/html; charset=utf-8");
    }

    private static async Task<IResult> DownloadAsync(
        Guid id, CurrentActor current, DownloadProfile download, CancellationToken cancellationToken)
        => await download.HandleAsync(current.Require(), new(id), cancellationToken) is OpenProfileOutcome.Opened opened
            ? Results.File(opened.Document.Content, "application/pdf", opened.Document.FileName)
            : Results.NotFound();
}
