using System.Security.Cryptography;
using System.Text;
using Hub.Data.Ingest.Kinds;
using Hub.SampleForce;

namespace Hub.Data.Tests.SampleForce;

/// <summary>A folder of the fictional force, written once for a test class.</summary>
public sealed class WrittenFolder : IDisposable
{
    public WrittenFolder()
        : this(24)
    {
    }

    internal WrittenFolder(int months)
    {
        Kinds = DatasetKinds.Load(DatasetKinds.ShippedFolder).Kinds;
        Options = new SampleOptions { Folder = Directory.CreateTempSubdirectory("sampleforce").FullName, Seed = 1, Months = months };
        Summary = SampleFolder.Write(Options, Kinds);
    }

    public IReadOnlyList<DatasetKind> Kinds { get; }

    public SampleOptions Options { get; }

    public SampleSummary Summary { get; }

    public string Folder => Options.Folder;

    /// <summary>The rows of a truth file.</summary>
    public List<Dictionary<string, string>> Truth(string name) => CsvText.Read(Path.Combine(Folder, "truth", name));

    /// <summary>All rows of a return, headings first, whatever its agency's delimiter and encoding.</summary>
    public List<string[]> Rows(string file)
    {
        var bytes = File.ReadAllBytes(Path.Combine(Folder, file));
        var text = bytes is [0xFF, 0xFE, ..] ? Encoding.Unicode.GetString(bytes) : Encoding.UTF8.GetString(bytes);
        var headings = text[..text.IndexOf('\n', StringComparison.Ordinal)];
        return CsvText.Rows(text, headings.MaxBy(letter => letter is ',' or ';' or '\t' or '|' ? headings.Count(other
            => other == letter) : -1));
    }

    /// <summary>One hash over the names and bytes of all files.</summary>
    public static string Hash(string folder)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(Path.GetRelativePath(folder, path)));
            hash.AppendData(File.ReadAllBytes(path));
        }

        return Convert.ToHexString(hash.GetHashAndReset());
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
