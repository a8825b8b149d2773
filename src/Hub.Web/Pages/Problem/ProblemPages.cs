using Microsoft.AspNetCore.Diagnostics;
using Npgsql;

namespace Hub.Web.Pages.Problem;

/// <summary>
/// Every answer that is a problem becomes a page that says what happened to the person's work, or problem details for a system.
/// The address stays the one that was asked for.
/// </summary>
public static class ProblemPages
{
    /// <summary>Adds both, before anything that may fail.</summary>
    public static void UseProblemPages(this WebApplication application)
    {
        application.UseWhen(IsApi, api =>
        {
            api.UseExceptionHandler(new ExceptionHandlerOptions { StatusCodeSelector = StatusOf });
            api.UseStatusCodePages();
        });
        application.UseWhen(context => !IsApi(context), pages =>
        {
            pages.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandlingPath = "/problem", StatusCodeSelector = StatusOf });
            pages.UseStatusCodePages(context => ShowAsync(context.HttpContext, context.Next));
        });
    }

    private static bool IsApi(HttpContext context) => context.Request.Path.StartsWithSegments("/api");

    private static int StatusOf(Exception fault) => fault switch
    {
        NpgsqlException { IsTransient: true } or TimeoutException => StatusCodes.Status503ServiceUnavailable,
        PostgresException => StatusCodes.Status500InternalServerError,
        NpgsqlException => StatusCodes.Status503ServiceUnavailable,
        BadHttpRequestException bad => bad.StatusCode,
        _ => StatusCodes.Status500InternalServerError,
    };

    // As UseStatusCodePagesWithReExecute, but a refusal shows /denied.
    private static async Task ShowAsync(HttpContext context, RequestDelegate next)
    {
        var (path, query) = (context.Request.Path, context.Request.QueryString);
        var status = context.Response.StatusCode;
        context.Features.Set<IStatusCodeReExecuteFeature>(new StatusCodeReExecuteFeature
        {
            OriginalPathBase = context.Request.PathBase.Value ?? "", OriginalPath = path.Value ?? "", OriginalQueryString = query.Value,
        });
        context.SetEndpoint(null);
        context.Request.RouteValues.Clear();
        (context.Request.Path, context.Request.QueryString) = (status == StatusCodes.Status403Forbidden ? "/denied" : "/problem", default);
        try
        {
            await next(context);
        }
        finally
        {
            (context.Request.Path, context.Request.QueryString) = (path, query);
            context.Features.Set<IStatusCodeReExecuteFeature?>(null);
        }
    }
}
