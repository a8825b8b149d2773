namespace Hub.Rules.Tests;

/// <summary>A text file of the repository.</summary>
public sealed record TreeFile(string Path, string Text)
{
    /// <summary>Lines without their ends.</summary>
    public IReadOnlyList<string> Lines { get; } = Text.TrimEnd('\n').Split('\n');

    /// <summary>File name.</summary>
    public string Name => System.IO.Path.GetFileName(Path);

    /// <summary>Folder names above the file.</summary>
    public IReadOnlyList<string> Folders => Path.Split('/')[..^1];
}

/// <summary>The files of the repository, without what is built or kept at run time.</summary>
public static class Tree
{
    private static readonly string[] Skipped =
        ["bin", "obj", ".git", ".hub", "out", "node_modules", "TestResults", ".vs", ".idea", "__pycache__"];

    /// <summary>The folder that holds Hub.sln.</summary>
    public static string Root { get; } = FindRoot();

    private static readonly Lazy<IReadOnlyList<TreeFile>> Files =
        new(() => [.. Read(Root, "").OrderBy(file => file.Path, StringComparer.Ordinal)]);

    /// <summary>Every text file.</summary>
    public static IReadOnlyList<TreeFile> All => Files.Value;

    /// <summary>C# that ships.</summary>
    public static IEnumerable<TreeFile> Production => Below("src/", ".cs");

    /// <summary>C# of tests and of the programs beside them.</summary>
    public static IEnumerable<TreeFile> Tests => Below("tests/", ".cs");

    /// <summary>Files below a folder with an ending.</summary>
    public static IEnumerable<TreeFile> Below(string folder, string ending)
        => All.Where(file => file.Path.StartsWith(folder, StringComparison.Ordinal) && file.Path.EndsWith(ending, StringComparison.Ordinal));

    /// <summary>Fails with the list when there is anything in it.</summary>
    public static void AssertNone(string rule, IEnumerable<string> offenders)
    {
        var list = offenders.ToList();
        Assert.True(list.Count == 0, rule + "\n  " + string.Join("\n  ", list));
    }

    private static IEnumerable<TreeFile> Read(string folder, string prefix)
    {
        foreach (var path in Directory.EnumerateFiles(folder))
        {
            if (IsText(path) && Path.GetFileName(path) != ".git" && new FileInfo(path) is { Length: < 4_000_000, LinkTarget: null })
            {
                yield return new TreeFile(prefix + Path.GetFileName(path), File.ReadAllText(path).ReplaceLineEndings("\n"));
            }
        }

        foreach (var path in Directory.EnumerateDirectories(folder).Where(path => !Skipped.Contains(Path.GetFileName(path))))
        {
            foreach (var file in Read(path, prefix + Path.GetFileName(path) + "/"))
            {
                yield return file;
            }
        }
    }

    private static bool IsText(string path)
        => Path.GetExtension(path) is not (".pdf" or ".xlsx" or ".ttf" or ".png" or ".zip" or ".ico" or ".woff2" or ".gz" or ".bin");

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Hub.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("Hub.sln was not found above the tests.");
    }
}
