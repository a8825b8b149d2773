using Hub.Data.Access;
using Hub.Data.Audit;
using Hub.Data.Database;
using Hub.Data.Primitives;

namespace Hub.Data.Persons.Rights;

/// <summary>One request as its reader may see it.</summary>
/// <param name="Request">The request.</param>
/// <param name="Criteria">Who the person is; null once the request is answered.</param>
/// <param name="Standing">How it stands in every agency: for the agency that handles it only, numbers only.</param>
/// <param name="Findings">Found rows of the reader's own agency, for those who decide.</param>
/// <param name="Decisions">Rulings of the reader's own agency.</param>
/// <param name="Exemptions">Grounds in force today.</param>
public sealed record RightsRequestView(
    RightsRequestLine Request, PersonCriteria? Criteria, string? ExtensionReason, IReadOnlyList<RightsStanding>? Standing,
    IReadOnlyList<RightsFinding> Findings, IReadOnlyList<RightsDecision> Decisions, IReadOnlyList<RightsExemption> Exemptions);

/// <summary>
/// Shows a request: to the agency that handles it how it stands everywhere, without a row; to an agency that holds rows its own
/// rows. Both see who asks, or they could not tell whether a possible match is the person. Each look is in the audit record.
/// </summary>
[Audited(AuditEventKind.RightsRequestViewed)]
public sealed class ViewRightsRequest(HubDatabase database, RightsSeal seal, TimeProvider time)
{
    /// <summary>The view, or null where the actor may see none.</summary>
    public async Task<RightsRequestView?> HandleAsync(Actor actor, Guid requestId, CancellationToken cancellationToken)
    {
        var (handles, decides) = (actor.Can(Permission.HandleRightsRequests), actor.Can(Permission.DecideRightsRequests));
        if (!handles && !decides)
        {
            return null;
        }

        return await database.InScopeAsync(
            actor.ScopeFor(handles ? RightsPurpose.Answer : RightsPurpose.Decide),
            session => ViewAsync(session, actor, requestId, handles, decides),
            cancellationToken);
    }

    private async Task<RightsRequestView?> ViewAsync(HubSession session, Actor actor, Guid requestId, bool handles, bool decides)
    {
        if (await RightsRequestStore.FindAsync(session, requestId) is not { } request)
        {
            return null;
        }

        var isOwn = handles && request.AgencyId == actor.Acting.AgencyId;
        var findings = decides ? await RightsQueries.FindingsAsync(session, requestId) : [];
        if (!isOwn && findings.Count == 0)
        {
            return null;
        }

        // The database leaves the event itself where it counts across agencies.
        var standing = isOwn ? await RightsQueries.StandingAsync(session, requestId) : null;
        if (standing is null)
        {
            await AuditStore.WriteAsync(
                session, new AuditEvent(AuditEventKind.RightsRequestViewed, "rights request", requestId.ToString())
                {
                    Agencies = [request.AgencyId],
                });
        }

        return new RightsRequestView(
            new RightsRequestLine(
                request.RequestId, request.AgencyId, request.Reference, request.RightAsked, request.ReceivedOn, request.IdentityAskedOn,
                request.IdentityProvedOn, request.ExtendedOn, request.Status, request.AnsweredOn, findings.Count,
                findings.Count(finding => finding.DecisionId is null)),
            request.Criteria is { } criteria ? seal.Open(requestId, criteria) : null,
            request.ExtensionReason,
            standing,
            findings,
            decides ? await RightsQueries.DecisionsAsync(session, requestId) : [],
            await RightsQueries.ExemptionsAsync(session, UkTime.Today(time)));
    }
}
