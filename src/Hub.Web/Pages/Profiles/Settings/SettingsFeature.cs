using Hub.Data.Profiles.Settings;

namespace Hub.Web.Pages.Profiles.Settings;

/// <summary>Registers the settings of areas.</summary>
public static class SettingsFeature
{
    /// <summary>Adds them.</summary>
    public static void AddProfileSettings(this IServiceCollection services)
    {
        services.AddScoped<ChangeAreaSettings>();
    }
}
