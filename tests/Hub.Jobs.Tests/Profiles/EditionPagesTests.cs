using Hub.Data.Profiles;
using Hub.Data.Profiles.Document;
using Hub.Data.Profiles.Editions;
using Hub.Jobs.Profiles.Rendering;
using Hub.Jobs.Tests.Profiles.Geometry;
using Hub.Jobs.Tests.Profiles.PdfUa;
using Hub.Jobs.Tests.Profiles.Rendering;
using Hub.Testing;

namespace Hub.Jobs.Tests.Profiles;

/// <summary>Every edition of a written profile on paper: tagged and checked, and each page as look.md wants it.</summary>
public sealed class EditionPagesTests
{
    /// <summary>A folder to keep the files in for someone who wants to look at them.</summary>
    private const string FolderVariable = "HUB_TEST_RENDER_FOLDER";

    private static readonly IReadOnlyDictionary<string, Func<EditionContent>> Written = new Dictionary<string, Func<EditionContent>>(StringComparer.Ordinal)
    {
        ["released"] = SampleEdition.Full,
        ["amended"] = SampleEdition.Amendment,
        ["without any data"] = () => SampleEdition.Full(SampleSnapshot.Empty()),
        ["unwritten"] = () => EditionContent.Unwritten(SampleSnapshot.Full(), SampleSnapshot.CreatedAt),
    };

    public static TheoryData<string, Edition> Editions
        => [.. Written.Keys.SelectMany(state => Enum.GetValues<Edition>().Select(edition => new TheoryDataRow<string, Edition>(state, edition)))];

    [Theory]
    [MemberData(nameof(Editions))]
    public void Render_EachEdition_IsTaggedAndChecked(string state, Edition edition)
        => Assert.Empty(UaChecker.Problems(Engines.Render(Document(state, edition))));

    [Theory]
    [MemberData(nameof(Editions))]
    public void Render_EachEdition_KeepsTheRulesOfThePage(string state, Edition edition)
    {
        var document = Document(state, edition);
        var file = Engines.Render(document);
        if (Environment.GetEnvironmentVariable(FolderVariable) is { Length: > 0 } folder)
        {
            File.WriteAllBytes(Path.Combine(folder, $"{edition}-{state.Replace(' ', '-')}.pdf"), file);
            File.WriteAllText(Path.Combine(folder, $"{edition}-{state.Replace(' ', '-')}.html"), HtmlWriter.WriteDocument(document));
        }

        Assert.Empty(PageGeometry.Problems(file, document.Marking));
    }

    [Theory]
    [MemberData(nameof(Editions))]
    public void Render_EachEdition_IsReadOutInTheOrderOfItsBlocks(string state, Edition edition)
    {
        var document = Document(state, edition);
        using var file = UaFile.Open(Engines.Render(document));
        var read = Engines.Squeeze(string.Concat(file.Roots.Select(file.TextOf)));
        var at = 0;
        foreach (var text in document.Blocks.Select(b => DocumentTexts.Of(b).FirstOrDefault(t => t.Length > 0)).OfType<string>().Select(Engines.Squeeze))
        {
            var found = read.IndexOf(text, at, StringComparison.Ordinal);
            Assert.True(found >= 0, $"\"{text}\" is not read out after \"{read[Math.Max(0, at - 40)..at]}\".");
            at = found + text.Length;
        }
    }

    private static ProfileDocument Document(string state, Edition edition)
        => ProfileAssembly.Assemble(EditionCut.For(Written[state](), edition));
}
