using Hub.Data.Access;
using Hub.Data.Database;
using Hub.Data.Ingest.Due;
using Hub.Data.Primitives;
using Hub.Web.Home;
using Hub.Web.Pages.Ingest.Submissions;

namespace Hub.Web.Pages.Ingest;

/// <summary>"See what is due", with how many returns wait.</summary>
public sealed class DueTask(HubDatabase database, TimeProvider time) : IHomeTask
{
    /// <inheritdoc/>
    public Permission Permission => Permission.ViewSubmissions;

    /// <inheritdoc/>
    public HomeSection Section => HomeSection.Returns;

    /// <inheritdoc/>
    public async Task<HomeTask?> ForAsync(Actor actor, CancellationToken cancellationToken)
    {
        var today = UkTime.Today(time);
        var due = await database.InScopeAsync(
            actor.ScopeFor("count what is due"),
            session => DueQueries.ReadAsync(session, actor.Acting.AgencyId, today.AddMonths(-13), today.AddMonths(1), today),
            cancellationToken);
        var waiting = due.Count(one => SubmissionWords.NeedsAttention(one.State));
        return new HomeTask("See what is due", "/submissions/due")
        {
            Hint = "Returns that your agency sends, by when, and which have come",
            Status = waiting == 0 ? "Nothing due" : $"{waiting} to send",
            NeedsAttention = waiting > 0,
        };
    }
}
