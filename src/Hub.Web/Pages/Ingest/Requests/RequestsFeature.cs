using Hub.Data.Ingest.Requests;

namespace Hub.Web.Pages.Ingest.Requests;

/// <summary>Registers the commands on requests for missing returns.</summary>
public static class RequestsFeature
{
    /// <summary>Adds them.</summary>
    public static void AddDataRequests(this IServiceCollection services)
    {
        services.AddScoped<DraftDataRequest>();
        services.AddScoped<SendDataRequest>();
        services.AddScoped<AnswerDataRequest>();
        services.AddScoped<CloseDataRequest>();
    }
}
