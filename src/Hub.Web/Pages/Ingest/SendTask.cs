using Hub.Data.Access;
using Hub.Data.Database;
using Hub.Data.Ingest.Sending;
using Hub.Web.Home;

namespace Hub.Web.Pages.Ingest;

/// <summary>"Upload a return", with how many were begun and wait for somebody.</summary>
public sealed class SendTask(HubDatabase database) : IHomeTask
{
    /// <inheritdoc/>
    public Permission Permission => Permission.SendSubmissions;

    /// <inheritdoc/>
    public HomeSection Section => HomeSection.Returns;

    /// <inheritdoc/>
    public async Task<HomeTask?> ForAsync(Actor actor, CancellationToken cancellationToken)
    {
        var begun = await database.InScopeAsync(
            actor.ScopeFor("count returns that were begun"),
            session => SendingQueries.BegunAsync(session, actor.Acting.AgencyId),
            cancellationToken);
        return new HomeTask("Upload a return", "/submissions/send", 5)
        {
            Hint = "A file or a nil return, for any period that an agreement covers",
            Status = begun == 0 ? "Nothing begun" : $"{begun} begun: go on",
            NeedsAttention = begun > 0,
        };
    }
}
