namespace Hub.Jobs.Tests.Profiles.Rendering;

/// <summary>
/// Keeps what tests render for someone who wants to look at it: in the folder that HUB_TEST_RENDER_FOLDER names, and nowhere without it.
/// </summary>
internal static class Artefacts
{
    private const string FolderVariable = "HUB_TEST_RENDER_FOLDER";

    /// <summary>Writes a file, where somebody asked for it.</summary>
    public static void Keep(string name, byte[] content)
    {
        if (Environment.GetEnvironmentVariable(FolderVariable) is { Length: > 0 } folder)
        {
            Directory.CreateDirectory(folder);
            File.WriteAllBytes(Path.Combine(folder, string.Join('-', name.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries))), content);
        }
    }
}
