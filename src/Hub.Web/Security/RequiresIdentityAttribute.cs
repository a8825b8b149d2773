using Microsoft.AspNetCore.Authorization;

namespace Hub.Web.Security;

/// <summary>
/// A page for somebody whose identity is proven but whom the hub need not know yet: following an invitation. Its model reads
/// <see cref="CurrentActor.Identity"/>; <see cref="CurrentActor.Actor"/> may be null.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class RequiresIdentityAttribute : Attribute, IAuthorizeData
{
    /// <inheritdoc/>
    public string? Policy { get; set; }

    /// <inheritdoc/>
    public string? Roles { get; set; }

    /// <inheritdoc/>
    public string? AuthenticationSchemes { get; set; }
}
