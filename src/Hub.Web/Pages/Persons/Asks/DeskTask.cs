using Hub.Data.Access;
using Hub.Data.Database;
using Hub.Data.Persons.Asks;
using Hub.Data.Primitives;
using Hub.Web.Home;

namespace Hub.Web.Pages.Persons.Asks;

/// <summary>"Answer other agencies' questions", once one has reached the agency.</summary>
public sealed class DeskTask(HubDatabase database, TimeProvider time) : IHomeTask
{
    /// <inheritdoc/>
    public Permission Permission => Permission.AnswerAsks;

    /// <inheritdoc/>
    public HomeSection Section => HomeSection.Governance;

    /// <inheritdoc/>
    public async Task<HomeTask?> ForAsync(Actor actor, CancellationToken cancellationToken)
    {
        var desk = await database.InScopeAsync(
            actor.ScopeFor("count questions to the agency"),
            session => AskQueries.DeskAsync(session, actor.Acting.AgencyId),
            cancellationToken);
        var waiting = desk.Count(ask => ask.Answer is null && ask.DueOn >= UkTime.Today(time));
        return new HomeTask("Other agencies' questions about people", "/persons/asks/desk", 40)
        {
            Hint = "Whether your agency holds something, and who may ask",
            Status = waiting == 0 ? "Nothing to answer" : $"{waiting} to answer",
            NeedsAttention = waiting > 0,
        };
    }
}
