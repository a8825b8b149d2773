using Xunit;

namespace Hub.Testing;

/// <summary>The folder of real open data that the tests may read: beside the repository, never part of it.</summary>
public static class RealData
{
    /// <summary>Its path, whether it is there or not: for fixtures, which cannot skip.</summary>
    public static string Path { get; } = Find();

    /// <summary>
    /// Its path. Where it is missing the test is skipped with a reason, except on a build server, where it is always there.
    /// </summary>
    public static string Folder()
    {
        if (!Directory.Exists(Path))
        {
            Assert.False(
                Environment.GetEnvironmentVariable("CI") == "true",
                "../shared/data is missing beside the repository. The build server must provide it.");
            Assert.Skip("../shared/data is not beside this repository, so the test of real data has nothing to read.");
        }

        return Path;
    }

    private static string Find()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (directory is not null && !File.Exists(System.IO.Path.Combine(directory.FullName, "Hub.sln")))
        {
            directory = directory.Parent;
        }

        return System.IO.Path.GetFullPath(System.IO.Path.Combine(directory?.FullName ?? ".", "..", "shared", "data"));
    }
}
