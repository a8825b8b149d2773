using Hub.Data.Access;
using Hub.Data.Profiles.Downloads;
using Hub.Web.Security;

namespace Hub.Web.Pages.Profiles;

/// <summary>
/// Tables of a released edition as files: one as CSV or XLSX, or all in a workbook. Not found where this person may not read the
/// edition.
/// </summary>
public static class TableEndpoints
{
    /// <summary>Maps them.</summary>
    public static void MapProfileTables(this IEndpointRouteBuilder endpoints)
        => endpoints.MapGet("/profiles/released/{id:guid}/tables/{file}", DownloadAsync)
            .WithMetadata(new RequiresPermissionAttribute(Permission.UseHub));

    private static async Task<IResult> DownloadAsync(
        Guid id, string file, CurrentActor current, DownloadTables download, CancellationToken cancellationToken)
        => await download.HandleAsync(current.Require(), new(id, file), cancellationToken) is DownloadTablesOutcome.Made made
            ? Results.File(made.Content, made.ContentType, made.FileName)
            : Results.NotFound();
}
