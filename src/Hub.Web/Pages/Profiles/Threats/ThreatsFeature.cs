using Hub.Data.Profiles.Threats;

namespace Hub.Web.Pages.Profiles.Threats;

/// <summary>Registers scoring in the threat matrix.</summary>
public static class ThreatsFeature
{
    /// <summary>Adds it.</summary>
    public static void AddThreatMatrix(this IServiceCollection services)
    {
        services.AddScoped<ScoreThreat>();
    }
}
