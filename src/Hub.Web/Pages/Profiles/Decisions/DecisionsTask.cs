using Hub.Data.Access;
using Hub.Data.Database;
using Hub.Data.Primitives;
using Hub.Data.Profiles;
using Hub.Data.Profiles.Decisions;
using Hub.Web.Home;

namespace Hub.Web.Pages.Profiles.Decisions;

/// <summary>"Record what was decided", with how many decisions are overdue and how many recommendations wait.</summary>
public sealed class DecisionsTask(HubDatabase database, TimeProvider time) : IHomeTask
{
    /// <inheritdoc/>
    public Permission Permission => Permission.RecordDecisions;

    /// <inheritdoc/>
    public HomeSection Section => HomeSection.Profiles;

    /// <inheritdoc/>
    public async Task<HomeTask?> ForAsync(Actor actor, CancellationToken cancellationToken)
    {
        var today = UkTime.Today(time);
        var (overdue, waiting) = await database.InScopeAsync(
            actor.ScopeFor("count decisions"),
            async session =>
            {
                var reached = await ReachQueries.AreasAsync(session, actor, Permission.RecordDecisions, today);
                var areas = reached.Select(area => area.AreaId).ToList();
                return (
                    await DecisionQueries.OverdueAsync(session, areas, today),
                    (await DecisionQueries.WaitingAsync(session, areas)).Count);
            },
            cancellationToken);
        return new HomeTask("Record what was decided", "/profiles/decisions", 3)
        {
            Hint = "Decisions of your partnership's meetings, and recommendations to answer",
            Status = (overdue, waiting) switch
            {
                (0, 0) => "Nothing overdue",
                (0, _) => $"{waiting} to answer",
                (_, 0) => $"{overdue} overdue",
                _ => $"{overdue} overdue, {waiting} to answer",
            },
            NeedsAttention = overdue > 0,
        };
    }
}
