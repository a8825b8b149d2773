using System.Reflection;

namespace Hub.Data.Primitives;

/// <summary>Which software this is: kept with what it froze, so that a figure can be followed years later.</summary>
public static class SoftwareVersion
{
    /// <summary>Version and, where the build was told it, the revision of the source: "1.4.0+3f2a91c".</summary>
    public static string Current { get; } = typeof(SoftwareVersion).Assembly
        .GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";
}
