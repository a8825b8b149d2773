using Hub.Data.Access;
using Hub.Data.Database;
using Hub.Data.Profiles.Publishing.Checks;
using Hub.Data.Profiles.Publishing.Way;
using Hub.Data.Profiles.Snapshot;
using Hub.Data.Profiles.Writing;
using Hub.Data.Profiles.Writing.Cleaning;
using Hub.Data.Profiles.Writing.Drafting;
using Hub.Data.Profiles.Writing.Judging;
using Hub.Data.Profiles.Writing.Recommending;

namespace Hub.Data.Profiles.Publishing.Words;

/// <summary>The three people of a profile.</summary>
/// <param name="Analyst">Who writes and submits.</param>
/// <param name="Reviewer">The peer who agrees.</param>
/// <param name="Approver">Who approves.</param>
public sealed record PublishingPeople(Actor Analyst, Actor Reviewer, Actor Approver);

/// <summary>
/// Takes words of an input folder the whole way to approval, as three people and through the commands that the pages use; nothing of it
/// is written by the machine, and nothing is done that those people may not do. For invented forces only.
/// </summary>
public sealed class PublishWords(HubDatabase database, PrintableCharacters characters, TimeProvider time)
{
    private const int MostFigures = 3;

    private readonly Checklist _checklist = new(time);

    /// <summary>Writes, submits, reviews and approves one profile; the outcome is that of the first command that refuses.</summary>
    public async Task<PublishingOutcome> RunAsync(
        PublishingPeople people, WordsTarget target, ProfileWords words, CancellationToken cancellationToken)
    {
        if (!target.IsFictional)
        {
            return new PublishingOutcome.Refused("These figures are real: people write, review and approve their profile on the pages.");
        }

        var begun = await new BeginProfile(database, time).HandleAsync(people.Analyst, new(target.SnapshotId), cancellationToken);
        if (begun is not PublishingOutcome.Done { PublicationId: var id })
        {
            return begun;
        }

        if (await WriteAsync(people.Analyst, id, target, words, cancellationToken) is { } problem)
        {
            return new PublishingOutcome.Refused(problem);
        }

        await AnswerAsync(people.Analyst, id, words, cancellationToken);
        var outcome = await new SubmitProfile(database, _checklist, time)
            .HandleAsync(people.Analyst, await SeenAsync(people.Analyst, id, cancellationToken), cancellationToken);
        if (outcome is not PublishingOutcome.Done)
        {
            return outcome;
        }

        outcome = await new AgreeToProfile(database, time).HandleAsync(
            people.Reviewer, await SeenAsync(people.Reviewer, id, cancellationToken), words.Review, cancellationToken);
        return outcome is PublishingOutcome.Done
            ? await new ApproveProfile(database, _checklist, time).HandleAsync(
                people.Approver, new(await SeenAsync(people.Approver, id, cancellationToken), null, null, []), cancellationToken)
            : outcome;
    }

    private async Task<string?> WriteAsync(
        Actor analyst, Guid id, WordsTarget target, ProfileWords words, CancellationToken cancellationToken)
    {
        var save = new SaveSection(database, characters, time);
        foreach (var (section, text) in words.Sections)
        {
            var saved = await save.HandleAsync(analyst, new(id, section, text, false, 0, SaveKind.Finished), cancellationToken);
            if (saved is not SectionOutcome.Done)
            {
                return $"Section {section}: {(saved is SectionOutcome.Refused why ? why.Sentence : "it is not there.")}";
            }
        }

        var (codes, agencies) = await database.InScopeAsync(
            analyst.ScopeFor("put words beside figures"),
            async session => (await CodesAsync(session, target.SnapshotId), await WordsQueries.AgenciesAsync(session)),
            cancellationToken);
        foreach (var judgement in words.Judgements)
        {
            var theme = SectionKeys.Theme(judgement.Section);
            var result = await new SaveJudgement(database, characters, time).HandleAsync(
                analyst,
                new SaveJudgementRequest
                {
                    PublicationId = id, Section = judgement.Section, Text = judgement.Text, Probability = judgement.Probability,
                    Confidence = judgement.Confidence, ConfidenceReason = judgement.Reason,
                    FigureCodes =
                    [
                        .. codes.Where(figure => theme is null || figure.Theme == theme).Take(MostFigures).Select(figure => figure.Code),
                    ],
                },
                cancellationToken);
            if (Problem(result) is { } problem)
            {
                return $"Judgement \"{judgement.Text}\": {problem}";
            }
        }

        foreach (var asked in words.Recommendations)
        {
            var result = await new SaveRecommendation(database, characters, time).HandleAsync(
                analyst,
                new(id, null, 0, asked.Text, asked.Finding, asked.Strand, agencies.TryGetValue(asked.Owner,
                    out var owner) ? owner : null, asked.DueOn),
                cancellationToken);
            if (Problem(result) is { } problem)
            {
                return $"Recommendation \"{asked.Text}\": {problem}";
            }
        }

        return null;
    }

    private async Task AnswerAsync(Actor analyst, Guid id, ProfileWords words, CancellationToken cancellationToken)
    {
        var shown = await new ReadChecklist(database, _checklist).FindAsync(analyst, id, cancellationToken);
        foreach (var asked in shown!.Result.Unanswered.ToList())
        {
            if (words.Answers.TryGetValue(asked.Rule, out var answer))
            {
                await new AnswerWarning(database, _checklist, time)
                    .HandleAsync(analyst, new(id, asked.Rule, asked.Subject, answer), cancellationToken);
            }
        }
    }

    private async Task<WayRequest> SeenAsync(Actor actor, Guid id, CancellationToken cancellationToken)
        => await database.InScopeAsync(
            actor.ScopeFor("look at a profile"),
            async session => new WayRequest(id, (await PublicationStore.FindAsync(session, id))?.Version ?? 0),
            cancellationToken);

    private static async Task<IReadOnlyList<(string Code, string Theme)>> CodesAsync(HubSession session, Guid snapshotId)
        => await ProfileStore.FindSnapshotAsync(session, snapshotId) is { } snapshot
            ? [.. SnapshotJson.Read(snapshot.Content).Indicators.Where(i => i.Count.HasValue).Select(i => (i.Code, i.Theme))]
            : [];

    private static string? Problem(ProfileResult result) => result switch
    {
        ProfileResult.Done => null,
        ProfileResult.Refused refused => string.Join(" ", refused.Problems.Select(problem => problem.Sentence)),
        _ => "it is not there.",
    };
}
