using Hub.Data.Ingest.Annotating;
using Hub.Data.Ingest.Corrections;
using Hub.Data.Ingest.Deciding;
using Hub.Data.Ingest.Quarantine;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Hub.Web.Pages.Ingest.Report;

/// <summary>Registers what the report on a return and the decision on it need.</summary>
public static class ReportFeature
{
    /// <summary>Adds it.</summary>
    public static void AddReports(this IServiceCollection services)
    {
        services.TryAddSingleton<WorkingKeyStore>();
        services.AddScoped<SendSubmission>().AddScoped<DiscardSubmission>().AddScoped<CheckAgain>();
        services.AddScoped<AskAnnotatedFile>().AddScoped<DownloadAnnotatedFile>();
        services.AddScoped<ReadKeptRow>().AddScoped<CorrectCells>().AddScoped<UndoCorrection>();
    }
}
