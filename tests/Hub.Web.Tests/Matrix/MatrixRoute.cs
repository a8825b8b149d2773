using Hub.Web.Security;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Hub.Web.Tests.Matrix;

/// <summary>Every guarded page and endpoint of the portal with the addresses to try.</summary>
public sealed record MatrixRoute(EndpointRule Rule, IReadOnlyList<string> Methods, IReadOnlyList<MatrixTarget> Targets)
{
    /// <summary>Reads them from the running portal, so that a new page is in the matrix without anybody thinking of it.</summary>
    public static async Task<IReadOnlyList<MatrixRoute>> AllAsync(Portal portal)
    {
        var known = typeof(IMatrixTargets).Assembly.GetTypes()
            .Where(type => type is { IsAbstract: false, IsInterface: false } && type.IsAssignableTo(typeof(IMatrixTargets)))
            .Select(type => (IMatrixTargets)Activator.CreateInstance(type)!)
            .ToDictionary(targets => targets.Pattern, StringComparer.Ordinal);
        var rules = (await EndpointAccess.AllAsync(portal.Services.GetServices<EndpointDataSource>(), portal.Services))
            .Where(rule => !rule.IsOpen).ToList();
        var missing = rules.Select(rule => rule.Pattern)
            .Where(pattern => pattern.Contains('{', StringComparison.Ordinal) && !known.ContainsKey(pattern)).ToList();
        Assert.True(missing.Count == 0, "Add a class that is IMatrixTargets for: " + string.Join(", ", missing));
        var stale = known.Keys.Except(rules.Select(rule => rule.Pattern), StringComparer.Ordinal).ToList();
        Assert.True(stale.Count == 0, "No page or endpoint has the pattern of: " + string.Join(", ", stale));

        var routes = new List<MatrixRoute>();
        foreach (var rule in rules.GroupBy(rule => (rule.Pattern, Methods: string.Join(',', MethodsOf(rule)))))
        {
            routes.Add(new MatrixRoute(
                rule.First(),
                MethodsOf(rule.First()),
                known.TryGetValue(rule.Key.Pattern, out var targets)
                    ? await targets.PrepareAsync(portal)
                    : [MatrixTarget.Shown(rule.Key.Pattern)]));
        }

        return routes;
    }

    /// <summary>Whether the person's role has every permission that the route asks for.</summary>
    public bool Permits(MatrixCaller caller)
        => Rule.Metadata.GetOrderedMetadata<RequiresPermissionAttribute>().All(asked => caller.May(asked.Permission));

    /// <summary>Whether it is for agencies' systems and not for people.</summary>
    public bool IsForSystems => Rule.Metadata.GetMetadata<RequiresApiClientAttribute>() is not null;

    /// <summary>A type of content that it takes: a form's, unless it names others.</summary>
    public string ContentType
        => Rule.Metadata.GetMetadata<IAcceptsMetadata>()?.ContentTypes is [var first, ..] ? first : "application/x-www-form-urlencoded";

    /// <summary>Whether it is a page, whose forms carry a token.</summary>
    public bool IsPage => Rule.Metadata.GetMetadata<PageActionDescriptor>() is not null;

    private static IReadOnlyList<string> MethodsOf(EndpointRule rule)
        => rule.Metadata.GetMetadata<PageActionDescriptor>() is not null ? ["GET", "POST"]
            : rule.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"];
}
