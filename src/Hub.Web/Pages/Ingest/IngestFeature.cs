using Hub.Data.Ingest;
using Hub.Data.Ingest.Kinds;
using Hub.Data.Ingest.Quarantine;
using Hub.Data.Ingest.Reports;
using Hub.Data.Ingest.Sending;
using Hub.Web.Pages.Ingest.Reading;
using Hub.Web.Pages.Ingest.Requests;
using Hub.Web.Pages.Ingest.Submissions.Change;
using Hub.Web.Pages.Ingest.Submissions.Send;

namespace Hub.Web.Pages.Ingest;

/// <summary>Registers what the pages of returns and of their kinds need.</summary>
public static class IngestFeature
{
    /// <summary>Null where files can be received with these settings, otherwise one sentence on what to set.</summary>
    public static string? Problem(IConfiguration configuration, IHostEnvironment environment)
        => Setting(configuration, "Hub:Files") is null && !environment.IsDevelopment()
            ? "The setting Hub__Files is missing; name the folder for received files, the same as the worker's."
            : Options(configuration).Problem();

    /// <summary>Adds it.</summary>
    public static void AddReturns(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddScoped<ReadSubmissionProblems>();
        services.AddScoped<RegisterDatasetKind>();
        services.AddSingleton(_ => Options(configuration));
        services.AddSingleton<QuarantineFolder>();
        services.AddSingleton<ReceiveSubmission>();
        services.AddSingleton<ResumableUpload>();
        services.AddReading();
        services.AddScoped<UploadReturn>();
        services.AddDataRequests();
        services.AddChangeOfReturns();
        services.AddSingleton<ProgressWatch>();
        services.AddHostedService(provider => provider.GetRequiredService<ProgressWatch>());
    }

    /// <summary>Maps the endpoints that take files and tell how far they have come.</summary>
    public static void MapReturns(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapUpload();
        endpoints.MapTus();
        endpoints.MapProgressEvents();
    }

    /// <summary>Where files are kept; a temporary folder where nothing is set, which only Development allows.</summary>
    private static IngestOptions Options(IConfiguration configuration) => new()
    {
        FilesFolder = Path.GetFullPath(Setting(configuration, "Hub:Files") ?? Path.Combine(Path.GetTempPath(), "hub-files")),
        KeyFile = Path.GetFullPath(Setting(configuration, "Hub:KeyFile") ?? Path.Combine(Path.GetTempPath(), "hub-files.key")),
        MayCreateKeyFile = configuration.GetValue("Hub:MayCreateKeyFile", false),
        KeepDays = configuration.GetValue("Hub:KeepDays", 7),
        MaxFileBytes = configuration.GetValue("Hub:MaxFileBytes", 1L << 30),
    };

    private static string? Setting(IConfiguration configuration, string name)
        => configuration[name] is { Length: > 0 } value ? value : null;
}
