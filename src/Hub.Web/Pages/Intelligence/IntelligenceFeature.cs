using Hub.Data.Intelligence;
using Hub.Data.Intelligence.Grading;
using Hub.Data.Intelligence.Reading;
using Hub.Data.Intelligence.Reporting;

namespace Hub.Web.Pages.Intelligence;

/// <summary>Registers reporting, grading and reading of intelligence.</summary>
public static class IntelligenceFeature
{
    /// <summary>Adds what the pages below /intelligence use.</summary>
    public static IServiceCollection AddIntelligence(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(new ReportSeal(configuration["Hub:KeyFile"], configuration.GetValue("Hub:MayCreateKeyFile", false)));
        services.AddScoped<ReportDrafts>().AddScoped<SendReport>().AddScoped<WithdrawReport>().AddScoped<OwnReports>();
        services.AddScoped<GradingQueue>().AddScoped<OpenReport>().AddScoped<GradeReport>().AddScoped<DeclineReport>();
        services.AddScoped<SearchOriginals>();
        services.AddScoped<SanitisedReports>().AddScoped<ReadReport>().AddScoped<SearchReports>().AddScoped<AcknowledgeConditions>();
        return services;
    }
}
