using Hub.Jobs.CommandLine;

namespace Hub.Jobs.Access;

/// <summary>Registers what sending notifications needs.</summary>
public static class NotificationsFeature
{
    /// <summary>Adds the settings of e-mail.</summary>
    /// <exception cref="CommandRefusal">A setting is wrong.</exception>
    public static IServiceCollection AddNotifications(this IServiceCollection services, IConfiguration configuration)
    {
        var options = Read(configuration);
        return options.Problem() is { } problem ? throw new CommandRefusal(problem) : services.AddSingleton(options);
    }

    /// <summary>The settings as they stand; wrong words in them are a refusal.</summary>
    public static MailOptions Read(IConfiguration configuration)
    {
        try
        {
            return configuration.GetSection("Hub:Mail").Get<MailOptions>() ?? new MailOptions();
        }
        catch (InvalidOperationException)
        {
            throw new CommandRefusal(
                "A setting below Hub:Mail is of the wrong sort: Port and TimeoutSeconds are numbers, Protection is StartTls, Tls or None.");
        }
    }
}
