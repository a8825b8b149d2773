using Hub.Data.Access;
using Microsoft.AspNetCore.Authorization;

namespace Hub.Web.Security;

/// <summary>
/// What a page or an endpoint asks of a signed-in person, for the agency they act for. Every page model and endpoint carries
/// one of <see cref="RequiresPermissionAttribute"/>, <see cref="RequiresIdentityAttribute"/> and
/// <see cref="RequiresApiClientAttribute"/>, or stands on the list of open addresses (<see cref="EndpointAccess"/>): the portal
/// does not start otherwise. Several on one page are all asked for.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method, AllowMultiple = true)]
public sealed class RequiresPermissionAttribute(Permission permission)
    : Attribute, IAuthorizeData, IAuthorizationRequirement, IAuthorizationRequirementData
{
    /// <summary>The permission.</summary>
    public Permission Permission { get; } = permission;

    /// <inheritdoc/>
    public string? Policy { get; set; }

    /// <inheritdoc/>
    public string? Roles { get; set; }

    /// <inheritdoc/>
    public string? AuthenticationSchemes { get; set; }

    /// <inheritdoc/>
    public IEnumerable<IAuthorizationRequirement> GetRequirements() => [this];
}
