using Hub.Data.Ingest.Kinds;
using Hub.Data.Ingest.Reports;

namespace Hub.Web.Pages.Ingest;

/// <summary>Registers what the pages of returns and of their kinds need.</summary>
public static class IngestFeature
{
    /// <summary>Adds it.</summary>
    public static void AddReturns(this IServiceCollection services)
    {
        services.AddScoped<ReadSubmissionProblems>();
        services.AddScoped<RegisterDatasetKind>();
    }
}
