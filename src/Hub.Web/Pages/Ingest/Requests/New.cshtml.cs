using Hub.Data.Access;
using Hub.Data.Database;
using Hub.Data.Ingest.Coverage;
using Hub.Data.Ingest.Requests;
using Hub.Data.Primitives;
using Hub.Web.Forms;
using Hub.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Hub.Web.Pages.Ingest.Requests;

/// <summary>An analyst drafts a request for a cell of the board; it is sent on the next page. Writes the draft.</summary>
[RequiresPermission(Permission.RequestData)]
public sealed class NewModel(CurrentActor current, HubDatabase database, DraftDataRequest draft, TimeProvider time) : PageModel
{
    private const int DaysToAnswer = 14;

    /// <summary>The area.</summary>
    [BindProperty(SupportsGet = true)]
    public long Area { get; set; }

    /// <summary>The partner.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid Agency { get; set; }

    /// <summary>The kind.</summary>
    [BindProperty(SupportsGet = true)]
    public string Kind { get; set; } = "";

    /// <summary>First day of the period.</summary>
    [BindProperty(SupportsGet = true)]
    public DateOnly From { get; set; }

    /// <summary>The day after its last.</summary>
    [BindProperty(SupportsGet = true)]
    public DateOnly Until { get; set; }

    /// <summary>The draft to write again; null begins one.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? Draft { get; set; }

    /// <summary>What the partner will read.</summary>
    [BindProperty]
    public string? Body { get; set; }

    /// <summary>By when an answer is wanted.</summary>
    [BindProperty]
    public DateOnly? DueOn { get; set; }

    /// <summary>What is asked for, of whom.</summary>
    public CoverageSource Source { get; private set; } = null!;

    /// <summary>The area's name.</summary>
    public string AreaName { get; private set; } = "";

    /// <summary>The form with its text begun; not found where nothing of the kind is required for an area of the reader's.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken))
        {
            return NotFound();
        }

        DueOn = UkTime.Today(time).AddDays(DaysToAnswer);
        Body = RequestWords.Body(Source.Title, AreaName, From, Until, Source.Agreement, DueOn.Value);
        if (Draft is { } id && await DraftedAsync(id, cancellationToken) is { } drafted)
        {
            (Body, DueOn) = (drafted.Body, drafted.DueOn);
        }

        return Page();
    }

    /// <summary>Keeps the draft and shows it as the partner will read it.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken))
        {
            return NotFound();
        }

        if (DueOn is not { } due)
        {
            ModelState.AddModelError(nameof(DueOn), "Enter the day by which you want an answer.");
            return Page();
        }

        var wanted = new DataRequestDraft(Draft, Area, Agency, Kind, From, Until, Body ?? "", due);
        switch (await draft.HandleAsync(current.Require(), wanted, cancellationToken))
        {
            case DataRequestOutcome.Done done:
                Notice.Set(TempData, "The request is drafted. The partner sees it once you send it.");
                return Redirect($"/submissions/requests/{done.RequestId}");
            case DataRequestOutcome.Refused refused:
                ModelState.AddModelError(refused.Field, refused.Sentence);
                return Page();
            default:
                return NotFound();
        }
    }

    private Task<DataRequest?> DraftedAsync(Guid id, CancellationToken cancellationToken)
        => database.InScopeAsync(
            current.Require().ScopeFor("draft a request for data"),
            session => DataRequestQueries.FindInAreasAsync(session, id),
            cancellationToken);

    private async Task<bool> FindAsync(CancellationToken cancellationToken)
    {
        var today = UkTime.Today(time);
        var (areas, sources) = await database.InScopeAsync(
            current.Require().ScopeFor("draft a request for data"),
            async session => (await CoverageQueries.AreasAsync(session, today), await CoverageQueries.SourcesAsync(session, today)),
            cancellationToken);
        var source = sources.FirstOrDefault(one => one.AgencyId == Agency && one.Kind == Kind && one.AreaIds.Contains(Area));
        if (source is null || areas.FirstOrDefault(area => area.AreaId == Area) is not { } found || From >= Until)
        {
            return false;
        }

        (Source, AreaName) = (source, found.Name);
        return true;
    }
}
