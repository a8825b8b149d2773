using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace Hub.Data.Database;

/// <summary>One script of <c>sql/</c>: its path below that folder, its text, and the checksum kept in the journal.</summary>
public sealed record SqlScript(string Path, string Text)
{
    /// <summary>SHA-256 of the text with line ends normalised, in hex.</summary>
    public string Checksum { get; } =
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Text.ReplaceLineEndings("\n"))));
}

/// <summary>The scripts of <c>sql/</c>, embedded in the assembly so that a published worker migrates without the repository.</summary>
public static class SqlScripts
{
    private static readonly Lazy<IReadOnlyList<SqlScript>> All = new(Load);

    /// <summary>Scripts of one folder ("migrations", "views", "grants", "reference", "roles") in ordinal order of their path.</summary>
    public static IReadOnlyList<SqlScript> In(string folder)
        => [.. All.Value.Where(s => s.Path.StartsWith(folder + "/", StringComparison.Ordinal))];

    /// <summary>A checksum over every script: the key of a test template database.</summary>
    public static string Checksum()
    {
        var joined = string.Concat(All.Value.Select(s => s.Path + s.Checksum));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(joined)));
    }

    private static List<SqlScript> Load()
    {
        var assembly = Assembly.GetExecutingAssembly();
        var scripts = new List<SqlScript>();
        foreach (var name in assembly.GetManifestResourceNames())
        {
            if (!name.StartsWith("sql/", StringComparison.Ordinal))
            {
                continue;
            }

            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!, Encoding.UTF8);
            scripts.Add(new SqlScript(name["sql/".Length..].Replace('\\', '/'), reader.ReadToEnd()));
        }

        scripts.Sort((a, b) => string.CompareOrdinal(a.Path, b.Path));
        return scripts;
    }
}
