using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Authorization;

namespace Hub.Web.Security;

/// <summary>
/// An endpoint for an agency's system, not for a person: a bearer token of client credentials with the application permission
/// <see cref="ApplicationPermission"/>, whose (tenant, client) is registered for one agency. A person's session opens nothing here.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class RequiresApiClientAttribute
    : Attribute, IAuthorizeData, IAuthorizationRequirement, IAuthorizationRequirementData
{
    /// <summary>The application permission (app role) that an agency's administrator of Entra grants to the client.</summary>
    public const string ApplicationPermission = "Submissions.Send";

    /// <inheritdoc/>
    public string? Policy { get; set; }

    /// <inheritdoc/>
    public string? Roles { get; set; }

    /// <inheritdoc/>
    public string? AuthenticationSchemes { get; set; } = JwtBearerDefaults.AuthenticationScheme;

    /// <inheritdoc/>
    public IEnumerable<IAuthorizationRequirement> GetRequirements() => [this];
}
