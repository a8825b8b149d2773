using Hub.Data.Profiles.Figures;
using Hub.Data.Profiles.Publishing;
using Hub.Data.Profiles.Snapshot;
using Hub.Data.Profiles.Writing;

namespace Hub.Data.Profiles.Editions;

/// <summary>
/// Cuts a narrower edition from the full one by leaving out: what an edition does not say is not in its content, so no renderer,
/// download or reader of the stored content can bring it back (docs/decisions/0018).
/// </summary>
public static class EditionCut
{
    /// <summary>What an edition says of the full content, with the marking that it asks for.</summary>
    /// <param name="full">The full edition.</param>
    /// <param name="edition">The edition wanted.</param>
    public static EditionContent For(EditionContent full, Edition edition)
    {
        var words = ExcludedWords.Of(full, edition);
        var cut = edition switch
        {
            Edition.Full => full with { Edition = edition },
            Edition.Partnership => Partnership(full, words),
            Edition.Neighbourhood => Neighbourhood(full, words),
            Edition.Public => Public(full, words),
            _ => throw new ArgumentOutOfRangeException(nameof(edition)),
        };
        return Marked(full, cut);
    }

    /// <summary>
    /// The editions that a publication has, widest first. A public one only where it is wanted and its content is OFFICIAL.
    /// </summary>
    public static IReadOnlyList<EditionContent> All(EditionContent full, bool hasPublicEdition)
    {
        Edition[] editions = [Edition.Full, Edition.Partnership, Edition.Neighbourhood];
        var all = editions.Select(edition => For(full, edition)).ToList();
        if (hasPublicEdition && For(full, Edition.Public) is var open && !EditionMarking.IsSensitive(open.Standing.Marking))
        {
            all.Add(open);
        }

        return all;
    }

    private static EditionContent Partnership(EditionContent full, ExcludedWords words) => full with
    {
        Edition = Edition.Partnership,
        Figures = Clean(full.Figures, words) with { Groups = full.Figures.Groups with { Listed = [] } },
        Written = WrittenCut.Partnership(full.Written, words),
        Threats =
        [
            .. full.Threats.Select(score => score with { Working = [.. score.Working.Select(line => line with { Evidence = "" })] }),
        ],
        Decisions = [.. full.Decisions.Where(decision => !Says(words, decision.Text, decision.Finding, decision.Outcome))],
    };

    private static EditionContent Neighbourhood(EditionContent full, ExcludedWords words) => full with
    {
        Edition = Edition.Neighbourhood,
        Figures = FigureCut.Neighbourhood(Clean(full.Figures, words)),
        Written = WrittenCut.Neighbourhood(full.Written, words),
        Threats = [],
        Decisions = [],
    };

    private static EditionContent Public(EditionContent full, ExcludedWords words) => full with
    {
        Edition = Edition.Public,
        Figures = FigureCut.Public(Clean(full.Figures, words)),
        Written = WrittenCut.Public(full.Written, words),
        Threats = [],
        Decisions = [],
    };

    // Findings of the plan's actions are words that partners wrote; changes name what moved.
    private static SnapshotContent Clean(SnapshotContent figures, ExcludedWords words) => figures with
    {
        Passports = PassportBook.None,
        Changes = [.. figures.Changes.Where(change => !Says(words, change.Theme, change.Text))],
        Plan = figures.Plan with
        {
            OverdueActions = [.. figures.Plan.OverdueActions.Where(action => !Says(words, action.Finding, action.Outcome))],
            LastMeeting = [.. figures.Plan.LastMeeting.Where(action => !Says(words, action.Finding, action.Outcome))],
        },
    };

    private static EditionContent Marked(EditionContent full, EditionContent cut)
    {
        var marking = EditionMarking.Carried(cut, EditionMarking.Raised(full));
        var handling = EditionMarking.IsSensitive(marking) == EditionMarking.IsSensitive(full.Standing.Marking)
            ? full.Standing.Handling
            : HandlingWords.For(marking);
        return cut with { Standing = cut.Standing with { Marking = marking, Handling = handling } };
    }

    private static bool Says(ExcludedWords words, params string?[] texts) => texts.Any(words.AreIn);
}
