using Hub.Data.Ingest.Kinds;

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

    /// <summary>A superuser's connection, given only where the hub may create its roles and its database itself.</summary>
    public string? AdminDatabase => configuration["HUB_ADMIN_DATABASE"];

    /// <summary>The folder of uploaded files and keys (<c>Hub:Files</c>).</summary>
    public string Files => configuration["Hub:Files"] is { Length: > 0 } folder
        ? Path.GetFullPath(folder)
        : throw new CommandRefusal("The setting Hub:Files (environment: Hub__Files) is missing; name the folder for received files.");

    /// <summary>The folder of dataset kinds (<c>Hub:Datasets</c>); the shipped one where nothing is set.</summary>
    public string Datasets => configuration["Hub:Datasets"] is { Length: > 0 } folder ? folder : DatasetKinds.ShippedFolder;

    /// <summary>The PDF engine (<c>Pdf:Engine</c>).</summary>
    public string PdfEngine => configuration["Pdf:Engine"] is { Length: > 0 } engine ? engine : "Pdf";

    private string Required(string name, string meaning)
        => configuration[name] is { Length: > 0 } value
            ? value
            : throw new CommandRefusal($"The environment variable {name} is missing; set it to {meaning}.");
}
