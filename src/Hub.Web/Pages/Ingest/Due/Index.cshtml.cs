using Hub.Data.Access;
using Hub.Data.Database;
using Hub.Data.Ingest.Due;
using Hub.Data.Ingest.Kinds;
using Hub.Data.Primitives;
using Hub.Web.Security;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Hub.Web.Pages.Ingest.Submissions;

/// <summary>What the agency is to send, by when, and how each return stands (capability 1.7).</summary>
[RequiresPermission(Permission.ViewSubmissions)]
public sealed class DueModel(CurrentActor current, HubDatabase database, TimeProvider time) : PageModel
{
    private const int MonthsBack = 13;
    private const int MonthsAhead = 4;

    private IReadOnlyDictionary<string, string> _titles = new Dictionary<string, string>();

    /// <summary>Returns that wait for somebody, the longest due first.</summary>
    public IReadOnlyList<DueReturn> Waiting { get; private set; } = [];

    /// <summary>Every other return of the last year and the months ahead, newest due day first.</summary>
    public IReadOnlyList<DueReturn> Others { get; private set; } = [];

    /// <summary>What a data officer calls a kind.</summary>
    public string Title(string kind) => _titles.GetValueOrDefault(kind, kind);

    /// <summary>Shows the list.</summary>
    public Task OnGetAsync(CancellationToken cancellationToken)
    {
        var actor = current.Require();
        var today = UkTime.Today(time);
        return database.InScopeAsync(
            actor.ScopeFor("see what is due"),
            async session =>
            {
                var due = await DueQueries.ReadAsync(
                    session, actor.Acting.AgencyId, today.AddMonths(-MonthsBack), today.AddMonths(MonthsAhead), today);
                Waiting = [.. due.Where(one => SubmissionWords.NeedsAttention(one.State))];
                Others = [.. due.Where(one => !SubmissionWords.NeedsAttention(one.State)).Reverse()];
                _titles = (await DatasetKindStore.VersionsAsync(session)).Where(version => version.IsNewest)
                    .ToDictionary(version => version.Kind, version => version.Title, StringComparer.Ordinal);
            },
            cancellationToken);
    }
}
