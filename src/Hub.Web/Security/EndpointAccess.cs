using Hub.Web.Api;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.StaticAssets;

namespace Hub.Web.Security;

/// <summary>One page or endpoint with what it asks for.</summary>
/// <param name="Pattern">Its route, with a leading slash.</param>
/// <param name="Metadata">What it carries.</param>
public sealed record EndpointRule(string Pattern, EndpointMetadataCollection Metadata)
{
    /// <summary>Whether anybody may open it.</summary>
    public bool IsOpen => Metadata.GetMetadata<IAllowAnonymous>() is not null;

    /// <summary>Whether it says whom it is for.</summary>
    public bool IsGuarded => Metadata.GetMetadata<RequiresPermissionAttribute>() is not null
        || Metadata.GetMetadata<RequiresIdentityAttribute>() is not null
        || Metadata.GetMetadata<RequiresApiClientAttribute>() is not null;
}

/// <summary>Every page and endpoint says whom it is for, or stands on this list. The portal does not start otherwise.</summary>
public static class EndpointAccess
{
    /// <summary>What anybody may open: nothing here shows data.</summary>
    public static readonly IReadOnlyList<string> Open =
    [
        "/health", "/health/ready", "/sign-in", "/sign-in-failed", "/signed-out", "/not-registered", "/awaiting-approval", "/disabled",
        "/unknown-organisation", "/second-factor", "/denied", "/problem/{code:int?}", "/help", "/accessibility", "/cookies",
        "/access/join", "/access/join/{token}",
        ApiDescription.Pattern,
    ];

    // The framework's own, in Development only: static files that the build did not know. The fallback policy guards it.
    private const string UnknownFiles = "{**path:file}";

    /// <summary>Every page and endpoint but the static files, as loaded: attributes of page models included.</summary>
    public static async Task<IReadOnlyList<EndpointRule>> AllAsync(
        IEnumerable<EndpointDataSource> sources, IServiceProvider services)
    {
        var rules = new List<EndpointRule>();
        foreach (var endpoint in sources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is null
                && endpoint.RoutePattern.RawText != UnknownFiles))
        {
            var metadata = endpoint.Metadata;
            if (metadata.GetMetadata<PageActionDescriptor>() is { } page and not CompiledPageActionDescriptor)
            {
                metadata = (await services.GetRequiredService<PageLoader>().LoadAsync(page, metadata)).Endpoint!.Metadata;
            }

            rules.Add(new EndpointRule("/" + endpoint.RoutePattern.RawText?.TrimStart('/'), metadata));
        }

        return rules;
    }

    /// <summary>Throws for an endpoint that says nothing, or that is open without standing on the list.</summary>
    public static async Task CheckAsync(WebApplication application)
    {
        var offenders = (await AllAsync(((IEndpointRouteBuilder)application).DataSources, application.Services))
            .Where(rule => rule.IsOpen ? !Open.Contains(rule.Pattern, StringComparer.Ordinal) || rule.IsGuarded : !rule.IsGuarded)
            .Select(rule => rule.Pattern).Distinct().Order(StringComparer.Ordinal).ToList();
        if (offenders.Count > 0)
        {
            throw new InvalidOperationException(
                "These pages or endpoints do not say whom they are for (RequiresPermission), or are open without standing on the list of "
                + "EndpointAccess: " + string.Join(", ", offenders));
        }
    }
}
