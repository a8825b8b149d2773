using Dapper;
using Hub.Data.Database;

namespace Hub.Data.Access;

/// <summary>
/// Finds a caller before any scope is known, through functions of the owner that answer about that one caller only.
/// </summary>
internal static class SignInQueries
{
    private static readonly string[] ByArea = [.. RolePermissions.ByArea.Select(RoleNames.Stored)];
    private static readonly string[] Everywhere = [.. RolePermissions.Everywhere.Select(RoleNames.Stored)];

    private const string Resolve =
        """
        select tenant_known, account_id, display_name, account_status, sessions_valid_from, agency_id, code, name, is_host,
            requires_mfa, agency_status, membership_status, tenant_serves, roles, areas
        from access.resolve_sign_in(@tenantId, @objectId, @ByArea, @Everywhere)
        """;

    /// <summary>One row for each membership, or one without; read in a single round trip.</summary>
    public static async Task<IReadOnlyList<Row>> ResolveAsync(
        HubDatabase database, Guid tenantId, Guid objectId, CancellationToken cancellationToken)
    {
        await using var connection = await database.DataSource.OpenConnectionAsync(cancellationToken);
        return (await connection.QueryAsync<Row>(new CommandDefinition(
            Resolve, new { tenantId, objectId, ByArea, Everywhere }, cancellationToken: cancellationToken))).AsList();
    }

    /// <summary>As <see cref="ResolveAsync(HubDatabase, Guid, Guid, CancellationToken)"/>, within a transaction.</summary>
    public static async Task<IReadOnlyList<Row>> ResolveAsync(HubSession session, Guid tenantId, Guid objectId)
        => (await session.Connection.QueryAsync<Row>(session.Command(
            Resolve, new { tenantId, objectId, ByArea, Everywhere }))).AsList();

    public static async Task<ApiClient?> ResolveClientAsync(
        HubDatabase database, Guid tenantId, string clientId, CancellationToken cancellationToken)
    {
        await using var connection = await database.DataSource.OpenConnectionAsync(cancellationToken);
        return await connection.QuerySingleOrDefaultAsync<ApiClient>(new CommandDefinition(
            """
            select api_client_id, agency_id, code as agency_code, agency_name, name, is_active
            from access.resolve_client(@tenantId, @clientId)
            """,
            new { tenantId, clientId },
            cancellationToken: cancellationToken));
    }

    /// <summary>The person's own last sign-in, and their name as their directory spells it now.</summary>
    public static Task TouchAsync(HubSession session, Guid accountId, string? displayName, DateTimeOffset at)
        => session.Connection.ExecuteAsync(session.Command(
            """
            update access.accounts set last_signed_in_at = @at, display_name = coalesce(@displayName, display_name)
            where account_id = @accountId
            """,
            new { accountId, displayName, at }));

    internal sealed record Row(
        bool TenantKnown,
        Guid? AccountId,
        string? DisplayName,
        string? AccountStatus,
        DateTimeOffset? SessionsValidFrom,
        Guid? AgencyId,
        string? Code,
        string? Name,
        bool? IsHost,
        bool? RequiresMfa,
        string? AgencyStatus,
        string? MembershipStatus,
        bool? TenantServes,
        string[]? Roles,
        long[]? Areas)
    {
        /// <summary>Whether the person may act for this agency now.</summary>
        public bool IsUsable
            => MembershipStatus == "active" && AgencyStatus == "active" && TenantServes == true && Roles is { Length: > 0 };

        /// <summary>Whether it lacks only an approval or a role.</summary>
        public bool IsWaiting => MembershipStatus is "pending" or "active" && AgencyStatus == "active" && TenantServes == true;

        /// <summary>The membership of a usable row.</summary>
        public Membership ToMembership()
            => new(
                AgencyId!.Value, Code!, Name!, IsHost == true,
                [.. Roles!.Select(RoleNames.Read).OfType<Role>().Order()], Areas ?? [])
            {
                RequiresSecondFactor = RequiresMfa == true,
            };
    }
}
