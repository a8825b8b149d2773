using Dapper;
using Hub.Data.Database;

namespace Hub.Data.Access.People;

/// <summary>Writes accounts. An account alone opens nothing.</summary>
internal static class AccountStore
{
    /// <summary>The account of a proven (tenant id, object id): the existing one, or a new one of the id given.</summary>
    public static Task<Guid> RegisterAsync(
        HubSession session, Guid newAccountId, Guid tenantId, Guid objectId, string displayName, string email)
        => session.Connection.ExecuteScalarAsync<Guid>(session.Command(
            "select access.register_account(@newAccountId, @tenantId, @objectId, @displayName, @email)",
            new { newAccountId, tenantId, objectId, displayName = displayName.Trim(), email }));

    /// <summary>Every session begun before <paramref name="at"/> is over. False when the account is not in scope.</summary>
    public static async Task<bool> EndSessionsAsync(HubSession session, Guid accountId, DateTimeOffset at)
        => await session.Connection.ExecuteAsync(session.Command(
            "update access.accounts set sessions_valid_from = @at where account_id = @accountId", new { accountId, at })) == 1;
}
