using Hub.Data.Access;
using Hub.Data.Database;
using Hub.Data.Persons.Review.Looking;
using Hub.Data.Persons.Review.Sampling;

namespace Hub.Data.Persons.Review;

/// <summary>How linking stands, in numbers.</summary>
/// <param name="Run">The newest run, or null.</param>
/// <param name="Model">The model in force, or null.</param>
/// <param name="Measures">The newest measures.</param>
/// <param name="Meetings">Who may meet whom, by the newest run.</param>
public sealed record LinkingStanding(
    LinkRunLine? Run, LinkModelLine? Model, IReadOnlyList<LinkMeasure> Measures, IReadOnlyList<LinkMeeting> Meetings);

/// <summary>Lists of the pages of review: nothing in them tells anything of anybody.</summary>
public sealed class ReviewBoards(HubDatabase database)
{
    /// <summary>Pairs that wait, by consequence, and how many there are in all.</summary>
    public Task<(IReadOnlyList<ReviewLine> Lines, long Count)> WaitingAsync(Actor actor, int limit, CancellationToken cancellationToken)
        => database.InScopeAsync(
            ReviewPurpose.Of(actor),
            async session => (
                await ReviewQueueQueries.WaitingAsync(session, ReviewPurpose.Person, limit),
                await ReviewQueueQueries.CountAsync(session, ReviewPurpose.Person)),
            cancellationToken);

    /// <summary>Decisions, newest first.</summary>
    public Task<IReadOnlyList<ReviewDecision>> DecisionsAsync(Actor actor, bool isWaiting, CancellationToken cancellationToken)
        => database.InScopeAsync(
            ReviewPurpose.Of(actor),
            session => ReviewPairQueries.DecisionsAsync(session, ReviewPurpose.Person, isWaiting: isWaiting),
            cancellationToken);

    /// <summary>The sample that is being judged and its next pairs; null where none is.</summary>
    public Task<(LinkSample Sample, IReadOnlyList<Guid> Next)?> SampleAsync(Actor actor, CancellationToken cancellationToken)
        => database.InScopeAsync<(LinkSample, IReadOnlyList<Guid>)?>(
            ReviewPurpose.Of(actor, ReviewPurpose.Sample),
            async session => await LinkSampleStore.OpenAsync(session, ReviewPurpose.Person) is { } sample
                ? (sample, await LinkSampleStore.WaitingAsync(session, sample.SampleId))
                : null,
            cancellationToken);

    /// <summary>How linking stands.</summary>
    public Task<LinkingStanding> StandingAsync(Actor actor, CancellationToken cancellationToken)
        => database.InScopeAsync(
            ReviewPurpose.Of(actor),
            async session =>
            {
                var run = await LinkStandingQueries.RunAsync(session, ReviewPurpose.Person);
                return new LinkingStanding(
                    run,
                    await LinkStandingQueries.ModelAsync(session, ReviewPurpose.Person),
                    await LinkMeasureStore.NewestAsync(session, ReviewPurpose.Person, 6),
                    run is null ? [] : LinkMeeting.Read(
                        run.Participants, await LinkStandingQueries.AgenciesAsync(session), await ReviewPairStore.TitlesAsync(session)));
            },
            cancellationToken);
}
