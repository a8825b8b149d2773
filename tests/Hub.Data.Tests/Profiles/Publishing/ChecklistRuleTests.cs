using Hub.Data.Primitives;
using Hub.Data.Profiles.Disclosure;
using Hub.Data.Profiles.Document;
using Hub.Data.Profiles.Editions;
using Hub.Data.Profiles.Publishing;
using Hub.Data.Profiles.Publishing.Checks;
using Hub.Data.Profiles.Snapshot;
using Hub.Data.Profiles.Writing;
using Hub.Testing;

namespace Hub.Data.Tests.Profiles.Publishing;

/// <summary>Each rule of the checklist with a profile that passes it and one that fails it, and nothing else.</summary>
public sealed class ChecklistRuleTests
{
    private static readonly Dictionary<string, (Severity Severity, string Sentence, Func<CheckedProfile, CheckedProfile> Break)> Cases = new()
    {
        ["source"] = (Severity.Error, "has no statement of its source", profile => With(profile, figures => figures with
        {
            Indicators = [figures.Indicators[0] with { Source = " " }, .. figures.Indicators.Skip(1)],
        })),
        ["unfinished-returns"] = (Severity.Error, "has come but is not decided", profile => profile with
        {
            Unfinished = [new("Northmere Council", "Housing concerns", "checked", new(2025, 1, 1), new(2025, 4, 1))],
        }),
        ["unsuppressed"] = (Severity.Error, "shows a number that its rule hides", profile => With(profile, figures => figures with
        {
            Indicators =
            [
                figures.Indicators[0] with
                {
                    Suppression = "Counts of 1 to 7 are shown as \"fewer than 8\".",
                    Months = [new(new(2025, 1, 1), Figure.Released(3))],
                },
                .. figures.Indicators.Skip(1),
            ],
        })),
        ["empty-section"] = (Severity.Error, "Nothing is written under \"The summary\"", profile => Writing(profile, written => written with
        {
            Sections = [.. written.Sections.Where(section => section.Section != SectionKeys.Summary)],
        })),
        ["judgement"] = (Severity.Error, "has no probability or no confidence", profile => Writing(profile, written => written with
        {
            Judgements = [written.Judgements[0] with { Confidence = "" }, .. written.Judgements.Skip(1)],
        })),
        ["intelligence"] = (Severity.Error, "rests on intelligence that may no longer be used", profile => profile with
        {
            UnusableIntelligence = [.. profile.Full.Written.Judgements.SelectMany(judgement => judgement.IntelligenceIds).Take(1)],
        }),
        ["marking"] = (Severity.Error, "lower than its content", profile => profile with
        {
            Publication = profile.Publication with { Marking = "OFFICIAL" },
        }),
        ["characters"] = (Severity.Error, "No font has", profile => profile with { MissingCharacters = ["No font has a letter of the summary."] }),
        ["disclosure"] = (Severity.Error, "could be worked out", profile => profile with
        {
            Disclosure = new DisclosureVerdict.Refused(
                [new("VC-03", "Robbery", "Quellmoor", new(2025, 1, 1), new(2025, 2, 1), "key", "Robbery, Quellmoor: could be worked out.")], null),
        }),
        ["withdrawn-figures"] = (Severity.Warning, "have been withdrawn since", profile => profile with { WordsBesideWithdrawn = ["summary"] }),
        ["newer-data"] = (Severity.Warning, "Newer data exists", profile => profile with { HasNewerData = true }),
        ["late-sources"] = (Severity.Warning, "came late or not at all", profile => With(profile, figures => figures with
        {
            Sources = [figures.Sources[0] with { States = [CoverageState.Missing, .. figures.Sources[0].States.Skip(1)] }, .. figures.Sources.Skip(1)],
        })),
        ["open-comments"] = (Severity.Warning, "2 comments stand open", profile => profile with { OpenComments = 2 }),
        ["low-confidence"] = (Severity.Warning, "Every key judgement is of low confidence", profile => Writing(profile, written => written with
        {
            Judgements = [.. written.Judgements.Select(judgement => judgement with { Confidence = "low" })],
        })),
        ["unchanged-section"] = (Severity.Warning, "the same as last time", profile => profile with { Last = profile.Full }),
        ["overdue-decisions"] = (Severity.Warning, "1 decision of earlier meetings", profile => Edit(profile, full => full with
        {
            Decisions = [new(new(2025, 1, 1), "Visit the arches.", "Deliveries.", "Police", new(2025, 6, 1), "open", null)],
        })),
    };

