using Hub.Data.Primitives;
using Hub.Data.Profiles;
using Hub.Data.Profiles.Document;
using Hub.Data.Profiles.Editions;
using Hub.Data.Profiles.Snapshot;
using Hub.Data.Profiles.Writing;
using Hub.Testing;

namespace Hub.Jobs.Tests.Profiles.Rendering;

/// <summary>What must stand on which page of a written edition, read back from the file.</summary>
public sealed class WrittenEditionTests
{
    [Fact]
    public void Render_Full_HasTheChairsPageOnOnePageAndDecisionsOnTheNext()
    {
        var pages = Pages(SampleEdition.Full());

        Assert.All(
            ["Thethreatinfivelines", "Whatchangedsincelasttime", "Decisionswanted", "Sourcesin", "Missing"],
            words => Assert.Contains(words, pages[0], StringComparison.Ordinal));
        Assert.Contains("Lastdecisionsandwhatcameofthem", pages[1], StringComparison.Ordinal);
        Assert.DoesNotContain("Lastdecisions", pages[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Render_Neighbourhood_HasTwoPagesWhateverWasWritten()
    {
        var full = SampleEdition.Full();
        EditionContent[] sources =
        [
            full,
            SampleEdition.Full(SampleSnapshot.Empty()),
            full with { Written = WrittenContent.None },
            Wordy(full, "neighbourhood "),
            Wordy(full, "It is a short sentence. "),
            Wordy(full, new string('x', 400)),
            full with { Figures = full.Figures with { Groups = full.Figures.Groups with { Listed = [] }, Shapes = new([], [], [], []) } },
        ];

        Assert.All(sources, source => Assert.Equal(2, Pages(EditionCut.For(source, Edition.Neighbourhood)).Count));
    }

    [Fact]
    public void Render_PersonalCopy_NamesItsReaderOnEveryPageAndKeepsPageOneWhole()
    {
        var copy = new PersonalCopy(7, "D. Reader, Quellmoor district council");
        var pages = Engines.PageTexts(Engines.Render(ProfileAssembly.Assemble(SampleEdition.Full(), copy)));

        Assert.All(pages, page => Assert.Contains(Engines.Squeeze(copy.Notice), page, StringComparison.Ordinal));
        Assert.Contains("Missing", pages[0], StringComparison.Ordinal);
        Assert.Contains("Lastdecisions", pages[1], StringComparison.Ordinal);
        Assert.Equal(
            2, Engines.PageTexts(Engines.Render(ProfileAssembly.Assemble(EditionCut.For(SampleEdition.Full(), Edition.Neighbourhood), copy))).Count);
    }

    [Theory]
    [InlineData(Edition.Full)]
    [InlineData(Edition.Partnership)]
    [InlineData(Edition.Neighbourhood)]
    [InlineData(Edition.Public)]
    public void Render_SameContentTwice_GivesTheSameBytesWithItsMarkingOnEveryPage(Edition edition)
    {
        var content = EditionCut.For(SampleEdition.Full(), edition);
        var file = Engines.Render(ProfileAssembly.Assemble(content));

        Assert.Equal(file, Engines.Render(ProfileAssembly.Assemble(content)));
        Assert.All(
            Engines.PageTexts(file),
            page => Assert.InRange(page.Split(Engines.Squeeze(content.Standing.Marking)).Length - 1, 2, int.MaxValue));
    }

    [Theory]
    [InlineData(Edition.Partnership)]
    [InlineData(Edition.Public)]
    public void Render_NarrowerEdition_PrintsNothingThatItLeavesOut(Edition edition)
    {
        var text = string.Concat(Pages(EditionCut.For(SampleEdition.Full(), edition)));

        string[] excluded = [SampleWriting.GroupReference, SampleWriting.ReportReference, SampleWriting.Grade, "3x5x2"];
        Assert.All(excluded, word => Assert.DoesNotContain(word, text, StringComparison.Ordinal));
    }

    [Fact]
    public void Render_LongSection_IsPrintedWhole()
    {
        var full = SampleEdition.Full();
        var words = string.Join("\n\n", Enumerable.Range(1, 300).Select(i => $"Paragraph {i}. " + string.Join(' ', Enumerable.Repeat("word", 98))));
        var content = full with
        {
            Written = full.Written with { Sections = [new WrittenSection(SectionKeys.Plan, words, StartsPage: true)] },
        };

        var pages = Pages(content);

        Assert.Contains(pages, page => page.Contains("Paragraph300.", StringComparison.Ordinal));
        Assert.InRange(pages.Count, 60, 250);
    }

    [Fact]
    public void Render_MapOfOnePolygon_IsDrawn()
    {
        var figures = SampleSnapshot.Full();
        var one = figures with
        {
            Shapes = figures.Shapes with { Cells = [figures.Shapes.Cells[1]] },
            Indicators = [.. figures.Indicators.Select(i => i with
            {
                Cells = [new CellFigure(figures.Shapes.Cells[1].Code, Figure.Released(4, 1))], HotSpots = [],
            })],
        };

        var document = ProfileAssembly.Assemble(SampleEdition.Full(one));

        Assert.NotEmpty(document.Blocks.OfType<Map>());
        Assert.NotEmpty(Engines.PageTexts(Engines.Render(document)));
    }

    private static EditionContent Wordy(EditionContent full, string word)
    {
        var words = string.Concat(Enumerable.Repeat(word, 4_000));
        return full with
        {
            Written = full.Written with
            {
                Sections = [.. full.Written.Sections.Select(section => section with { Markdown = words })],
                Judgements = [.. full.Written.Judgements.Select(judgement => judgement with { Text = words })],
            },
            Figures = full.Figures with
            {
                Changes = [.. Enumerable.Range(0, 3).Select(_ => new ChangeLine("Theft", words[..160]))],
            },
        };
    }

    private static IReadOnlyList<string> Pages(EditionContent content) => Engines.PageTexts(Engines.Render(ProfileAssembly.Assemble(content)));
}
