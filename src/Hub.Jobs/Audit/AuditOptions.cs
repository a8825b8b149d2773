using Hub.Jobs.CommandLine;

namespace Hub.Jobs.Audit;

/// <summary>Where the heads of the seals go (section <c>Hub</c>).</summary>
public sealed record AuditOptions
{
    /// <summary>The heads file (<c>Hub:AuditHeads</c>); beside the folder of received files where nothing is set.</summary>
    public required string HeadsFile { get; init; }

    /// <summary>
    /// A syslog as well (<c>Hub:AuditSyslog</c>): the path of a local socket ("/dev/log") or "host:port" over UDP; null for none.
    /// </summary>
    public string? Syslog { get; init; }

    /// <summary>Reads the settings.</summary>
    public static AuditOptions Read(CommandSettings settings)
    {
        var configuration = settings.Configuration;
        return new AuditOptions
        {
            HeadsFile = configuration["Hub:AuditHeads"] is { Length: > 0 } path
                ? Path.GetFullPath(path)
                : Beside(configuration["Hub:Files"]),
            Syslog = configuration["Hub:AuditSyslog"] is { Length: > 0 } syslog ? Checked(syslog) : null,
        };
    }

    private static string Checked(string address)
        => address.StartsWith('/') || (address.LastIndexOf(':') is > 0 and var at && ushort.TryParse(address[(at + 1)..], out _))
            ? address
            : throw new CommandRefusal($"Hub:AuditSyslog is \"{address}\"; write the path of a socket (/dev/log) or host:port.");

    private static string Beside(string? files)
        => files is { Length: > 0 }
            ? Path.Combine(Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(files))) ?? "/", "audit-heads.log")
            : throw new CommandRefusal(
                "The setting Hub:AuditHeads (environment: Hub__AuditHeads) is missing; name the file for the heads of the audit seals.");
}
