using Hub.Data.Audit.Sealing;
using Hub.Jobs.CommandLine;

namespace Hub.Jobs.Audit;

/// <summary>Registers the sealer.</summary>
public static class AuditFeature
{
    /// <summary>Adds the sealer with the places that its heads go to.</summary>
    public static IServiceCollection AddAudit(this IServiceCollection services, CommandSettings settings)
    {
        var options = AuditOptions.Read(settings);
        services.AddSingleton<IReadOnlyList<IHeadTarget>>(provider =>
        [
            new HeadFile(options.HeadsFile),
            .. options.Syslog is { } address
                ? [new SyslogHeads(address, provider.GetRequiredService<TimeProvider>())]
                : Array.Empty<IHeadTarget>(),
        ]);
        services.AddSingleton<Sealer>();
        services.AddHostedService(provider => provider.GetRequiredService<Sealer>());
        return services;
    }
}
