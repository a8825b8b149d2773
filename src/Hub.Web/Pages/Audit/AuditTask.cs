using Hub.Data.Access;
using Hub.Web.Home;

namespace Hub.Web.Pages.Audit;

/// <summary>The audit record on the home page of those who may read it.</summary>
public sealed class AuditTask : IHomeTask
{
    /// <inheritdoc/>
    public Permission Permission => Permission.ViewAudit;

    /// <inheritdoc/>
    public HomeSection Section => HomeSection.Governance;

    /// <inheritdoc/>
    public Task<HomeTask?> ForAsync(Actor actor, CancellationToken cancellationToken)
        => Task.FromResult<HomeTask?>(new HomeTask("Search the audit record", "/audit", 20)
        {
            Hint = actor.Acting.IsHost ? "Everything that happened in the hub" : "Everything that concerns your agency",
        });
}
