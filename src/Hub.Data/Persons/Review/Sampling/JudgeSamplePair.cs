using Hub.Data.Access;
using Hub.Data.Audit;
using Hub.Data.Database;

namespace Hub.Data.Persons.Review.Sampling;

/// <summary>
/// Judges a pair of a sample. It measures and decides nothing: the links stay as they are. With the last pair of the sample, precision
/// and recall are estimated and kept.
/// </summary>
[Audited(AuditEventKind.LinkSampleJudged)]
public sealed class JudgeSamplePair(HubDatabase database, TimeProvider time)
{
    /// <summary>Keeps the answer.</summary>
    /// <param name="actor">Who judges.</param>
    /// <param name="pairId">The pair.</param>
    /// <param name="answer">"same", "different" or "not_sure".</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<ReviewResult> HandleAsync(Actor actor, Guid pairId, string? answer, CancellationToken cancellationToken)
        => ReviewPurpose.May(actor)
            ? await database.InScopeAsync(
                ReviewPurpose.Of(actor, ReviewPurpose.Sample), session => JudgeAsync(session, actor, pairId, answer), cancellationToken)
            : new ReviewResult.NotAllowed();

    private async Task<ReviewResult> JudgeAsync(HubSession session, Actor actor, Guid pairId, string? answer)
    {
        if (answer is not ("same" or "different" or "not_sure"))
        {
            return new ReviewResult.Refused(nameof(answer), "Choose whether they are the same person, different people, or not sure.");
        }

        var now = time.GetUtcNow();
        if (await LinkSampleStore.OpenAsync(session, ReviewPurpose.Person) is not { } sample
            || !await LinkSampleStore.JudgeAsync(session, pairId, answer, actor.AccountId, now))
        {
            return new ReviewResult.NotFound();
        }

        await AuditStore.WriteAsync(session, new AuditEvent(AuditEventKind.LinkSampleJudged, "pair", pairId.ToString())
        {
            Details = new Dictionary<string, string> { ["answer"] = answer, ["sample"] = sample.SampleId.ToString() },
        });
        if (sample.Judged + 1 == sample.Pairs)
        {
            await LinkSampleStore.CloseAsync(session, sample.SampleId, now);
            var estimate = LinkEstimate.Of(await LinkSampleStore.StrataAsync(session, sample.SampleId));
            await LinkMeasureStore.InsertAsync(session, Measure(sample, estimate, now));
        }

        return new ReviewResult.Done(pairId);
    }

    private static LinkMeasure Measure(LinkSample sample, LinkEstimate estimate, DateTimeOffset now)
        => new(
            ReviewPurpose.Person, sample.ModelId, LinkMeasure.ClericalSample, now, estimate.Judged, Of(estimate.Precision?.Value),
            Of(estimate.Precision?.Low), Of(estimate.Precision?.High), Of(estimate.Recall?.Value), Of(estimate.Recall?.Low),
            Of(estimate.Recall?.High));

    private static decimal? Of(double? share) => share is { } value ? Math.Round((decimal)value, 6) : null;
}
