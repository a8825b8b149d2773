using System.Globalization;
using Hub.Data.Access;
using Hub.Data.Database;
using Hub.Data.Persons.Rights;
using Hub.Web.Home;

namespace Hub.Web.Pages.Persons.Rights;

/// <summary>The home page's line on requests of people: what waits for one's own agency.</summary>
public sealed class RightsTask(HubDatabase database) : IHomeTask
{
    /// <inheritdoc/>
    public Permission Permission => Permission.DecideRightsRequests;

    /// <inheritdoc/>
    public HomeSection Section => HomeSection.Governance;

    /// <inheritdoc/>
    public async Task<HomeTask?> ForAsync(Actor actor, CancellationToken cancellationToken)
    {
        var lines = await database.InScopeAsync(actor.ScopeFor(RightsPurpose.Decide), RightsQueries.ListAsync, cancellationToken);
        var waiting = lines.Count(line => line is { OwnUndecided: > 0, AnsweredOn: null });
        return new HomeTask("Answer people who ask about their data", "/persons/rights", 5)
        {
            Hint = "Access, correction, erasure, restriction and objection, each with its time limit",
            Status = waiting == 0 ? null : string.Create(CultureInfo.InvariantCulture, $"{waiting} to decide"),
            NeedsAttention = waiting > 0,
        };
    }
}
