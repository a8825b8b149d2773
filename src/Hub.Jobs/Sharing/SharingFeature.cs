using Hub.Data.Sharing.Keeping;

namespace Hub.Jobs.Sharing;

/// <summary>Registers the reminders of agreements.</summary>
public static class SharingFeature
{
    /// <summary>Adds what the job needs.</summary>
    public static IServiceCollection AddSharing(this IServiceCollection services) => services.AddSingleton<RemindOfAgreements>();
}
