using Hub.Data.Access.Jobs;

namespace Hub.Web.Pages.Access.Jobs;

/// <summary>Registers what the list of jobs needs.</summary>
public static class JobsFeature
{
    /// <summary>Adds it.</summary>
    public static void AddJobs(this IServiceCollection services) => services.AddScoped<RetryJob>();
}
