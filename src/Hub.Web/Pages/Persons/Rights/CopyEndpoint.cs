using Hub.Data.Access;
using Hub.Data.Persons.Rights.Decisions;
using Hub.Web.Security;

namespace Hub.Web.Pages.Persons.Rights;

/// <summary>Downloads the copy made for a person, for the agency whose rows are in it. Writes an audit event.</summary>
public static class CopyEndpoint
{
    /// <summary>Maps the download.</summary>
    public static void MapRights(this IEndpointRouteBuilder endpoints)
        => endpoints.MapGet("/persons/rights/copies/{id:guid}", DownloadAsync)
            .WithMetadata(new RequiresPermissionAttribute(Permission.DecideRightsRequests));

    private static async Task<IResult> DownloadAsync(
        Guid id, CurrentActor current, DownloadRightsExtract download, HttpResponse response, CancellationToken cancellationToken)
    {
        if (await download.HandleAsync(current.Require(), id, cancellationToken) is not { } file)
        {
            return Results.NotFound();
        }

        response.Headers.CacheControl = "no-store";
        return Results.File(file.Content, "text/csv; charset=utf-8", file.FileName);
    }
}
