using Hub.Data.Intelligence;

namespace Hub.Jobs.Intelligence;

/// <summary>Registers the worker's part in intelligence reports: their destruction, and nothing else.</summary>
public static class IntelligenceFeature
{
    /// <summary>Adds it.</summary>
    public static IServiceCollection AddIntelligence(this IServiceCollection services) => services.AddSingleton<RetireReports>();
}
