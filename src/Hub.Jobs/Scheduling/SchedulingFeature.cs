using Hangfire;
using Hangfire.PostgreSql;
using Hub.Data.Database;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Hub.Jobs.Scheduling;

/// <summary>Registers what a worker needs to take and run requests.</summary>
public static class SchedulingFeature
{
    /// <summary>
    /// Adds the dispatcher and the Hangfire server over the database named by <paramref name="connectionString"/> (role hub_jobs).
    /// </summary>
    public static IServiceCollection AddScheduling(
        this IServiceCollection services, IConfiguration configuration, string connectionString)
    {
        services.AddOptions<WorkerOptions>().Bind(configuration.GetSection("Worker")).ValidateDataAnnotations().ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(_ => HubDataSource.Create(connectionString));
        services.AddSingleton<HubDatabase>();
        services.AddSingleton<JobStorage>(
            provider => HangfireStorage.Create(connectionString, provider.GetRequiredService<IOptions<WorkerOptions>>().Value));
        services.AddSingleton<IBackgroundJobClientV2>(provider => new BackgroundJobClient(provider.GetRequiredService<JobStorage>()));
        services.AddTransient<JobRunner>();
        services.AddSingleton<JobHandlers>();
        services.AddHostedService<HangfireServer>();
        services.AddHostedService<Dispatcher>();
        services.AddHostedService<RecurringRequests>();
        return services;
    }

    /// <summary>Adds every job handler of this assembly.</summary>
    public static IServiceCollection AddJobHandlers(this IServiceCollection services)
    {
        foreach (var handler in HandlerTypes())
        {
            services.AddTransient(typeof(IJobHandler), handler);
            services.AddTransient(handler);
        }

        return services;
    }

    /// <summary>The handlers of this assembly: adding a class is enough.</summary>
    public static IReadOnlyList<Type> HandlerTypes()
        => [.. typeof(SchedulingFeature).Assembly.GetTypes()
            .Where(type => type is { IsAbstract: false, IsInterface: false } && type.IsAssignableTo(typeof(IJobHandler)))
            .OrderBy(type => type.FullName, StringComparer.Ordinal)];
}
