namespace Hub.Jobs.Access;

/// <summary>How the connection to the mail server is protected.</summary>
public enum MailProtection
{
    /// <summary>It begins plain and must turn to TLS before anything is said (port 587 as a rule).</summary>
    StartTls,

    /// <summary>TLS from the first byte (port 465 as a rule).</summary>
    Tls,

    /// <summary>None: for a relay on the worker's own machine, without a password.</summary>
    None,
}

/// <summary>
/// How the hub sends e-mail, section <c>Hub:Mail</c>. Without a host nothing is sent, and notifications are seen in the hub only.
/// </summary>
public sealed record MailOptions
{
    /// <summary>The mail server (SMTP); empty where none is set.</summary>
    public string Host { get; init; } = "";

    /// <summary>Its port.</summary>
    public int Port { get; init; } = 587;

    /// <summary>How the connection is protected.</summary>
    public MailProtection Protection { get; init; }

    /// <summary>The name to sign in with; empty where the server asks for none.</summary>
    public string UserName { get; init; } = "";

    /// <summary>Its password: from the environment or a secret store, never from a file of the program.</summary>
    public string Password { get; init; } = "";

    /// <summary>The sender's address.</summary>
    public string From { get; init; } = "";

    /// <summary>The portal's address, to which every e-mail leads.</summary>
    public Uri? PortalAddress { get; init; }

    /// <summary>Seconds that the server may take for one step.</summary>
    public int TimeoutSeconds { get; init; } = 30;

    /// <summary>Whether a mail server is set.</summary>
    public bool IsSet => Host.Length > 0;

    /// <summary>Null when e-mail can be sent or none is set, otherwise one sentence on what to set.</summary>
    public string? Problem()
    {
        if (!IsSet)
        {
            return null;
        }

        var isLocal = Host is "localhost" or "127.0.0.1" or "::1";
        return this switch
        {
            { Port: < 1 or > 65535 } => "Hub:Mail:Port is no port; set it to 587, 465 or what the mail server's administrator says.",
            { TimeoutSeconds: < 1 or > 300 } => "Hub:Mail:TimeoutSeconds is between 1 and 300.",
            { Protection: MailProtection.None } when !isLocal || UserName.Length > 0 =>
                "Hub:Mail:Protection is None, which only a relay on this machine without a password may have; set StartTls or Tls.",
            _ when MailAddress.Read(From) is null => "Hub:Mail:From is not an e-mail address; set the address that the hub writes from.",
            { PortalAddress: not { IsAbsoluteUri: true, Scheme: "https" or "http" } } =>
                "Hub:Mail:PortalAddress is missing; set the address at which people reach the portal, beginning with https://.",
            { PortalAddress: { Scheme: "http", IsLoopback: false } } =>
                "Hub:Mail:PortalAddress begins with http://; people reach the portal by https:// only.",
            _ => null,
        };
    }
}
