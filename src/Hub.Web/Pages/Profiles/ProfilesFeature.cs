using Hub.Data.Profiles.Publishing;
using Hub.Data.Profiles.Publishing.Desk;
using Hub.Data.Profiles.Reading;
using Hub.Web.Pages.Profiles.Decisions;
using Hub.Web.Pages.Profiles.Settings;
using Hub.Web.Pages.Profiles.Threats;

namespace Hub.Web.Pages.Profiles;

/// <summary>Registers what the pages of profiles need.</summary>
public static class ProfilesFeature
{
    /// <summary>Adds it.</summary>
    public static void AddProfiles(this IServiceCollection services)
    {
        services.AddScoped<ReadProfile>();
        services.AddScoped<DownloadProfile>();
        services.AddScoped<BeginProfile>();
        services.AddScoped<PublicationDesk>();
        services.AddThreatMatrix();
        services.AddDecisions();
        services.AddProfileSettings();
    }
}
