using Microsoft.Extensions.DependencyInjection;

namespace Hub.Jobs.Scheduling;

/// <summary>
/// Which handler does which kind of work. Every handler is made once, when the worker starts, to learn its kind and that it can be
/// made; from then on a request makes only its own.
/// </summary>
public sealed class JobHandlers
{
    private IReadOnlyDictionary<string, Type>? _types;

    /// <summary>Makes every handler once.</summary>
    public void Learn(IServiceProvider services) => All(services);

    /// <summary>The handler of a kind of work; null where this worker knows none.</summary>
    public IJobHandler? Find(IServiceProvider services, string kind)
        => _types?.GetValueOrDefault(kind) is { } type
            ? (IJobHandler)services.GetRequiredService(type)
            : All(services).SingleOrDefault(handler => handler.Kind == kind);

    private List<IJobHandler> All(IServiceProvider services)
    {
        var all = services.GetServices<IJobHandler>().ToList();
        // One that is registered as nothing but a handler, as tests do, can only be made with all others.
        var known = services.GetRequiredService<IServiceProviderIsService>();
        _types = all.Where(handler => known.IsService(handler.GetType()))
            .ToDictionary(handler => handler.Kind, handler => handler.GetType(), StringComparer.Ordinal);
        return all;
    }
}
