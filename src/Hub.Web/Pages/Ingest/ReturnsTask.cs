using Hub.Data.Access;
using Hub.Data.Database;
using Hub.Data.Ingest.Reports;
using Hub.Web.Home;

namespace Hub.Web.Pages.Ingest;

/// <summary>"See returns sent", with how many there are.</summary>
public sealed class ReturnsTask(HubDatabase database) : IHomeTask
{
    /// <inheritdoc/>
    public Permission Permission => Permission.ViewSubmissions;

    /// <inheritdoc/>
    public HomeSection Section => HomeSection.Returns;

    /// <inheritdoc/>
    public async Task<HomeTask?> ForAsync(Actor actor, CancellationToken cancellationToken)
    {
        var sent = await database.InScopeAsync(
            actor.ScopeFor("count returns"),
            session => SubmissionQueries.CountAsync(session, actor.Acting.AgencyId, null),
            cancellationToken);
        return new HomeTask("See returns sent", "/submissions", 10)
        {
            Hint = "What became of each file, and what to correct", Status = sent == 0 ? "None yet" : $"{sent:N0} sent",
        };
    }
}
