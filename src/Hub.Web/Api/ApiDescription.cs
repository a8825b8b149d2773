using Microsoft.OpenApi;

namespace Hub.Web.Api;

/// <summary>The API's description for whoever programs against it: OpenAPI 3.1 at <c>/openapi/v1.json</c>. It shows no data.</summary>
public static class ApiDescription
{
    /// <summary>Where it stands.</summary>
    public const string Pattern = "/openapi/{documentName}.json";

    private const string Scheme = "clientCredentials";

    /// <summary>Adds the description of every endpoint below <c>/api/v1</c>.</summary>
    public static void AddApiDescription(this IServiceCollection services)
    {
        // What cannot be understood is the caller's 400, in Development too, and no fault of the portal.
        services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = false);
        services.AddOpenApi("v1", options =>
        {
            options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
            options.ShouldInclude = endpoint => endpoint.RelativePath?.StartsWith("api/v1/", StringComparison.Ordinal) == true;
            options.AddDocumentTransformer((document, _, _) =>
            {
                document.Info = new OpenApiInfo
                {
                    Title = "Hub for agencies' systems",
                    Version = "v1",
                    Description = "A system speaks for one agency and sees that agency's submissions only. It signs in at the agency's "
                        + "own Microsoft Entra tenant with client credentials and sends the token as a bearer token. Errors are "
                        + "problem details (RFC 9457).",
                };
                document.Servers = [];
                document.Components ??= new OpenApiComponents();
                document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>(StringComparer.Ordinal)
                {
                    [Scheme] = new OpenApiSecurityScheme
                    {
                        Type = SecuritySchemeType.Http, Scheme = "bearer", BearerFormat = "JWT",
                        Description = "Access token of the Microsoft identity platform, got with client credentials.",
                    },
                };
                document.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Scheme, document)] = [] }];
                return Task.CompletedTask;
            });
        });
    }

    /// <summary>Maps it.</summary>
    public static void MapApiDescription(this IEndpointRouteBuilder endpoints) => endpoints.MapOpenApi(Pattern).AllowAnonymous();
}
