using Hub.Data.Access;
using Hub.Data.Database;
using Hub.Data.Ingest;
using Hub.Data.Ingest.Kinds;
using Hub.Data.Ingest.Sending;
using Hub.Data.Primitives;
using Hub.Web.Forms;
using Hub.Web.Security;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Hub.Web.Pages.Ingest.Submissions.Send;

/// <summary>
/// Takes a return's file as the form sends it, streaming: it is sealed while it arrives and never lies in memory or in the clear.
/// The form's token is the first part and is checked before the file is read. Whatever is wrong leads back to the form.
/// </summary>
public static class UploadEndpoint
{
    /// <summary>Where the form posts to.</summary>
    public const string Pattern = "/submissions/upload";

    // What a form has besides its file, and how much of a file that is too large is still read so that the answer arrives.
    private const int FieldBytes = 16 * 1024;
    private const int FieldsAtMost = 20;
    private const long Drained = 64L << 20;

    /// <summary>Maps it.</summary>
    public static void MapUpload(this IEndpointRouteBuilder endpoints)
    {
        var options = endpoints.ServiceProvider.GetRequiredService<IngestOptions>();
        endpoints.MapPost(Pattern, HandleAsync)
            .WithMetadata(
                new RequiresPermissionAttribute(Permission.SendSubmissions),
                new RequestSizeLimitAttribute(options.MaxFileBytes + Drained))
            // The check by hand reads the token without buffering the file.
            .DisableAntiforgery();
    }

    private static async Task<IResult> HandleAsync(HttpContext context, IAntiforgery antiforgery, Refusals refusals, UploadReturn upload)
    {
        if (!MediaTypeHeaderValue.TryParse(context.Request.ContentType, out var type)
            || !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
            || HeaderUtilities.RemoveQuotes(type.Boundary).Value is not { Length: > 0 and <= 200 } boundary)
        {
            return await RefuseTokenAsync(context, refusals);
        }

        var reader = new MultipartReader(boundary, context.Request.Body) { HeadersLengthLimit = 4096, HeadersCountLimit = 8 };
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        var isOurs = false;
        try
        {
            while (await reader.ReadNextSectionAsync(context.RequestAborted) is { } section)
            {
                if (section.GetContentDispositionHeader() is not { } disposition)
                {
                    continue;
                }

                if (disposition.IsFormDisposition() && fields.Count < FieldsAtMost)
                {
                    fields[disposition.Name.Value ?? ""] = await TextAsync(section, context.RequestAborted);
                    isOurs = isOurs || await IsTokenAsync(context, antiforgery, fields);
                }
                else if (!isOurs)
                {
                    return await RefuseTokenAsync(context, refusals);
                }
                else if (disposition.IsFileDisposition() && disposition.Name == FileModel.Field)
                {
                    return await upload.HandleAsync(fields, NameOf(disposition), section.Body, context);
                }
            }
        }
        catch (Exception fault) when (fault is IOException or InvalidDataException && !context.RequestAborted.IsCancellationRequested)
        {
            return isOurs
                ? UploadReturn.Back(
                    fields, fault is BadHttpRequestException { StatusCode: 413 } ? UploadRefusals.Large : UploadRefusals.Failed)
                : await RefuseTokenAsync(context, refusals);
        }

        return isOurs ? UploadReturn.Back(fields, UploadRefusals.None) : await RefuseTokenAsync(context, refusals);
    }

    private static string NameOf(ContentDispositionHeaderValue disposition)
        => HeaderUtilities.RemoveQuotes(disposition.FileNameStar.HasValue ? disposition.FileNameStar : disposition.FileName).Value ?? "";

    private static async Task<string> TextAsync(MultipartSection section, CancellationToken cancellationToken)
    {
        using var text = new StreamReader(section.Body);
        var buffer = new char[FieldBytes];
        var length = await text.ReadBlockAsync(buffer, cancellationToken);
        return length < buffer.Length ? new string(buffer, 0, length) : throw new InvalidDataException("A field of the form is too long.");
    }

    // The token stands in a part, so it is handed over as if it had come as a header: that way nothing reads the form.
    private static async Task<bool> IsTokenAsync(HttpContext context, IAntiforgery antiforgery, Dictionary<string, string> fields)
    {
        var names = antiforgery.GetTokens(context);
        if (names.HeaderName is null || !fields.TryGetValue(names.FormFieldName, out var token))
        {
            return false;
        }

        context.Request.Headers[names.HeaderName] = token;
        return await antiforgery.IsRequestValidAsync(context);
    }

    private static async Task<IResult> RefuseTokenAsync(HttpContext context, Refusals refusals)
    {
        context.Items[FormRefusal.Key] = true;
        await refusals.RecordAsync(context, "form-token");
        return Results.StatusCode(StatusCodes.Status400BadRequest);
    }
}
