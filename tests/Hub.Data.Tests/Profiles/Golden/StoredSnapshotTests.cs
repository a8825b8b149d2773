using System.Text;
using System.Xml;
using System.Xml.Linq;
using Hub.Data.Profiles;
using Hub.Data.Profiles.Document;
using Hub.Data.Profiles.Similar;
using Hub.Data.Profiles.Snapshot;
using Hub.Testing;

namespace Hub.Data.Tests.Profiles.Golden;

/// <summary>
/// A snapshot stored in November 2026 still gives the words and figures that it gave then. Where the document is changed on purpose, run
/// this class once with HUB_GOLDEN=write and look at the difference before it is committed; the snapshot itself is never written again.
/// </summary>
public sealed class StoredSnapshotTests
{
    private const string Stored = "snapshot-1.json";
    private const string Expected = "snapshot-1.txt";

    private static string Folder([System.Runtime.CompilerServices.CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;

    [Fact]
    public void Assemble_StoredSnapshot_SaysWhatItSaidThen()
    {
        var (stored, expected) = (Path.Combine(Folder(), Stored), Path.Combine(Folder(), Expected));
        var isWriting = Environment.GetEnvironmentVariable("HUB_GOLDEN") == "write";
        if (isWriting && !File.Exists(stored))
        {
            var sample = SampleSnapshot.Full() with { Similar = new SimilarGroup("Market towns", ["Ostrand", "Tarnwick Vale"]) };
            File.WriteAllText(stored, SnapshotJson.Write(SamplePassports.Give(sample, (1, "Council"))));
        }

        var text = Text(ProfileAssembly.Assemble(SnapshotJson.Read(File.ReadAllText(stored)), SampleSnapshot.CreatedAt));
        if (isWriting)
        {
            File.WriteAllText(expected, text);
        }

        Assert.Equal(File.ReadAllText(expected).Split('\n'), text.Split('\n'));
    }

    [Fact]
    public void Read_StoredSnapshotWrittenAgain_LosesNothing()
    {
        var stored = File.ReadAllText(Path.Combine(Folder(), Stored));

        var again = SnapshotJson.Read(SnapshotJson.Write(SnapshotJson.Read(stored)));

        Assert.Equal(SnapshotJson.Write(SnapshotJson.Read(stored)), SnapshotJson.Write(again));
    }

    // The words of the page as a reader meets them, one piece on a line.
    private static string Text(ProfileDocument document)
    {
        using var reader = XmlReader.Create(
            new StringReader(HtmlWriter.WriteDocument(document)), new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore });
        var text = new StringBuilder();
        foreach (var words in XElement.Load(reader).Element("body")!.DescendantNodes().OfType<XText>()
            .Select(node => node.Value.Trim()).Where(words => words.Length > 0))
        {
            text.Append(words).Append('\n');
        }

        return text.ToString();
    }
}
