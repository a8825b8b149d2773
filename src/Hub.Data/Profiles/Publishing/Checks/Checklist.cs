using Hub.Data.Database;
using Hub.Data.Primitives;
using Hub.Data.Profiles.Disclosure.Checking;
using Hub.Data.Profiles.Editions;
using Hub.Data.Profiles.Writing.Commenting;

namespace Hub.Data.Profiles.Publishing.Checks;

/// <summary>How deep the checklist looks.</summary>
public enum CheckDepth
{
    /// <summary>With what the worker last found when it attacked the figures: for pages, and when somebody submits or approves.</summary>
    Quick,

    /// <summary>The figures are attacked now: in the worker alone, whose scope holds every release, when it is released.</summary>
    WithDisclosure,
}

/// <summary>Says which characters of an edition could not be printed; only the worker has the fonts.</summary>
public interface ICharacterCheck
{
    /// <summary>A sentence for each character that no font has.</summary>
    IReadOnlyList<string> Missing(EditionContent edition);
}

/// <summary>
/// The release checklist: errors stop, warnings ask and are answered with a word that is kept. It runs when a profile is submitted,
/// when it is approved, and again in the transaction that releases it.
/// </summary>
public sealed class Checklist(TimeProvider time, ICharacterCheck? characters = null)
{
    private static readonly IChecklistRule[] Rules =
    [
        new SourceRule(), new UnfinishedRule(), new SuppressionRule(), new EmptySectionRule(), new JudgementRule(), new IntelligenceRule(),
        new MarkingRule(), new CharacterRule(), new DisclosureRule(),
        new WithdrawnRule(), new NewerDataRule(), new LateSourceRule(), new CommentRule(), new LowConfidenceRule(), new UnchangedRule(),
        new DecisionRule(),
    ];

    /// <summary>The code of every rule.</summary>
    internal static IReadOnlyList<string> Codes { get; } = [.. Rules.Select(rule => rule.Code)];

    /// <summary>Runs every rule over a profile as it stands, within the session's scope.</summary>
    public async Task<ChecklistResult> RunAsync(HubSession session, Publication publication, CheckDepth depth)
    {
        if (!await ChecklistStore.HasFiguresAsync(session, publication))
        {
            return new ChecklistResult([WithdrawnRule.Gone]);
        }

        var editions = await ReleaseEditions.OfAsync(session, publication);
        var last = await ChecklistStore.LastContentAsync(session, publication);
        var found = depth == CheckDepth.Quick ? await DisclosureChecks.FindAsync(session, publication) : null;
        var profile = new CheckedProfile(
            publication,
            editions,
            await ChecklistStore.UnfinishedAsync(session, publication),
            await ChecklistStore.HasNewerDataAsync(session, publication),
            await ChecklistStore.WordsBesideWithdrawnAsync(session, publication),
            await ChecklistStore.UnusableIntelligenceAsync(session, publication),
            await CommentStore.OpenAsync(session, publication.PublicationId),
            last is null ? null : EditionJson.Read(last),
            depth == CheckDepth.WithDisclosure
                ? await DisclosureChecks.TryAsync(session, publication, editions, time.GetUtcNow())
                : found?.Verdict,
            characters?.Missing(editions[0]) ?? [],
            UkTime.Today(time));
        return Judge(profile, await ChecklistStore.AnswersAsync(session, publication)) with { FiguresTriedAt = found?.CheckedAt };
    }

    /// <summary>The rules alone.</summary>
    internal static ChecklistResult Judge(CheckedProfile profile, IReadOnlyList<ChecklistAnswer> answers)
        => new([.. Rules.SelectMany(rule => rule.Check(profile)).OrderBy(finding => finding.Severity).Select(finding => finding with
        {
            Answer = answers.FirstOrDefault(answer => answer.Rule == finding.Rule && answer.Subject == finding.Subject),
        })]);
}
