using System.Text.Json;

namespace Hub.DevIdentity;

/// <summary>A person whom the server knows.</summary>
/// <param name="ObjectId">Their id in their tenant.</param>
/// <param name="TenantId">Their tenant.</param>
/// <param name="UserName">The name they pick; two people may have the same one, as happens when a name changes hands.</param>
/// <param name="Name">As their tenant shows it.</param>
/// <param name="Note">What they are for, on the page where an account is picked.</param>
public sealed record SamplePerson(Guid ObjectId, Guid TenantId, string UserName, string Name, string Note)
{
    /// <summary>How they proved themselves: "mfa" stands for a second factor.</summary>
    public IReadOnlyList<string> Methods { get; init; } = ["pwd", "mfa"];

    /// <summary>Roles that their tenant puts into the token. The hub must not believe them.</summary>
    public IReadOnlyList<string> Roles { get; init; } = [];

    /// <summary>In how many groups they are; above 200 the token only says so.</summary>
    public int Groups { get; init; }
}

/// <summary>A registered application: the portal, or a system that calls the API.</summary>
public sealed record SampleApplication(string ClientId, string Name, string Secret, Guid ObjectId, Guid TenantId)
{
    /// <summary>Application permissions that its tenant's administrator has granted.</summary>
    public IReadOnlyList<string> Roles { get; init; } = [];
}

/// <summary>A tenant by name, for the page where an account is picked.</summary>
public sealed record SampleTenant(Guid TenantId, string Name);

/// <summary>Everything that the server knows.</summary>
public sealed record SampleDirectory(
    SampleApplication Portal,
    IReadOnlyList<SampleTenant> Tenants,
    IReadOnlyList<SamplePerson> People,
    IReadOnlyList<SampleApplication> Systems)
{
    /// <summary>The directory beside this program.</summary>
    public static SampleDirectory Load()
        => JsonSerializer.Deserialize<SampleDirectory>(
            File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "directory.json")), JsonSerializerOptions.Web)!;
}
