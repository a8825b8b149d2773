using Hub.Data.Ingest;
using Hub.Data.Ingest.Kinds;
using Hub.Data.Ingest.Scanning;

namespace Hub.Jobs.CommandLine;

/// <summary>Where the command line finds its databases and files: environment variables first, then <c>appsettings.json</c>.</summary>
public sealed class CommandSettings(IConfiguration configuration)
{
    /// <summary>The settings of this process.</summary>
    public static CommandSettings Read()
        => new(new ConfigurationBuilder()
            .AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json"), optional: true)
            .AddEnvironmentVariables()
            .Build());

    /// <summary>Every setting, for sections that bind themselves.</summary>
    public IConfiguration Configuration => configuration;

    /// <summary>The worker's connection, role hub_jobs.</summary>
    public string Database => Required("HUB_DATABASE", "the connection of the role hub_jobs");

    /// <summary>The owner's connection, role hub_owner: migrations and imports of reference data.</summary>
    public string OwnerDatabase => Required("HUB_OWNER_DATABASE", "the connection of the role hub_owner");

    /// <summary>The connection that reads the audit record and nothing else, role hub_audit.</summary>
    public string AuditDatabase => Required("HUB_AUDIT_DATABASE", "the connection of the role hub_audit");

    /// <summary>Whether this machine may act as the worker.</summary>
    public bool HasDatabase => configuration["HUB_DATABASE"] is { Length: > 0 };

    /// <summary>A superuser's connection, given only where the hub may create its roles and its database itself.</summary>
    public string? AdminDatabase => configuration["HUB_ADMIN_DATABASE"];

    /// <summary>Where received files and master keys are kept (section <c>Hub</c>).</summary>
    public IngestOptions Ingest => new()
    {
        FilesFolder = Folder("Hub:Files", "the folder for received files"),
        KeyFile = Folder("Hub:KeyFile", "the file with the master keys"),
        MayCreateKeyFile = configuration.GetValue("Hub:MayCreateKeyFile", false),
        KeepDays = configuration.GetValue("Hub:KeepDays", 7),
        MaxFileBytes = configuration.GetValue("Hub:MaxFileBytes", 1L << 30),
    };

    /// <summary>The virus scanner (section <c>Hub</c>); without official signatures for Development only, and there when allowed.</summary>
    public ScannerOptions Scanner => new()
    {
        Address = configuration["Hub:Scanner"] is { Length: > 0 } address ? address : null,
        MayUseTestSignature = IsDevelopment && configuration.GetValue("Hub:MayUseTestSignature", false),
    };

    /// <summary>Whether this is a developer's machine, as .NET's own variables say.</summary>
    public bool IsDevelopment => (configuration["DOTNET_ENVIRONMENT"] ?? configuration["ASPNETCORE_ENVIRONMENT"]) == "Development";

    /// <summary>The folder of dataset kinds (<c>Hub:Datasets</c>); the shipped one where nothing is set.</summary>
    public string Datasets => configuration["Hub:Datasets"] is { Length: > 0 } folder ? folder : DatasetKinds.ShippedFolder;

    /// <summary>The same settings with one of them replaced, by an option of the command line.</summary>
    public CommandSettings With(string name, string value)
        => new(new ConfigurationBuilder()
            .AddConfiguration(configuration)
            .AddInMemoryCollection(new Dictionary<string, string?> { [name] = value })
            .Build());

    private string Folder(string name, string meaning)
        => configuration[name] is { Length: > 0 } path
            ? Path.GetFullPath(path)
            : throw new CommandRefusal(
                $"The setting {name} (environment: {name.Replace(":", "__", StringComparison.Ordinal)}) is missing; name {meaning}.");

    private string Required(string name, string meaning)
        => configuration[name] is { Length: > 0 } value
            ? value
            : throw new CommandRefusal($"The environment variable {name} is missing; set it to {meaning}.");
}
