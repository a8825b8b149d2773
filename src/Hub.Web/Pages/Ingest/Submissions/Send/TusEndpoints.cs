using System.Globalization;
using System.Text;
using Hub.Data.Access;
using Hub.Data.Ingest;
using Hub.Data.Ingest.Sending;
using Hub.Web.Forms;
using Hub.Web.Security;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;

namespace Hub.Web.Pages.Ingest.Submissions.Send;

/// <summary>
/// Resumable uploads by the tus protocol 1.0.0: core, creation, termination and expiration (tus.io). What a browser cannot send by
/// a form comes here, so the form's token comes as a header. An answer that ends the upload names where the browser goes. The
/// description by OPTIONS, which the protocol leaves open, is left out: nobody but the portal's own page uses this.
/// </summary>
public static class TusEndpoints
{
    /// <summary>Where uploads begin.</summary>
    public const string Pattern = "/submissions/uploads";

    /// <summary>One upload.</summary>
    public const string OnePattern = Pattern + "/{id:guid}";

    /// <summary>Header with the address at which the browser goes on once the file is whole.</summary>
    public const string Next = "Hub-Next";

    /// <summary>Header with the word for why a file was refused.</summary>
    public const string Refused = "Hub-Refused";

    private const string Version = "1.0.0";
    private const string PieceType = "application/offset+octet-stream";

    /// <summary>Maps them.</summary>
    public static void MapTus(this IEndpointRouteBuilder endpoints)
    {
        var options = endpoints.ServiceProvider.GetRequiredService<IngestOptions>();
        var group = endpoints.MapGroup("").DisableAntiforgery()
            .WithMetadata(new RequiresPermissionAttribute(Permission.SendSubmissions))
            .AddEndpointFilter(GuardAsync);
        group.MapPost(Pattern, BeginAsync);
        group.MapMethods(OnePattern, [HttpMethods.Head], FindAsync);
        group.MapMethods(OnePattern, [HttpMethods.Patch], AppendAsync)
            .WithMetadata(new RequestSizeLimitAttribute(options.MaxFileBytes + 1));
        group.MapDelete(OnePattern, EndAsync);
    }

    private static async ValueTask<object?> GuardAsync(EndpointFilterInvocationContext invocation, EndpointFilterDelegate next)
    {
        var context = invocation.HttpContext;
        context.Response.Headers["Tus-Resumable"] = Version;
        if (context.Request.Headers["Tus-Resumable"] != Version)
        {
            context.Response.Headers["Tus-Version"] = Version;
            return Results.StatusCode(StatusCodes.Status412PreconditionFailed);
        }

        if (!await context.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(context))
        {
            context.Items[FormRefusal.Key] = true;
            await context.RequestServices.GetRequiredService<Refusals>().RecordAsync(context, "form-token");
            return Refuse(context, StatusCodes.Status400BadRequest, UploadRefusals.Expired);
        }

        return await next(invocation);
    }

    private static async Task<IResult> BeginAsync(HttpContext context, CurrentActor current, ResumableUpload uploads)
    {
        if (Header(context, "Upload-Length") is not { } length)
        {
            return Results.StatusCode(StatusCodes.Status400BadRequest);
        }

        var facts = Metadata(context.Request.Headers["Upload-Metadata"].ToString());
        var name = facts.GetValueOrDefault("filename", "");
        if (!UploadRefusals.IsTable(name))
        {
            return Refuse(context, StatusCodes.Status415UnsupportedMediaType, UploadRefusals.Form);
        }

        if (Declaration.Read(fact => facts.GetValueOrDefault(fact)) is not { } declared)
        {
            return Refuse(context, StatusCodes.Status400BadRequest, UploadRefusals.Declaration);
        }

        switch (await uploads.BeginAsync(current.Require(), declared, name, length, context.RequestAborted))
        {
            case UploadOutcome.Going { State: var state }:
                context.Response.Headers.Location = $"{Pattern}/{state.UploadId}";
                Tell(context, state);
                return Results.StatusCode(StatusCodes.Status201Created);
            case UploadOutcome.Refused { Why: { Rule: "too_large" } }:
                return Refuse(context, StatusCodes.Status413PayloadTooLarge, UploadRefusals.Large);
            case UploadOutcome.Refused { Why: var why }:
                return Refuse(context, StatusCodes.Status400BadRequest, UploadRefusals.Word(why));
            default:
                return Refuse(context, StatusCodes.Status429TooManyRequests, UploadRefusals.Many);
        }
    }

    private static async Task<IResult> FindAsync(Guid id, HttpContext context, CurrentActor current, ResumableUpload uploads)
    {
        if (await uploads.FindAsync(current.Require(), id, context.RequestAborted) is not { } state)
        {
            return Results.NotFound();
        }

        Tell(context, state);
        context.Response.Headers["Upload-Length"] = Number(state.Length);
        return Results.Ok();
    }

    private static async Task<IResult> AppendAsync(Guid id, HttpContext context, CurrentActor current, ResumableUpload uploads)
    {
        if (context.Request.ContentType != PieceType)
        {
            return Results.StatusCode(StatusCodes.Status415UnsupportedMediaType);
        }

        if (Header(context, "Upload-Offset") is not { } offset)
        {
            return Results.StatusCode(StatusCodes.Status400BadRequest);
        }

        switch (await uploads.AppendAsync(current.Require(), id, offset, context.Request.Body, context.RequestAborted))
        {
            case UploadOutcome.Going { State: var state }:
                Tell(context, state);
                return Results.NoContent();
            case UploadOutcome.WrongOffset wrong:
                context.Response.Headers["Upload-Offset"] = Number(wrong.Offset);
                return Results.StatusCode(StatusCodes.Status409Conflict);
            case UploadOutcome.Busy:
                return Results.StatusCode(StatusCodes.Status423Locked);
            case UploadOutcome.TooMuch:
                return Refuse(context, StatusCodes.Status413PayloadTooLarge, UploadRefusals.Failed);
            case UploadOutcome.Refused { Why: var why }:
                return Refuse(context, StatusCodes.Status400BadRequest, UploadRefusals.Word(why));
            default:
                return Results.NotFound();
        }
    }

    private static async Task<IResult> EndAsync(Guid id, HttpContext context, CurrentActor current, ResumableUpload uploads)
        => await uploads.EndAsync(current.Require(), id, context.RequestAborted) ? Results.NoContent() : Results.NotFound();

    private static void Tell(HttpContext context, UploadState state)
    {
        context.Response.Headers["Upload-Offset"] = Number(state.Offset);
        context.Response.Headers["Upload-Expires"] = state.ExpiresAt.ToString("R", CultureInfo.InvariantCulture);
        if (state.ResultKey is { } key)
        {
            context.Response.Headers[Next] = NextStep.Progress(key);
        }
    }

    private static IResult Refuse(HttpContext context, int status, string word)
    {
        context.Response.Headers[Refused] = word;
        return Results.StatusCode(status);
    }

    private static long? Header(HttpContext context, string name)
        => long.TryParse(context.Request.Headers[name], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>"name base64, name base64": what cannot be read is not there.</summary>
    private static Dictionary<string, string> Metadata(string header)
    {
        var facts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in header.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = pair.Split(' ', 2);
            var bytes = new byte[parts.Length < 2 ? 0 : parts[1].Length];
            if (parts.Length == 2 && Convert.TryFromBase64String(parts[1], bytes, out var length))
            {
                facts[parts[0]] = Encoding.UTF8.GetString(bytes, 0, length);
            }
        }

        return facts;
    }
}
