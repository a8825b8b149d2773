using Hub.Data.Ingest.Mapping;
using Hub.Data.Ingest.Previews;
using Hub.Data.Ingest.Quarantine;

namespace Hub.Web.Pages.Ingest.Reading;

/// <summary>Registers what looking into a file and saying how it is read need.</summary>
public static class ReadingFeature
{
    /// <summary>Adds it.</summary>
    public static void AddReading(this IServiceCollection services)
    {
        services.AddSingleton<WorkingKeyStore>();
        services.AddScoped<ReadPreview>();
        services.AddScoped<ChooseReading>();
    }
}
