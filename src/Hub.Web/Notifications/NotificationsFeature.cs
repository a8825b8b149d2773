using Hub.Data.Access.Notifications;

namespace Hub.Web.Notifications;

/// <summary>Registers what the pages of notifications need.</summary>
public static class NotificationsFeature
{
    /// <summary>Adds it.</summary>
    public static void AddNotifications(this IServiceCollection services)
    {
        services.AddScoped<UnreadNotifications>();
        services.AddScoped<ChangeNotificationChoices>();
    }
}