    public static TheoryData<string> Codes => [.. Cases.Keys];

    [Fact]
    public void Cases_NameEveryRule() => Assert.Equal(Checklist.Codes.Order(), Cases.Keys.Order());

    [Fact]
    public void Judge_ProfileInOrder_FindsNothing() => Assert.Empty(Checklist.Judge(InOrder(), []).Findings);

    [Theory]
    [MemberData(nameof(Codes))]
    public void Judge_OneThingWrong_IsFoundByItsRuleAlone(string code)
    {
        var (severity, sentence, broken) = Cases[code];

        var profile = broken(InOrder());

        var result = Checklist.Judge(profile, []);

        var finding = Assert.Single(result.Findings);
        Assert.Equal((code, severity), (finding.Rule, finding.Severity));
        Assert.Contains(sentence, finding.Sentence, StringComparison.Ordinal);
        Assert.NotNull(result.Refusal);
        // An error stops whatever is answered; a question stops until it is.
        var answered = Checklist.Judge(profile, [new(code, finding.Subject, "It bears it.", "Somebody", DateTimeOffset.UnixEpoch)]);
        Assert.Equal(severity == Severity.Error, answered.Refusal is not null);
        Assert.Equal(severity == Severity.Error, answered.ReleaseRefusal is not null);
    }

    [Fact]
    public void Judge_AmendmentWithTheSameWords_IsNotAskedAboutThem()
    {
        var profile = InOrder();
        var amendment = profile with { Last = profile.Full, Publication = profile.Publication with { Amends = Guid.NewGuid() } };

        Assert.Empty(Checklist.Judge(amendment, []).Findings);
    }

    [Fact]
    public void Judge_AnswerToAnotherFinding_DoesNotCount()
    {
        var result = Checklist.Judge(InOrder() with { OpenComments = 3 }, [new("open-comments", "2", "They wait.", "Somebody", DateTimeOffset.UnixEpoch)]);

        Assert.StartsWith("The checklist asks one thing", result.Refusal, StringComparison.Ordinal);
    }

    private static CheckedProfile With(CheckedProfile profile, Func<SnapshotContent, SnapshotContent> change)
        => Edit(profile, full => full with { Figures = change(full.Figures) });

    private static CheckedProfile Writing(CheckedProfile profile, Func<WrittenContent, WrittenContent> change)
        => Edit(profile, full => full with { Written = change(full.Written) });

    private static CheckedProfile Edit(CheckedProfile profile, Func<EditionContent, EditionContent> change)
        => profile with { Editions = [change(profile.Full)] };

    private static CheckedProfile InOrder()
    {
        var sample = SampleEdition.Full();
        var figures = sample.Figures with
        {
            Sources = [.. sample.Figures.Sources.Select(source => source with { States = [.. source.States.Select(_ => CoverageState.Received)] })],
        };
        var keys = new[] { SectionKeys.Summary, SectionKeys.Gaps }.Concat(figures.Indicators.Select(i => SectionKeys.Threat(i.Theme))).Distinct();
        var full = sample with
        {
            Figures = figures,
            Written = sample.Written with { Sections = [.. keys.Select(key => new WrittenSection(key, "Invented words.", false))] },
            Decisions = [],
        };
        var publication = new Publication(
            Guid.NewGuid(), 1, "lpa", "X99000001", new(2025, 1, 1), new(2026, 1, 1), Guid.NewGuid(), 1, null, null, PublicationStatus.Draft,
            "OFFICIAL-SENSITIVE", "For named partners.", false, null, null, Guid.NewGuid(), DateTimeOffset.UnixEpoch, null, null, null, null, null, 1);
        return new CheckedProfile(
            publication, [full], [], false, [], [], 0, null, new DisclosureVerdict.Clear(10), [], new DateOnly(2026, 2, 1));
    }
}
