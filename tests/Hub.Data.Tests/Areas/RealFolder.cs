using Hub.Data.Areas;

namespace Hub.Data.Tests.Areas;

/// <summary>The real open data beside the repository and the description that the product ships for it.</summary>
internal static class RealFolder
{
    private static readonly string Root = FindRoot();

    /// <summary>../shared/data.</summary>
    public static string Data => Path.GetFullPath(Path.Combine(Root, "..", "shared", "data"));

    /// <summary>The shipped description.</summary>
    public static string Description => Path.Combine(Root, "datasets", "folders", "west-mercia.hub.json");

    /// <summary>The folder; skips the test where it is missing, fails on the build server, where it must be there.</summary>
    public static AreaFolder Open()
    {
        if (!Directory.Exists(Data))
        {
            Assert.False(Environment.GetEnvironmentVariable("CI") == "true", $"{Data} is missing on the build server.");
            Assert.Skip($"The real open data is not at {Data}.");
        }

        return AreaFolder.Read(Data, Description);
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Hub.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("Hub.sln was not found above the test.");
    }
}
