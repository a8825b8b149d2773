using Hub.Data.Access;
using Hub.Data.Database;
using Hub.Data.Ingest.Due;
using Hub.Data.Primitives;
using Hub.Web.Home;

namespace Hub.Web.Pages.Ingest.Due;

/// <summary>The first returns that wait for somebody, each with its own line, and "See what is due" with how many there are.</summary>
public sealed class DueTask(HubDatabase database, TimeProvider time) : IHomeTask
{
    private const int NamedAtMost = 5;

    /// <inheritdoc/>
    public Permission Permission => Permission.ViewSubmissions;

    /// <inheritdoc/>
    public HomeSection Section => HomeSection.Returns;

    /// <inheritdoc/>
    public async Task<HomeTask?> ForAsync(Actor actor, CancellationToken cancellationToken)
        => (await AllAsync(actor, cancellationToken))[^1];

    /// <inheritdoc/>
    public async Task<IReadOnlyList<HomeTask>> AllAsync(Actor actor, CancellationToken cancellationToken)
    {
        var today = UkTime.Today(time);
        var board = await database.InScopeAsync(
            actor.ScopeFor("count what is due"),
            session => DueQueries.BoardAsync(session, actor.Acting.AgencyId, today.AddMonths(-12), today.AddMonths(1), today),
            cancellationToken);
        var waiting = board.Returns.Where(one => DueRow.IsToDo(one.State)).ToList();
        var rows = waiting.Select(due => DueRow.Of(due, board.Kinds[due.Kind], actor.Can(Permission.SendSubmissions)))
            .Where(row => row.Href is not null)
            .Take(NamedAtMost)
            .Select((row, index) => new HomeTask(row.Text, row.Href!, index - NamedAtMost)
            {
                Hint = row.Hint, Status = row.Status, NeedsAttention = true,
            });
        return
        [
            .. rows,
            new HomeTask("See what is due", "/submissions/due")
            {
                Hint = "Returns that your agency sends, by when, and which have come",
                Status = waiting.Count == 0 ? "Nothing due" : $"{waiting.Count} to do",
                NeedsAttention = waiting.Count > 0,
            },
        ];
    }
}
