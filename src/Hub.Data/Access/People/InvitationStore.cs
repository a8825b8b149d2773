using System.Text.Json;
using Dapper;
using Hub.Data.Database;

namespace Hub.Data.Access.People;

/// <summary>Writes and reads one-time links, within the session's scope.</summary>
internal static class InvitationStore
{
    public static Task AddAsync(HubSession session, NewInvitation invitation)
        => session.Connection.ExecuteAsync(session.Command(
            """
            insert into access.invitations (invitation_id, token_hash, agency_id, email, proposed, sponsor_id, is_approved,
                invited_by, invited_at, expires_at)
            values (@InvitationId, @TokenHash, @AgencyId, @Email, @Proposed::jsonb, @SponsorId, @IsApproved,
                @Actor, @InvitedAt, @ExpiresAt)
            """,
            new
            {
                invitation.InvitationId,
                invitation.TokenHash,
                invitation.AgencyId,
                invitation.Email,
                Proposed = Write(invitation.Proposed),
                invitation.SponsorId,
                IsApproved = invitation.SponsorId is null,
                session.Scope.Actor,
                invitation.InvitedAt,
                invitation.ExpiresAt,
            }));

    /// <summary>Where a link leads; null where the hub never made it. Any scope may ask that knows the token.</summary>
    public static Task<FoundInvitation?> FindAsync(HubSession session, byte[] tokenHash)
        => session.Connection.QuerySingleOrDefaultAsync<FoundInvitation?>(session.Command(
            "select invitation_id, agency_id from access.find_invitation(@tokenHash)", new { tokenHash }));

    /// <summary>The invitation, held until the transaction ends, so that two people cannot use one link.</summary>
    public static async Task<Invitation?> HoldAsync(HubSession session, Guid invitationId)
        => await session.Connection.QuerySingleOrDefaultAsync<InvitationRow>(session.Command(
            """
            select invitation_id, agency_id, email, proposed::text as proposed, sponsor_id, is_approved, invited_by, expires_at,
                account_id, revoked_at
            from access.invitations where invitation_id = @invitationId
            for update
            """,
            new { invitationId })) is { } row
            ? new Invitation(
                row.InvitationId, row.AgencyId, row.Email, Read(row.Proposed), row.SponsorId, row.IsApproved, row.InvitedBy,
                row.ExpiresAt, row.AccountId, row.RevokedAt)
            : null;

    public static Task BindAsync(HubSession session, Guid invitationId, Guid accountId, DateTimeOffset at)
        => session.Connection.ExecuteAsync(session.Command(
            "update access.invitations set account_id = @accountId, accepted_at = @at where invitation_id = @invitationId",
            new { invitationId, accountId, at }));

    public static Task RevokeAsync(HubSession session, Guid invitationId, DateTimeOffset at)
        => session.Connection.ExecuteAsync(session.Command(
            "update access.invitations set revoked_at = @at where invitation_id = @invitationId", new { invitationId, at }));

    /// <summary>The agency that an e-mail domain belongs to, or null.</summary>
    public static Task<Guid?> OwnerOfDomainAsync(HubSession session, string domain)
        => session.Connection.ExecuteScalarAsync<Guid?>(session.Command("select access.domain_owner(@domain)", new { domain }));

    /// <summary>Whether people of the tenant may join the agency: its own tenant, or the host's for guests.</summary>
    public static Task<bool> TenantServesAsync(HubSession session, Guid tenantId, Guid agencyId)
        => session.Connection.ExecuteScalarAsync<bool>(session.Command(
            "select access.tenant_serves(@tenantId, @agencyId)", new { tenantId, agencyId }));

    internal static IReadOnlyList<RoleGrant> Read(string proposed)
        => [.. (JsonSerializer.Deserialize<List<Proposed>>(proposed, JsonSerializerOptions.Web) ?? [])
            .Where(one => RoleNames.Read(one.Role) is not null)
            .Select(one => new RoleGrant(RoleNames.Read(one.Role)!.Value, one.AreaKind, one.AreaCode))];

    private static string Write(IEnumerable<RoleGrant> grants)
        => JsonSerializer.Serialize(
            grants.Select(grant => new Proposed(RoleNames.Stored(grant.Role), grant.AreaKind, grant.AreaCode)), JsonSerializerOptions.Web);

    private sealed record Proposed(string Role, string? AreaKind, string? AreaCode);

    private sealed record InvitationRow(
        Guid InvitationId,
        Guid AgencyId,
        string Email,
        string Proposed,
        Guid? SponsorId,
        bool IsApproved,
        string InvitedBy,
        DateTimeOffset ExpiresAt,
        Guid? AccountId,
        DateTimeOffset? RevokedAt);

    internal sealed record FoundInvitation(Guid InvitationId, Guid AgencyId);

    /// <summary>A link to be made. Without a sponsor it is approved already: the owner's command line made it.</summary>
    internal sealed record NewInvitation(
        Guid InvitationId,
        byte[] TokenHash,
        Guid AgencyId,
        string Email,
        IReadOnlyList<RoleGrant> Proposed,
        Guid? SponsorId,
        DateTimeOffset InvitedAt,
        DateTimeOffset ExpiresAt);

    internal sealed record Invitation(
        Guid InvitationId,
        Guid AgencyId,
        string Email,
        IReadOnlyList<RoleGrant> Proposed,
        Guid? SponsorId,
        bool IsApproved,
        string InvitedBy,
        DateTimeOffset ExpiresAt,
        Guid? AccountId,
        DateTimeOffset? RevokedAt);
}
