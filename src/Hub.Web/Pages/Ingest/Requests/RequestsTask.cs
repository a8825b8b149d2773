using Hub.Data.Access;
using Hub.Data.Database;
using Hub.Data.Ingest.Requests;
using Hub.Web.Home;

namespace Hub.Web.Pages.Ingest.Requests;

/// <summary>"Answer requests for data", for the agency that is asked; shown once it was asked for anything.</summary>
public sealed class RequestsTask(HubDatabase database) : IHomeTask
{
    /// <inheritdoc/>
    public Permission Permission => Permission.SendSubmissions;

    /// <inheritdoc/>
    public HomeSection Section => HomeSection.Returns;

    /// <inheritdoc/>
    public async Task<HomeTask?> ForAsync(Actor actor, CancellationToken cancellationToken)
    {
        var asked = await database.InScopeAsync(
            actor.ScopeFor("count requests for data"),
            session => DataRequestQueries.AskedOfAsync(session, actor.Acting.AgencyId),
            cancellationToken);
        var waiting = asked.Count(request => request.State == "sent");
        return asked.Count == 0
            ? null
            : new HomeTask("Answer requests for data", "/submissions/requests", 2)
            {
                Hint = "Returns that analysts are missing",
                Status = waiting == 0 ? "Nothing to answer" : $"{waiting} to answer",
                NeedsAttention = waiting > 0,
            };
    }
}
