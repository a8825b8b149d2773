using System.Text.Json;
using CsCheck;
using Hub.Data.Profiles;
using Hub.Data.Profiles.Document;
using Hub.Data.Profiles.Editions;
using Hub.Data.Profiles.Publishing;
using Hub.Data.Profiles.Snapshot;
using Hub.Data.Profiles.Writing;
using Hub.Testing;

namespace Hub.Data.Tests.Profiles.Editions;

/// <summary>What a narrower edition leaves out is not in its content, under any name.</summary>
public sealed class EditionCutTests
{
    private static readonly Edition[] Narrower = [Edition.Partnership, Edition.Neighbourhood, Edition.Public];

    [Fact]
    public void For_Full_LeavesNothingOut()
    {
        var full = SampleEdition.Full();

        Assert.Equal(Json(full), Json(EditionCut.For(full, Edition.Full)));
    }

    [Theory]
    [InlineData(Edition.Partnership)]
    [InlineData(Edition.Neighbourhood)]
    [InlineData(Edition.Public)]
    public void For_NarrowerEdition_SaysNothingOfIntelligence(Edition edition)
    {
        var json = Json(EditionCut.For(SampleEdition.Full(), edition));

        string[] excluded =
        [
            SampleWriting.Grade, SampleWriting.ConditionalGrade, SampleWriting.ReportReference, SampleWriting.ReportText, "MC-2025-0091",
            "people new to the area", "Several sources agree", "untested source", "realistic_possibility",
        ];
        Assert.All(excluded, word => Assert.DoesNotContain(word, json, StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData(Edition.Partnership)]
    [InlineData(Edition.Public)]
    public void For_EditionForOthersThanTheForce_NamesNoGroup(Edition edition)
        => Assert.DoesNotContain("OCG-0", Json(EditionCut.For(SampleEdition.Full(), edition)), StringComparison.OrdinalIgnoreCase);

    // People counted across agencies are for the partnership alone.
    [Theory]
    [InlineData(Edition.Full, true)]
    [InlineData(Edition.Partnership, true)]
    [InlineData(Edition.Neighbourhood, false)]
    [InlineData(Edition.Public, false)]
    public void For_EachEdition_CountsPeopleOnceForThePartnershipAlone(Edition edition, bool isTold)
    {
        var cut = EditionCut.For(SampleEdition.Full(), edition);

        Assert.Equal(isTold, cut.Figures.Linked is not null);
        Assert.Equal(isTold, ProfileAssembly.Assemble(cut).Blocks.OfType<FigureTable>().Any(table => table.Code == "LK-01"));
    }

    [Fact]
    public void For_Neighbourhood_KeepsTheGroupsAndNothingOfTheForcesWork()
    {
        var cut = EditionCut.For(SampleEdition.Full(), Edition.Neighbourhood);

        Assert.Equal(25, cut.Figures.Groups.Listed.Count);
        Assert.Contains(SampleWriting.GroupReference, Json(cut), StringComparison.Ordinal);
        Assert.Empty(cut.Decisions);
        Assert.Empty(cut.Threats);
        Assert.Empty(cut.Figures.Sources);
        Assert.Empty(cut.Written.Recommendations);
        Assert.InRange(cut.Figures.Indicators.Count, 1, 5);
        Assert.InRange(cut.Figures.Indicators.Count(i => i.Cells.Count > 0), 0, 1);
        Assert.All(cut.Figures.Indicators, i => Assert.Empty(i.Areas));
    }

    [Fact]
    public void For_Public_HasNoGroupsDisruptionsSmallAreasOrJudgementsBeyondFigures()
    {
        var full = SampleEdition.Full();
        var cut = EditionCut.For(full, Edition.Public);
        var json = Json(cut);

        string[] excluded = ["117.2", "Group register", "Arrests", "Pursue", "X0100", "Disrupting", "Serious crime prevention orders"];
        Assert.All(excluded, word => Assert.DoesNotContain(word, json, StringComparison.OrdinalIgnoreCase));
        Assert.All(cut.Written.Judgements, judgement => Assert.False(EditionMarking.RestsOnMoreThanFigures(judgement)));
        Assert.NotEmpty(cut.Written.Judgements);
        Assert.NotNull(cut.Written.Section(SectionKeys.Summary));
    }

    [Fact]
    public void For_AnyEdition_SaysNoMoreThanAWiderOne()
    {
        var full = SampleEdition.Full();
        foreach (var (wide, narrow) in ((Edition, Edition)[])[(Edition.Full, Edition.Partnership), (Edition.Partnership, Edition.Public)])
        {
            var wider = EditionCut.For(full, wide);
            var narrower = EditionCut.For(full, narrow);
            Assert.Subset(
                wider.Figures.Indicators.Select(i => i.Code).ToHashSet(), narrower.Figures.Indicators.Select(i => i.Code).ToHashSet());
            Assert.Subset(
                wider.Written.Judgements.Select(j => j.JudgementId).ToHashSet(),
                narrower.Written.Judgements.Select(j => j.JudgementId).ToHashSet());
        }
    }

    [Theory]
    [InlineData("OCG-0417")]
    [InlineData("ocg-0417")]
    [InlineData("OCG\u20110417")]
    [InlineData("OCG&#45;0417")]
    [InlineData("O**CG**-0417")]
    [InlineData("OCG-\u00AD0417")]
    [InlineData("graded 2 B P")]
    [InlineData("graded 3CP")]
    public void For_ExcludedWordHoweverWritten_LeavesItsParagraphOut(string hidden)
    {
        var full = Written(SectionKeys.Plan, $"What stays.\n\nSomebody wrote {hidden} here.\n\nWhat stays too.");

        var markdown = EditionCut.For(full, Edition.Partnership).Written.Section(SectionKeys.Plan)!.Markdown;

        Assert.Equal("What stays.\n\nWhat stays too.", markdown);
    }

    [Fact]
    public void For_ExcludedWordsAnywhereInTheWords_AreInNoNarrowerEdition()
        => Gen.Select(Any(SectionKeys.Summary, SectionKeys.Groups, SectionKeys.Gaps, SectionKeys.Area, SectionKeys.Risk),
                Any("OCG-0417", SampleWriting.ReportReference, "1/A/C", "MC-2025-0091"),
                Any("words", "- ", "1. ", "### ", "> ", "**", "\n\n", "\n", " ", "[a](#b) ", "\t").List[0, 12],
                Any("words", "- ", "\n\n", "\n", " ", "**", "`").List[0, 12])
            .Sample((section, word, before, after) =>
            {
                var full = Written(section, string.Concat(before) + word + string.Concat(after));
                foreach (var edition in Narrower.Where(e => e != Edition.Neighbourhood || !word.StartsWith("OCG", StringComparison.Ordinal)))
                {
                    var markdown = EditionCut.For(full, edition).Written.Section(section)?.Markdown ?? "";
                    Assert.DoesNotContain(word, markdown, StringComparison.Ordinal);
                }
            });

    [Fact]
    public void For_EveryEdition_CarriesAtLeastTheMarkingOfItsContent()
    {
        var full = SampleEdition.Full();

        Assert.All(Enum.GetValues<Edition>(), edition =>
        {
            var cut = EditionCut.For(full, edition);
            Assert.Equal(edition != Edition.Public, EditionMarking.IsSensitive(cut.Standing.Marking));
            Assert.False(EditionMarking.IsSensitive(EditionMarking.Of(cut)) && !EditionMarking.IsSensitive(cut.Standing.Marking));
        });
    }

    [Fact]
    public void For_MarkingRaisedByAPerson_IsRaisedInEveryEditionAndReleasesNoPublicOne()
    {
        var full = SampleEdition.Full(SampleSnapshot.Empty()) with { Written = WrittenContent.None, Threats = [], Decisions = [] };
        full = full with
        {
            Figures = full.Figures with { Front = full.Figures.Front with { Marking = "OFFICIAL – open data" } },
            Standing = full.Standing with { Marking = "OFFICIAL" },
        };
        Assert.All(Enum.GetValues<Edition>(), edition => Assert.Equal("OFFICIAL – open data", EditionCut.For(full, edition).Standing.Marking));
        Assert.Contains(EditionCut.All(full, hasPublicEdition: true), e => e.Edition == Edition.Public);
        Assert.DoesNotContain(EditionCut.All(full, hasPublicEdition: false), e => e.Edition == Edition.Public);

        var raised = full with { Standing = full.Standing with { Marking = "OFFICIAL-SENSITIVE" } };

        Assert.All(Enum.GetValues<Edition>(), edition => Assert.True(EditionMarking.IsSensitive(EditionCut.For(raised, edition).Standing.Marking)));
        Assert.DoesNotContain(EditionCut.All(raised, hasPublicEdition: true), e => e.Edition == Edition.Public);
    }

    [Fact]
    public void For_LowerMarking_TakesTheHandlingOfIt()
    {
        var cut = EditionCut.For(SampleEdition.Full(), Edition.Public);

        Assert.Equal("OFFICIAL", cut.Standing.Marking);
        Assert.Equal(HandlingWords.For("OFFICIAL"), cut.Standing.Handling);
    }

    [Fact]
    public void For_NothingReceived_CutsEveryEdition()
        => Assert.All(
            EditionCut.All(SampleEdition.Full(SampleSnapshot.Empty()), hasPublicEdition: true),
            cut => Assert.NotEmpty(Json(cut)));

    private static EditionContent Written(string section, string markdown)
    {
        var full = SampleEdition.Full();
        return full with { Written = full.Written with { Sections = [new WrittenSection(section, markdown, false)] } };
    }

    private static Gen<string> Any(params string[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    private static string Json(EditionContent content) => JsonSerializer.Serialize(content, SnapshotJson.Options);
}
