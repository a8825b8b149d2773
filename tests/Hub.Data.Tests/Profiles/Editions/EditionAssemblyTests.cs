using Hub.Data.Profiles;
using Hub.Data.Profiles.Document;
using Hub.Data.Profiles.Editions;
using Hub.Data.Profiles.Publishing;
using Hub.Data.Profiles.Sections.Opening;
using Hub.Data.Profiles.Writing;
using Hub.Testing;

namespace Hub.Data.Tests.Profiles.Editions;

public sealed class EditionAssemblyTests
{
    private static readonly Edition[] Editions = Enum.GetValues<Edition>();

    [Fact]
    public void Assemble_Full_HasTheSectionsInOrder()
        => Assert.Equal(
            [
                "summary", "decided", "control", "coverage", "area", "groups", "threats", "disruptions", "plan", "risk", "emerging",
                "gaps", "method", "intelligence", "matrix-working", "yardstick", "annex", "words",
            ],
            Sections(Edition.Full).Where(id => id != "whole-summary"));

    [Theory]
    [InlineData(Edition.Partnership, "intelligence")]
    [InlineData(Edition.Neighbourhood, "decided coverage area threats disruptions plan risk gaps method intelligence yardstick annex")]
    [InlineData(Edition.Public, "decided coverage groups disruptions plan gaps intelligence matrix-working emerging")]
    public void Assemble_NarrowerEdition_HasNoSectionThatItLeavesOut(Edition edition, string leftOut)
        => Assert.Empty(Sections(edition).Intersect(leftOut.Split(' ')));

    [Fact]
    public void Assemble_WrittenSection_StandsBetweenItsFindingAndItsFigures()
    {
        var blocks = Document(Edition.Full).Blocks.ToList();
        var theme = blocks.FindIndex(b => b is Heading { Id: "theme-drugs-and-county-lines" });

        Assert.IsType<Paragraph>(blocks[theme + 1]);
        Assert.StartsWith("Drug offences rose after the summer", Assert.IsType<Paragraph>(blocks[theme + 2]).Text.Plain, StringComparison.Ordinal);
        Assert.IsType<TextList>(blocks[theme + 3]);
        Assert.IsType<KeyJudgement>(blocks[theme + 4]);
        Assert.IsType<FigureTable>(blocks[theme + 5]);
    }

    [Fact]
    public void Assemble_Judgement_SaysProbabilityAndConfidenceApartAndLinksItsBasis()
    {
        var judgement = Document(Edition.Full).Blocks.OfType<KeyJudgement>().First(j => j.Text.Contains("by rail", StringComparison.Ordinal));

        Assert.Equal("Highly likely (about 80% to about 90%)", judgement.Probability);
        Assert.Equal("Moderate. Several sources agree; the figures of the transport police cover nine months only.", judgement.Confidence);
        Assert.Contains(judgement.Basis.Runs, run => run is { Text: "EX-01", LinkTo: "#theme-drugs-and-county-lines" });
        Assert.Contains(judgement.Basis.Runs, run => run is { Text: SampleWriting.ReportReference, LinkTo: "#intelligence" });
    }

    [Fact]
    public void Assemble_LinksWithinTheDocument_LeadToHeadings()
        => Assert.All(Editions, edition =>
        {
            var document = Document(edition);
            var ids = document.Blocks.OfType<Heading>().Select(h => "#" + h.Id).ToHashSet(StringComparer.Ordinal);
            var links = document.Blocks.OfType<KeyJudgement>().SelectMany(j => j.Basis.Runs).Select(run => run.LinkTo).OfType<string>();
            Assert.All(links, link => Assert.Contains(link, ids));
            Assert.Equal(ids.Count, document.Blocks.OfType<Heading>().Count());
        });

    [Theory]
    [InlineData(PublicationStatus.Draft, "DRAFT – being written, not approved")]
    [InlineData(PublicationStatus.InReview, "DRAFT – in peer review, not approved")]
    [InlineData(PublicationStatus.Reviewed, "DRAFT – reviewed, not approved")]
    [InlineData(PublicationStatus.Approved, "APPROVED – not yet released")]
    [InlineData(PublicationStatus.Released, "Approved and released 9 February 2026")]
    [InlineData(PublicationStatus.Superseded, "SUPERSEDED – an amendment stands in its place")]
    [InlineData(PublicationStatus.Recalled, "RECALLED – do not use")]
    public void Assemble_EveryStatus_IsSaidOnEveryPage(string status, string notice)
    {
        var full = SampleEdition.Full();
        var document = ProfileAssembly.Assemble(full with { Standing = full.Standing with { Status = status } });

        Assert.Equal(notice, document.Notices[0]);
    }

