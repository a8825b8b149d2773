using System.Globalization;
using Hub.Data.Access;
using Hub.Data.Audit;
using Hub.Data.Database;

namespace Hub.Data.Persons.Review.Sampling;

/// <summary>
/// Draws a sample of the pairs that the hub weighed, for people to judge without seeing what the hub made of them. It takes the place of
/// one that is not finished.
/// </summary>
[Audited(AuditEventKind.LinkSampleDrawn)]
public sealed class DrawLinkSample(HubDatabase database, TimeProvider time)
{
    /// <summary>Pairs of each of the six strata.</summary>
    public const int Each = 10;

    /// <summary>Draws it.</summary>
    public async Task<ReviewResult> HandleAsync(Actor actor, CancellationToken cancellationToken)
        => ReviewPurpose.May(actor)
            ? await database.InScopeAsync(ReviewPurpose.Of(actor, ReviewPurpose.Sample), DrawAsync, cancellationToken)
            : new ReviewResult.NotAllowed();

    private async Task<ReviewResult> DrawAsync(HubSession session)
    {
        var id = Guid.CreateVersion7();
        var drawn = await LinkSampleStore.DrawAsync(session, id, ReviewPurpose.Person, Each, time.GetUtcNow());
        await AuditStore.WriteAsync(session, new AuditEvent(AuditEventKind.LinkSampleDrawn, "link sample", id.ToString())
        {
            Details = new Dictionary<string, string> { ["pairs"] = drawn.ToString(CultureInfo.InvariantCulture) },
        });
        return drawn == 0
            ? new ReviewResult.Refused("", "There is nothing to draw from: no records that you may compare have been linked yet.")
            : new ReviewResult.Done(id);
    }
}
