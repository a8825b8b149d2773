using Hub.Data.Access;
using Hub.Data.Database;
using Hub.Data.Ingest.Reports;
using Hub.Web.Forms;
using Hub.Web.Security;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Hub.Web.Pages.Ingest.Submissions;

/// <summary>The agency's own returns, newest first.</summary>
[RequiresPermission(Permission.ViewSubmissions)]
public sealed class IndexModel(CurrentActor current, HubDatabase database) : PageModel
{
    private const int PageSize = 50;

    /// <summary>The returns.</summary>
    public IReadOnlyList<SubmissionReport> List { get; private set; } = [];

    /// <summary>How many there are in all.</summary>
    public int Total { get; private set; }

    /// <summary>Where the list stands.</summary>
    public Pager Pager { get; private set; } = new(1, 1, "/submissions", new Dictionary<string, string?>());

    /// <summary>Shows the list.</summary>
    public Task OnGetAsync(CancellationToken cancellationToken)
    {
        var actor = current.Require();
        return database.InScopeAsync(
            actor.ScopeFor("list returns"),
            async session =>
            {
                Total = await SubmissionQueries.CountAsync(session, actor.Acting.AgencyId, null);
                var pages = Pager.Count(Total, PageSize);
                Pager = Pager with { Page = Math.Clamp(Pager.Asked(Request), 1, pages), Pages = pages };
                List = await SubmissionQueries.ListAsync(session, actor.Acting.AgencyId, null, Pager.Page, PageSize);
            },
            cancellationToken);
    }
}
