using Hub.Data.Ingest;
using Hub.Data.Ingest.Deciding;
using Hub.Data.Ingest.Quarantine;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Hub.Web.Pages.Ingest.Report;

/// <summary>Registers what the report on a return and the decision on it need.</summary>
public static class ReportFeature
{
    /// <summary>Adds it.</summary>
    public static void AddReports(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(_ => new IngestOptions
        {
            FilesFolder = configuration["Hub:Files"] ?? Path.Combine(Path.GetTempPath(), "hub-files"),
            KeyFile = configuration["Hub:KeyFile"] ?? Path.Combine(Path.GetTempPath(), "hub-files.key"),
            MayCreateKeyFile = configuration.GetValue("Hub:MayCreateKeyFile", false),
        });
        services.TryAddSingleton(provider => new QuarantineFolder(provider.GetRequiredService<IngestOptions>()));
        services.AddScoped<SendSubmission>().AddScoped<DiscardSubmission>().AddScoped<CheckAgain>();
    }
}