    [Fact]
    public void Assemble_PersonalCopy_NamesReaderAndNumberInNoticeKeywordsAndFileName()
    {
        var copy = new PersonalCopy(7, "D. Reader, Quellmoor district council");
        var document = ProfileAssembly.Assemble(SampleEdition.Full(), copy);

        Assert.Contains("Copy 7: made for D. Reader, Quellmoor district council", document.Notices);
        Assert.Contains(copy.Notice, document.Keywords);
        Assert.Equal(
            "OFFICIAL-SENSITIVE-FICTIONAL-Full-edition-no-1-Quellmoor-calendar-year-2025-copy-7",
            ProfileAssembly.FileName(SampleEdition.Full(), copy));
    }

    [Fact]
    public void Assemble_Amendment_SaysWhatItChanged()
    {
        var amendment = SampleEdition.Amendment();

        Assert.Contains(
            ProfileAssembly.Assemble(amendment).Blocks.OfType<Callout>(),
            callout => callout.Text.Plain == amendment.Standing.AmendmentNote);
        Assert.Contains("no-2", ProfileAssembly.FileName(amendment, null), StringComparison.Ordinal);
    }

    [Fact]
    public void Assemble_Decisions_SayWhatCameOfEach()
    {
        var table = Document(Edition.Full).Blocks.OfType<FigureTable>().First(t => t.Caption.StartsWith("Decisions of", StringComparison.Ordinal));

        Assert.Equal(
            [
                "Done. Eleven visited; two licences are under review.", "Open, overdue. Nothing reported yet.",
                "Open. Mentors found; the first pairs meet in February.", "Dropped. No room was found; asked again in the plan.",
            ],
            table.Rows.Select(row => row.Cells[^1].Text));
    }

    [Fact]
    public void Assemble_Recommendations_ComeBeforeWhatTheFiguresAsk()
    {
        var wanted = DecisionsWanted.From(SampleEdition.Full()).Select(item => item.Plain).ToList();

        Assert.StartsWith("Visit the tenants", wanted[0], StringComparison.Ordinal);
        Assert.Contains(wanted.Skip(4), item => item.StartsWith("Set new dates", StringComparison.Ordinal));
    }

    [Fact]
    public void Assemble_EveryTable_HasAtMostSevenColumnsAndAFullRow()
        => Assert.All(Editions.SelectMany(edition => Document(edition).Blocks.OfType<FigureTable>()), table =>
        {
            Assert.InRange(table.Columns.Count, 2, 7);
            Assert.All(table.Rows, row => Assert.Equal(table.Columns.Count, row.Cells.Count));
        });

    [Fact]
    public void AssembleSection_EverySection_IsThatOfTheWhole()
    {
        var full = SampleEdition.Full();
        var whole = ProfileAssembly.Assemble(full).Blocks.OfType<Paragraph>().Select(p => p.Text.Plain).ToHashSet(StringComparer.Ordinal);
        foreach (var written in full.Written.Sections.Where(s => s.Section != SectionKeys.Summary))
        {
            var section = ProfileAssembly.AssembleSection(full, written.Section);
            Assert.NotNull(section);
            Assert.All(section.Blocks.OfType<Paragraph>(), p => Assert.Contains(p.Text.Plain, whole));
        }

        Assert.Null(ProfileAssembly.AssembleSection(full, "no such section"));
    }

    [Fact]
    public void Assemble_LongSectionAndWord_FallBackToTheBarestPageOne()
    {
        var full = SampleEdition.Full();
        var wordy = full with
        {
            Written = full.Written with
            {
                Sections = [new WrittenSection(SectionKeys.Summary, string.Join(' ', Enumerable.Repeat("neighbourhood", 30_000)), false)],
                Judgements = [.. full.Written.Judgements.Select(j => j with { Text = new string('x', 400) })],
                Recommendations = [.. full.Written.Recommendations.Select(r => r with { Text = string.Join(' ', Enumerable.Repeat("word", 200)) })],
            },
        };

        Assert.InRange(PageOne.Height(CoverSection.Write(wordy)), 1, PageOne.Room);
        Assert.Contains(ProfileAssembly.Assemble(wordy).Blocks.OfType<Heading>(), h => h.Id == "whole-summary");
    }

    private static ProfileDocument Document(Edition edition) => ProfileAssembly.Assemble(EditionCut.For(SampleEdition.Full(), edition));

    private static List<string> Sections(Edition edition)
        => [.. Document(edition).Blocks.OfType<Heading>().Where(h => h.Level == 1).Select(h => h.Id)];
}
