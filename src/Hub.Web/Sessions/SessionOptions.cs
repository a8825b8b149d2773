namespace Hub.Web.Sessions;

/// <summary>How long a session lasts: the section <c>Session</c> of the settings.</summary>
public sealed class SessionOptions
{
    /// <summary>Without a request for so long, the person signs in again.</summary>
    public TimeSpan Idle { get; init; } = TimeSpan.FromMinutes(20);

    /// <summary>After so long the person signs in again, whatever they did meanwhile.</summary>
    public TimeSpan Absolute { get; init; } = TimeSpan.FromHours(10);

    /// <summary>How long before the end of an idle session the page warns.</summary>
    public TimeSpan WarnBefore { get; init; } = TimeSpan.FromMinutes(3);
}
