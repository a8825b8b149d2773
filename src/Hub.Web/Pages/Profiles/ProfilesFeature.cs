using Hub.Data.Profiles.Publishing;
using Hub.Data.Profiles.Publishing.Desk;
using Hub.Data.Profiles.Reading;

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
    }
}
