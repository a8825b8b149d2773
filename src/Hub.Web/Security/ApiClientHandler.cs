using System.Security.Claims;
using Hub.Data.Access;
using Hub.Data.Database;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Identity.Web;

namespace Hub.Web.Security;

/// <summary>
/// Judges <see cref="RequiresApiClientAttribute"/>: the token carries the application permission, belongs to no person, and its
/// (tenant, client) is registered and active now. The agency comes from the hub's table, never from the token.
/// </summary>
public sealed class ApiClientHandler(HubDatabase database, CurrentClient current) : AuthorizationHandler<RequiresApiClientAttribute>
{
    /// <inheritdoc/>
    protected override async Task HandleRequirementAsync(AuthorizationHandlerContext context, RequiresApiClientAttribute requirement)
    {
        if (context.User.Identity?.IsAuthenticated != true || !HasApplicationPermission(context.User))
        {
            return;
        }

        var clientId = ClientId(context.User);
        if (clientId is not null && Guid.TryParse(context.User.GetTenantId(), out var tenantId)
            && await SignIn.ResolveClientAsync(database, tenantId, clientId, CancellationToken.None) is { IsActive: true } client)
        {
            current.Client = client;
            context.Succeed(requirement);
        }
    }

    /// <summary>The application's id in a token.</summary>
    internal static string? ClientId(ClaimsPrincipal system) => system.FindFirstValue("azp") ?? system.FindFirstValue("appid");

    // A token that a person obtained carries scp, whatever its roles say.
    private static bool HasApplicationPermission(ClaimsPrincipal user)
        => !user.HasClaim(claim => claim.Type is "scp" or ClaimConstants.Scope)
            && user.Claims.Any(claim => claim.Type is "roles" or ClaimTypes.Role
                && claim.Value == RequiresApiClientAttribute.ApplicationPermission);
}
