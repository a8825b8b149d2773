using Dapper;
using Hub.Data.Access;
using Hub.Data.Database;

namespace Hub.Data.Persons.Rights;

/// <summary>A request as its rules need it.</summary>
internal sealed record RightsRequestRow(
    Guid RequestId, Guid AgencyId, string Reference, string RightAsked, DateOnly ReceivedOn, DateOnly? IdentityAskedOn,
    DateOnly? IdentityProvedOn, DateOnly? ExtendedOn, string? ExtensionReason, byte[]? Criteria, string Status,
    DateTimeOffset? SearchedAt, DateOnly? AnsweredOn)
{
    public RightsClock Clock => RightsClock.For(ReceivedOn, IdentityAskedOn, IdentityProvedOn, ExtendedOn is not null);
}

/// <summary>Writes and reads of requests, within the session's scope.</summary>
internal static class RightsRequestStore
{
    /// <summary>Writes a request; false where the reference is taken.</summary>
    public static async Task<bool> InsertAsync(
        HubSession session, Guid requestId, Guid agency, RightsRegistration registration, byte[] criteria, DateTimeOffset now)
        => await session.Connection.ExecuteAsync(session.Command(
            """
            insert into person.rights_requests (request_id, agency_id, reference, right_asked, received_on, identity_asked_on,
                identity_proved_on, criteria, status, registered_by, registered_at)
            values (@requestId, @agency, @Reference, @Right, @ReceivedOn, @IdentityAskedOn, @IdentityProvedOn, @criteria,
                case when @IdentityProvedOn::date is null then 'registered' else 'searching' end, @Actor, @now)
            on conflict on constraint ux_rights_requests__reference do nothing
            """,
            new
            {
                requestId, agency, registration.Reference, Right = RightsWords.Stored(registration.Right), registration.ReceivedOn,
                registration.IdentityAskedOn, registration.IdentityProvedOn, criteria, session.Scope.Actor, now,
            })) == 1;

    /// <summary>The request, locked where <paramref name="toChange"/>; null where the scope does not see it.</summary>
    public static Task<RightsRequestRow?> FindAsync(HubSession session, Guid requestId, bool toChange = false)
        => session.Connection.QuerySingleOrDefaultAsync<RightsRequestRow>(session.Command(
            toChange
                ? """
                  select request_id, agency_id, reference, right_asked, received_on, identity_asked_on, identity_proved_on, extended_on,
                      extension_reason, criteria, status, searched_at, answered_on
                  from person.rights_requests where request_id = @requestId for update
                  """
                : """
                  select request_id, agency_id, reference, right_asked, received_on, identity_asked_on, identity_proved_on, extended_on,
                      extension_reason, criteria, status, searched_at, answered_on
                  from person.rights_requests where request_id = @requestId
                  """,
            new { requestId }));

    /// <summary>The request, locked, where the actor's own agency registered it; otherwise null: a holder may see it only.</summary>
    public static async Task<RightsRequestRow?> FindOwnAsync(HubSession session, Actor actor, Guid requestId)
        => await FindAsync(session, requestId, toChange: true) is { } request && request.AgencyId == actor.Acting.AgencyId
            ? request
            : null;

    public static Task SetIdentityProvedAsync(HubSession session, Guid requestId, DateOnly provedOn)
        => session.Connection.ExecuteAsync(session.Command(
            """
            update person.rights_requests set identity_proved_on = @provedOn, status = 'searching', version = version + 1
            where request_id = @requestId
            """,
            new { requestId, provedOn }));

    public static Task SetSearchingAsync(HubSession session, Guid requestId)
        => session.Connection.ExecuteAsync(session.Command(
            "update person.rights_requests set status = 'searching', version = version + 1 where request_id = @requestId",
            new { requestId }));

    public static Task SetSearchedAsync(HubSession session, Guid requestId, DateTimeOffset now)
        => session.Connection.ExecuteAsync(session.Command(
            "update person.rights_requests set status = 'searched', searched_at = @now where request_id = @requestId",
            new { requestId, now }));

    public static Task SetExtendedAsync(HubSession session, Guid requestId, DateOnly on, string reason)
        => session.Connection.ExecuteAsync(session.Command(
            """
            update person.rights_requests set extended_on = @on, extension_reason = @reason, version = version + 1
            where request_id = @requestId
            """,
            new { requestId, on, reason }));

    /// <summary>Closes the request; who it was about is forgotten.</summary>
    public static Task SetAnsweredAsync(HubSession session, Guid requestId, DateOnly on)
        => session.Connection.ExecuteAsync(session.Command(
            """
            update person.rights_requests set status = 'answered', answered_on = @on, criteria = null, version = version + 1
            where request_id = @requestId
            """,
            new { requestId, on }));
}
