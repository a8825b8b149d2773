using System.Net;
using Hangfire;
using Hangfire.Dashboard;
using Hub.Data.Access;
using Hub.Data.Database;
using Hub.Data.Ingest.Kinds;
using Hub.Jobs.Access;
using Hub.Jobs.Audit;
using Hub.Jobs.CommandLine;
using Hub.Jobs.Ingest;
using Hub.Jobs.Intelligence;
using Hub.Jobs.Persons;
using Hub.Jobs.Profiles;
using Hub.Jobs.Sharing;

namespace Hub.Jobs.Scheduling;

/// <summary>A running worker: dispatcher, Hangfire server, and the read-only dashboard on the loopback of its machine.</summary>
public sealed class WorkerHost : IAsyncDisposable
{
    private readonly WebApplication _application;

    private WorkerHost(WebApplication application) => _application = application;

    /// <summary>Where this process answers.</summary>
    public string Address => _application.Urls.First();

    /// <summary>The services of this worker, for a command that runs it in its own process.</summary>
    public IServiceProvider Services => _application.Services;

    /// <summary>Starts a worker with the database role that <paramref name="settings"/> names.</summary>
    /// <exception cref="CommandRefusal">The role has more rights than a worker may have.</exception>
    public static async Task<WorkerHost> StartAsync(
        CommandSettings settings, int port, LogLevel logLevel, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration.AddConfiguration(settings.Configuration);
        builder.Logging.AddSimpleConsole(format => format.SingleLine = true).SetMinimumLevel(logLevel)
            .AddFilter("Hangfire", LogLevel.Warning).AddFilter("Microsoft", LogLevel.Warning);
        builder.WebHost.UseKestrelCore().ConfigureKestrel(server => server.Listen(IPAddress.Loopback, port));
        builder.Services.AddRoutingCore();
        builder.Services.AddHostFiltering(filter => filter.AllowedHosts = ["localhost", "127.0.0.1"]);
        builder.Services.AddScheduling(settings.Configuration, settings.Database).AddJobHandlers()
            .AddAudit(settings)
            .AddIngest(settings)
            .AddPersons(settings.Ingest)
            .AddIntelligence()
            .AddSharing()
            .AddProfiles(settings.Configuration)
            .AddNotifications(settings.Configuration);
        builder.Services.AddSingleton<IGlobalConfiguration>(GlobalConfiguration.Configuration);
        builder.Services.AddSingleton(DashboardRoutes.Routes);

        var application = builder.Build();
        try
        {
            var database = application.Services.GetRequiredService<HubDatabase>();
            if (await ProcessRights.RefusalAsync(database.DataSource, "worker", Roles.Jobs, cancellationToken) is { } refusal)
            {
                throw new CommandRefusal(refusal);
            }

            await RegisterKindsAsync(application, database, cancellationToken);
            // A worker that cannot make its handlers must not take work.
            application.Services.GetRequiredService<JobHandlers>().Learn(application.Services);
            application.UseHostFiltering();
            // Read only and on the loopback: operators act on job.requests, whose rules hold there.
            application.UseHangfireDashboard(
                "/jobs",
                new DashboardOptions
                {
                    Authorization = [new LocalRequestsOnlyAuthorizationFilter()],
                    IsReadOnlyFunc = _ => true,
                    DisplayStorageConnectionString = false,
                    DashboardTitle = "Jobs of the hub",
                },
                application.Services.GetRequiredService<JobStorage>());
            await application.StartAsync(cancellationToken);
            return new WorkerHost(application);
        }
        catch
        {
            await application.DisposeAsync();
            throw;
        }
    }

    /// <summary>Returns when the process is told to stop.</summary>
    public async Task RunUntilStoppedAsync(CancellationToken cancellationToken)
    {
        var stopped = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = cancellationToken.Register(() => stopped.TrySetResult());
        await stopped.Task;
    }

    // What ships stands in the register from the start: the portal lists it and compares new versions with it.
    private static async Task RegisterKindsAsync(
        WebApplication application, HubDatabase database, CancellationToken cancellationToken)
    {
        var registrations = await database.InScopeAsync(
            Scope.None(SystemActors.Ingest, "register the kinds that ship"),
            session => DatasetKindStore.RegisterAsync(session, application.Services.GetRequiredService<DatasetKinds>()),
            cancellationToken);
        foreach (var refused in registrations.Where(registration => registration.Refusal is not null))
        {
            Log.KindRefused(
                application.Services.GetRequiredService<ILogger<WorkerHost>>(), refused.Kind, refused.Version, refused.Refusal!);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _application.StopAsync(CancellationToken.None);
        await _application.DisposeAsync();
    }
}
