using System.Text;
using System.Xml.Linq;
using Hub.Data.Database;
using Hub.Data.Ingest.Quarantine;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace Hub.Web.Sessions;

/// <summary>
/// The keys that seal sessions and form tokens. They lie in the database, so that several portals share them, sealed with the
/// master key file, so that the database alone forges no session.
/// </summary>
public sealed class KeyRing(KeyRingStore store, MasterKeys master) : IXmlRepository
{
    private const string KeyFile = "Hub:KeyFile";

    /// <summary>Null where the keys can be kept, otherwise why the portal does not start.</summary>
    public static string? Problem(IConfiguration configuration, IHostEnvironment environment)
        => string.IsNullOrEmpty(configuration[KeyFile]) && !environment.IsDevelopment()
            ? "Hub__KeyFile is missing; name the master key file, which seals the keys of sessions (docs/operations.md)."
            : null;

    /// <inheritdoc/>
    public IReadOnlyCollection<XElement> GetAllElements()
        => [.. store.All().Select(key => XElement.Parse(Encoding.UTF8.GetString(master.Unwrap(key.Sealed, BelongsTo(key.Name)))))];

    /// <inheritdoc/>
    public void StoreElement(XElement element, string friendlyName)
    {
        var text = element.ToString(SaveOptions.DisableFormatting);
        store.Add(friendlyName, master.Wrap(Encoding.UTF8.GetBytes(text), BelongsTo(friendlyName)));
    }

    private static string BelongsTo(string name) => "key-ring:" + name;
}

/// <summary>Where the portal keeps the keys of sessions.</summary>
public static class KeyRingFeature
{
    /// <summary>In the database, sealed; in memory on a developer's machine without a master key file.</summary>
    public static void AddKeyRing(this IServiceCollection services, IConfiguration configuration)
    {
        var protection = services.AddDataProtection().SetApplicationName("hub");
        if (configuration["Hub:KeyFile"] is not { Length: > 0 } path)
        {
            protection.UseEphemeralDataProtectionProvider();
            return;
        }

        services.AddSingleton<KeyRingStore>();
        services.AddSingleton(_ => MasterKeys.Open(path, configuration.GetValue("Hub:MayCreateKeyFile", false)));
        services.AddSingleton<KeyRing>();
        services.AddOptions<KeyManagementOptions>().Configure<KeyRing>((keys, ring) => keys.XmlRepository = ring);
    }
}
