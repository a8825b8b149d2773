using Hub.Data.Access;
using Hub.Data.Audit;
using Hub.Data.Database;
using Hub.Data.Primitives;

namespace Hub.Data.Sharing.Keeping;

/// <summary>The review of an agreement.</summary>
/// <param name="AgreementId">The agreement.</param>
/// <param name="Finding">What was found; every party reads it.</param>
/// <param name="NextReviewOn">The day of the next review.</param>
public sealed record RecordReviewRequest(Guid AgreementId, string Finding, DateOnly NextReviewOn);

/// <summary>
/// Information governance of the agency that runs the hub records that an agreement was reviewed and stands as it is, with the day of
/// the next review. It is the approval that the sharing decision asks for when a review is long overdue. A review that changes
/// terms is a change, and needs signatures.
/// </summary>
[Audited(AuditEventKind.AgreementReviewed)]
public sealed class RecordReview(HubDatabase database, TimeProvider time)
{
    private const string Purpose = "record the review of an agreement";

    /// <summary>Records it, or says why not.</summary>
    public Task<AgreementOutcome> HandleAsync(Actor actor, RecordReviewRequest request, CancellationToken cancellationToken)
        => database.InScopeAsync(
            actor.ScopeFor(Purpose),
            session => AgreementStanding.DeclareAsync(
                session, actor, AuditEventKind.AgreementReviewed, "reviewed", new StandingRequest(request.AgreementId, request.Finding),
                header => RefusalAsync(session, actor, header, request.NextReviewOn), request.NextReviewOn),
            cancellationToken);

    private async Task<AgreementProblem?> RefusalAsync(
        HubSession session, Actor actor, AgreementHeader header, DateOnly nextReviewOn)
    {
        if (!actor.Can(Permission.EditAgreements))
        {
            return AgreementRefusals.NotAllowed;
        }

        var content = await AgreementStore.ContentAsync(session, header.AgreementId, header.Version);
        return nextReviewOn > UkTime.Today(time) && nextReviewOn < content?.ValidUntil ? null : AgreementRefusals.ReviewDay;
    }
}
