using Hub.Data.Profiles.Decisions;

namespace Hub.Web.Pages.Profiles.Decisions;

/// <summary>Registers the commands on what meetings decided.</summary>
public static class DecisionsFeature
{
    /// <summary>Adds them.</summary>
    public static void AddDecisions(this IServiceCollection services)
    {
        services.AddScoped<RecordDecision>();
        services.AddScoped<ChangeDecision>();
        services.AddScoped<CloseDecision>();
        services.AddScoped<AnswerRecommendation>();
    }
}
