using System.Text.RegularExpressions;
using Hub.Data.Access;
using Hub.Data.Audit;
using Hub.Data.Database;
using Hub.Data.Primitives;

namespace Hub.Data.Persons.Rights;

/// <summary>A request as it came in.</summary>
/// <param name="Reference">The case reference of the agency that handles it; never a name.</param>
/// <param name="Right">What is asked.</param>
/// <param name="ReceivedOn">The day it came.</param>
/// <param name="IdentityAskedOn">The day proof of identity was asked for; null where it was not needed.</param>
/// <param name="IdentityProvedOn">The day the person's identity was certain; null while it is not: nothing is searched before.</param>
/// <param name="Criteria">Who the person is.</param>
public sealed record RightsRegistration(
    string Reference, RightAsked Right, DateOnly ReceivedOn, DateOnly? IdentityAskedOn, DateOnly? IdentityProvedOn,
    PersonCriteria Criteria);

/// <summary>
/// Registers a request of a person about their data: the clock runs, and where their identity is proved the search is asked for.
/// For information governance of the agency that runs the hub.
/// </summary>
[Audited(AuditEventKind.RightsRequestRegistered)]
public sealed partial class RegisterRightsRequest(HubDatabase database, RightsSeal seal, TimeProvider time)
{
    /// <summary>Registers it, or says what is wrong.</summary>
    public async Task<RightsResult> HandleAsync(Actor actor, RightsRegistration registration, CancellationToken cancellationToken)
    {
        if (!actor.Can(Permission.HandleRightsRequests))
        {
            return new RightsResult.NotAllowed();
        }

        var problems = Problems(registration, UkTime.Today(time)).ToList();
        if (problems.Count > 0)
        {
            return new RightsResult.Refused(problems);
        }

        var id = Guid.CreateVersion7();
        return await database.InScopeAsync<RightsResult>(
            actor.ScopeFor(RightsPurpose.Answer),
            async session =>
            {
                var criteria = seal.Seal(id, registration.Criteria);
                if (!await RightsRequestStore.InsertAsync(session, id, actor.Acting.AgencyId, registration, criteria, time.GetUtcNow()))
                {
                    return RightsResult.Refused.Because(
                        "This reference is already in use; enter the reference of this case.", nameof(registration.Reference));
                }

                if (registration.IdentityProvedOn is not null)
                {
                    await RightsPurpose.AskForSearchAsync(session, actor, id);
                }

                await AuditStore.WriteAsync(session, new AuditEvent(
                    AuditEventKind.RightsRequestRegistered, "rights request", id.ToString())
                {
                    Details = new Dictionary<string, string> { ["right"] = RightsWords.Stored(registration.Right) },
                });
                return new RightsResult.Done(id);
            },
            cancellationToken);
    }

    private static IEnumerable<RightsProblem> Problems(RightsRegistration registration, DateOnly today)
    {
        if (!Reference().IsMatch(registration.Reference))
        {
            yield return new(
                nameof(registration.Reference), "Enter your case reference: 2 to 40 letters, digits, hyphens or slashes, and no name.");
        }

        if (registration.ReceivedOn > today)
        {
            yield return new(nameof(registration.ReceivedOn), "The day it was received is still to come; enter the day it came.");
        }

        if (registration.IdentityAskedOn is { } asked && (asked < registration.ReceivedOn || asked > today))
        {
            yield return new(
                nameof(registration.IdentityAskedOn), "Proof of identity is asked for after the request came and not later than today.");
        }

        if (registration.IdentityProvedOn is { } proved
            && (proved < (registration.IdentityAskedOn ?? registration.ReceivedOn) || proved > today))
        {
            yield return new(
                nameof(registration.IdentityProvedOn), "Identity is proved after the request came and not later than today.");
        }

        if (registration.Criteria.Problem() is { } problem)
        {
            yield return new(nameof(registration.Criteria), problem);
        }
    }

    [GeneratedRegex("^[A-Za-z0-9][A-Za-z0-9/-]{1,39}$")]
    private static partial Regex Reference();
}
