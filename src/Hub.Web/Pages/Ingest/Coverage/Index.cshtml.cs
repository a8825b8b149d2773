using Hub.Data.Access;
using Hub.Data.Database;
using Hub.Data.Ingest.Coverage;
using Hub.Data.Ingest.Requests;
using Hub.Data.Primitives;
using Hub.Data.Profiles.Publishing;
using Hub.Web.Forms;
using Hub.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Hub.Web.Pages.Ingest.Coverage;

/// <summary>
/// Which required returns of the reader's areas have come, month by month (capability 16.1): of other agencies status words alone.
/// Writes nothing.
/// </summary>
[RequiresPermission(Permission.ViewCoverage)]
public sealed class IndexModel(CurrentActor current, HubDatabase database, TimeProvider time) : PageModel
{
    private const int MonthsShown = 12;

    /// <summary>The area chosen; null is every area.</summary>
    [BindProperty(SupportsGet = true)]
    public long? Area { get; set; }

    /// <summary>The kind chosen; null is every kind.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Kind { get; set; }

    /// <summary>The areas to choose from.</summary>
    public IReadOnlyList<Choice> Areas { get; private set; } = [];

    /// <summary>The kinds to choose from.</summary>
    public IReadOnlyList<Choice> Kinds { get; private set; } = [];

    /// <summary>The months shown.</summary>
    public IReadOnlyList<DateOnly> Months { get; private set; } = [];

    /// <summary>One board for each area.</summary>
    public IReadOnlyList<AreaBoard> Boards { get; private set; } = [];

    /// <summary>How current the profile of each area is, where one was released.</summary>
    public IReadOnlyDictionary<long, Currency> Currency { get; private set; } = new Dictionary<long, Currency>();

    /// <summary>Whether the reader may ask partners.</summary>
    public bool MayAsk { get; private set; }

    /// <summary>Shows the boards.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var actor = current.Require();
        MayAsk = actor.Can(Permission.RequestData);
        var today = UkTime.Today(time);
        var until = new DateOnly(today.Year, today.Month, 1);
        var from = until.AddMonths(-MonthsShown);
        Months = [.. Enumerable.Range(0, MonthsShown).Select(month => from.AddMonths(month))];
        await database.InScopeAsync(
            actor.ScopeFor("see which returns have come"),
            async session =>
            {
                var areas = await CoverageQueries.AreasAsync(session, today);
                Currency = (await CurrencyQueries.OfAsync(session, [.. areas.Select(area => area.AreaId)], today))
                    .ToDictionary(area => area.AreaId, area => area.Currency);
                var sources = await CoverageQueries.SourcesAsync(session, today);
                var returns = await CoverageQueries.ReturnsAsync(session, today, from, until);
                var asked = (await DataRequestQueries.InAreasAsync(session)).Where(request => request.State != "closed")
                    .ToLookup(request => (request.ProfileAreaId, request.PartnerId, request.Kind, request.PeriodFrom));
                Areas = [new("", "Every area"), .. areas.Select(area => new Choice($"{area.AreaId}", area.Name))];
                Kinds =
                [
                    new("", "Every kind"),
                    .. sources.DistinctBy(source => source.Kind).Select(source => new Choice(source.Kind, source.Title)),
                ];
                Boards =
                [
                    .. areas.Where(area => Area is null || area.AreaId == Area).Select(area => new AreaBoard(area,
                    [
                        .. sources.Where(source => source.AreaIds.Contains(area.AreaId))
                            .Where(source => string.IsNullOrEmpty(Kind) || source.Kind == Kind)
                            .Select(source => Row(source, area, returns, asked, from, until, today)),
                    ])),
                ];
            },
            cancellationToken);
    }

    private static BoardRow Row(
        CoverageSource source, CoverageArea area, ILookup<(Guid Agency, string Kind), CoverageReturn> returns,
        ILookup<(long, Guid, string, DateOnly), DataRequest> asked, DateOnly from, DateOnly until, DateOnly today)
        => new(
            source,
            [
                .. CoverageCalendar.Cells(source, [.. returns[(source.AgencyId, source.Kind)]], from, until, today)
                    .Select(cell => new BoardCell(
                        cell, asked[(area.AreaId, source.AgencyId, source.Kind, cell.From)].FirstOrDefault())),
            ]);
}

/// <summary>The sources of one area.</summary>
public sealed record AreaBoard(CoverageArea Area, IReadOnlyList<BoardRow> Rows);

/// <summary>One source over the months.</summary>
public sealed record BoardRow(CoverageSource Source, IReadOnlyList<BoardCell> Cells);

/// <summary>One period of it, with the request for it where one is open.</summary>
public sealed record BoardCell(CoverageCell Cell, DataRequest? Request);
