using Hub.Data.Database;

namespace Hub.Web.Health;

/// <summary>What a health page says.</summary>
/// <param name="Status">"up", or "waiting" with the reason.</param>
/// <param name="Detail">One sentence for whoever runs the hub.</param>
public sealed record HealthAnswer(string Status, string Detail);

/// <summary>
/// <c>/health</c>: this process answers. <c>/health/ready</c>: it reaches its database too. Open to everybody and without any
/// detail of versions, names or addresses.
/// </summary>
public static class HealthEndpoints
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <summary>Maps both pages.</summary>
    public static void MapHealth(this WebApplication application)
    {
        application.MapGet("/health", (HttpRequest request) =>
            Answer(request, new HealthAnswer("up", "The portal answers."))).AllowAnonymous();
        application.MapGet("/health/ready", async (HttpRequest request, HubDatabase database, CancellationToken cancellationToken) =>
            Answer(request, await ReadyAsync(database, cancellationToken))).AllowAnonymous();
    }

    private static async Task<HealthAnswer> ReadyAsync(HubDatabase database, CancellationToken cancellationToken)
        => await Readiness.ProblemAsync(database.DataSource, Patience, cancellationToken) is { } problem
            ? new HealthAnswer("waiting", problem)
            : new HealthAnswer("up", "The portal and its database answer.");

    private static IResult Answer(HttpRequest request, HealthAnswer answer)
    {
        var status = answer.Status == "up" ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable;
        return request.Headers.Accept.ToString().Contains("text/html", StringComparison.Ordinal)
            ? Results.Text(
                $"<!doctype html><html lang=\"en\"><title>Hub: {answer.Status}</title>"
                + $"<h1>Hub: {answer.Status}</h1><p>{answer.Detail}</p></html>",
                "text/html; charset=utf-8",
                statusCode: status)
            : Results.Json(answer, statusCode: status);
    }
}
