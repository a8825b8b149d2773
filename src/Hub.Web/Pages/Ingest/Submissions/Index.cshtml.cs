using Hub.Data.Access;
using Hub.Data.Database;
using Hub.Data.Ingest;
using Hub.Data.Ingest.Reports;
using Hub.Data.Profiles.Snapshot;
using Hub.Web.Forms;
using Hub.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Hub.Web.Pages.Ingest.Submissions;

/// <summary>Every version of the agency's own returns: how it stands, who sent it, what uses it. Writes nothing.</summary>
[RequiresPermission(Permission.ViewSubmissions)]
public sealed class IndexModel(CurrentActor current, HubDatabase database) : PageModel
{
    private const int PageSize = 50;

    private static readonly string[] Statuses =
    [
        .. SubmissionStatus.Counting, .. SubmissionStatus.Open, SubmissionStatus.Rejected, SubmissionStatus.Discarded,
        SubmissionStatus.Replaced, SubmissionStatus.Withdrawn, SubmissionStatus.Disposed,
    ];

    /// <summary>Of one kind.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Kind { get; set; }

    /// <summary>Of one status.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Status { get; set; }

    /// <summary>Whose period begins in that year.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Year { get; set; }

    /// <summary>The returns.</summary>
    public IReadOnlyList<HistoryLine> List { get; private set; } = [];

    /// <summary>In how many draft profiles each is used.</summary>
    public ILookup<long, SubmissionUse> Uses { get; private set; } = Array.Empty<SubmissionUse>().ToLookup(use => use.SubmissionId);

    /// <summary>Kinds to choose from.</summary>
    public IReadOnlyList<Choice> Kinds { get; private set; } = [];

    /// <summary>Years to choose from.</summary>
    public IReadOnlyList<Choice> Years { get; private set; } = [];

    /// <summary>How many the filter leaves.</summary>
    public int Total { get; private set; }

    /// <summary>Whether anything is filtered out.</summary>
    public bool IsFiltered => !string.IsNullOrEmpty(Kind) || !string.IsNullOrEmpty(Status) || !string.IsNullOrEmpty(Year);

    /// <summary>Where the list stands.</summary>
    public Pager Pager { get; private set; } = new(1, 1, "/submissions", new Dictionary<string, string?>());

    /// <summary>Statuses to choose from.</summary>
    public static IReadOnlyList<Choice> StatusChoices
        => [new("", "Every status"), .. Statuses.Select(status => new Choice(status, SubmissionWords.Status(status)))];

    /// <summary>Shows the list.</summary>
    public Task OnGetAsync(CancellationToken cancellationToken)
    {
        var actor = current.Require();
        return database.InScopeAsync(
            actor.ScopeFor("list returns"), session => ReadAsync(session, actor.Acting.AgencyId), cancellationToken);
    }

    private async Task ReadAsync(HubSession session, Guid agency)
    {
        Kinds = [new("", "Every return"), .. (await HistoryQueries.KindsAsync(session, agency)).Select(k => new Choice(k.Kind, k.Title))];
        Years = [new("", "Every year"), .. (await HistoryQueries.YearsAsync(session, agency)).Select(year => Choice(year))];
        var filter = new HistoryFilter(
            Kinds.Skip(1).Any(kind => kind.Value == Kind) ? Kind : null,
            Statuses.Contains(Status) ? Status : null,
            int.TryParse(Year, System.Globalization.CultureInfo.InvariantCulture, out var year) ? year : null);
        Total = await HistoryQueries.CountAsync(session, agency, filter);
        var pages = Pager.Count(Total, PageSize);
        Pager = Pager with
        {
            Page = Math.Clamp(Pager.Asked(Request), 1, pages), Pages = pages,
            Query = new Dictionary<string, string?> { ["kind"] = filter.Kind, ["status"] = filter.Status, ["year"] = Year },
        };
        List = await HistoryQueries.ListAsync(session, agency, filter, Pager.Page, PageSize);
        Uses = (await SubmissionUseQueries.OfAsync(session, [.. List.Select(one => one.SubmissionId)])).ToLookup(use => use.SubmissionId);

        static Choice Choice(int year)
        {
            var text = year.ToString(System.Globalization.CultureInfo.InvariantCulture);
            return new Choice(text, text);
        }
    }
}
