using Hub.Data.Access;
using Hub.Web.Home;

namespace Hub.Web.Pages.Access.Sessions;

/// <summary>One's own sessions.</summary>
public sealed class SessionsTask : IHomeTask
{
    /// <inheritdoc/>
    public Permission Permission => Permission.UseHub;

    /// <inheritdoc/>
    public HomeSection Section => HomeSection.Agency;

    /// <inheritdoc/>
    public Task<HomeTask?> ForAsync(Actor actor, CancellationToken cancellationToken)
        => Task.FromResult<HomeTask?>(new HomeTask("Sign out everywhere", "/access/sessions", 90)
        {
            Hint = "After a lost device, or a computer left unlocked.",
        });
}
