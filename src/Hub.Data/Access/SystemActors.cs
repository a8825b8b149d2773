namespace Hub.Data.Access;

/// <summary>
/// The hub's own actors, by name: whoever reads the audit record sees which part of the hub acted, and for what it may ask.
/// </summary>
public static class SystemActors
{
    /// <summary>An operator's input folder or command line, on the worker's machine.</summary>
    public const string CommandLine = "system:command-line";

    /// <summary>The dispatcher and the job runner themselves.</summary>
    public const string Dispatcher = "system:dispatcher";

    /// <summary>The worker while it loads a submission.</summary>
    public const string Ingest = "system:ingest";

    /// <summary>The worker while it reminds of agreements.</summary>
    public const string Sharing = "system:sharing";

    /// <summary>The worker while it destroys intelligence reports whose day has come.</summary>
    public const string Intelligence = "system:intelligence";

    /// <summary>The worker while it lays questions on agencies' desks.</summary>
    public const string Persons = "system:persons";

    /// <summary>The worker while it computes observations.</summary>
    public const string Indicators = "system:indicators";

    /// <summary>The worker while it links records.</summary>
    public const string Linking = "system:linking";

    /// <summary>The worker while it freezes and renders profiles.</summary>
    public const string Profiles = "system:profiles";

    /// <summary>The worker while it sends notifications by e-mail.</summary>
    public const string Notifications = "system:notifications";

    /// <summary>The sealer of the audit record, its verification, and the destruction of what the rule keeps no longer.</summary>
    public const string Audit = "system:audit";

    /// <summary>Every system actor that may ask for work.</summary>
    public static IReadOnlyList<string> All { get; } = [CommandLine, Dispatcher, Ingest, Indicators, Profiles, Notifications];
}
