using System.Text;
using Hub.Data.Profiles;
using Hub.Data.Profiles.Document;
using Hub.Data.Profiles.Editions;
using Hub.Data.Profiles.Snapshot;
using Hub.Data.Profiles.Writing.Cleaning;
using Hub.Jobs.Profiles.Rendering;
using Hub.Jobs.Tests.Profiles.Geometry;
using Hub.Jobs.Tests.Profiles.PdfUa;
using Hub.Jobs.Tests.Profiles.Rendering;
using Hub.Testing;

namespace Hub.Jobs.Tests.Profiles;

/// <summary>Every edition of a written profile on paper: tagged and checked, and each page as look.md wants it.</summary>
public sealed class EditionPagesTests
{
    private static readonly IReadOnlyDictionary<string, Func<EditionContent>> Written = new Dictionary<string, Func<EditionContent>>(StringComparer.Ordinal)
    {
        ["released"] = SampleEdition.Full,
        ["amended"] = SampleEdition.Amendment,
        ["without any data"] = () => SampleEdition.Full(SampleSnapshot.Empty()),
        ["pasted, long words and accents"] = () => Hard(SampleEdition.Full()),
        ["a map of one area"] = () => SampleEdition.Full(OneArea(SampleSnapshot.Full())),
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
        Artefacts.Keep($"{edition}-{state}.pdf", file);
        Artefacts.Keep($"{edition}-{state}.html", Encoding.UTF8.GetBytes(HtmlWriter.WriteDocument(document)));
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

    /// <summary>Words as they come out of Word with its styles and scripts, a word of 400 letters, accents and signs.</summary>
    private static EditionContent Hard(EditionContent edition)
    {
        var pasted = PastedText.Clean(
            """
            <html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p.MsoNormal {color:red}</style></head><body>
            <p class=MsoNormal style='mso-list:l0'><b>Two groups</b> supply the town&nbsp;centre&#8217;s trade<script>alert('x')</script>.</p>
            <p class=MsoNormal onclick="steal()">See <a href="javascript:alert(1)">this</a>.</p></body></html>
            """);
        var word = string.Concat(Enumerable.Range(0, 400).Select(i => (char)('a' + (i % 26))));
        return edition with
        {
            Written = edition.Written with
            {
                Sections = [.. edition.Written.Sections.Select(section => section with
                {
                    Markdown = $"{section.Markdown}\n\n{pasted}\n\nA name as written: {word}.\n\nOn the door: café Łódź ≥ 5.",
                })],
            },
        };
    }

    private static SnapshotContent OneArea(SnapshotContent figures) => figures with
    {
        Shapes = figures.Shapes with { Cells = [figures.Shapes.Cells[1]] },
        Indicators = [.. figures.Indicators.Select(view => view with
        {
            Cells = [.. view.Cells.Skip(1).Take(1)], HotSpots = [],
        })],
    };

    private static ProfileDocument Document(string state, Edition edition)
        => ProfileAssembly.Assemble(EditionCut.For(Written[state](), edition));
}
