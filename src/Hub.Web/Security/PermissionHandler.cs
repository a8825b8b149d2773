using Microsoft.AspNetCore.Authorization;

namespace Hub.Web.Security;

/// <summary>Judges <see cref="RequiresPermissionAttribute"/> by what the hub's tables say now, never by a claim.</summary>
public sealed class PermissionHandler(IHttpContextAccessor accessor) : AuthorizationHandler<RequiresPermissionAttribute>
{
    /// <inheritdoc/>
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, RequiresPermissionAttribute requirement)
    {
        if (accessor.HttpContext?.RequestServices.GetRequiredService<CurrentActor>().Can(requirement.Permission) == true)
        {
            context.Succeed(requirement);
        }

        return Task.CompletedTask;
    }
}
