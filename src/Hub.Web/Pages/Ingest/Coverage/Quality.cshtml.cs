using System.Globalization;
using Hub.Data.Access;
using Hub.Data.Database;
using Hub.Data.Ingest.Coverage;
using Hub.Data.Ingest.Quality;
using Hub.Data.Primitives;
using Hub.Web.Forms;
using Hub.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Hub.Web.Pages.Ingest.Coverage;

/// <summary>
/// How good the returns were that partners owe for the reader's areas, kind by kind (capability 5.6): of other agencies per cents and
/// days alone. Writes nothing.
/// </summary>
[RequiresPermission(Permission.ViewCoverage)]
public sealed class QualityModel(CurrentActor current, HubDatabase database, TimeProvider time) : PageModel
{
    private const int MonthsBack = 24;

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

    /// <summary>One table for each kind.</summary>
    public IReadOnlyList<KindTable> Tables { get; private set; } = [];

    /// <summary>Shows the tables.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var actor = current.Require();
        var today = UkTime.Today(time);
        await database.InScopeAsync(
            actor.ScopeFor("see the quality of returns for an area"),
            async session =>
            {
                var areas = await CoverageQueries.AreasAsync(session, today);
                var sources = await CoverageQueries.SourcesAsync(session, today);
                var quality = await CoverageQueries.QualityAsync(session, today, today.AddMonths(-MonthsBack));
                Areas = [new("", "Every area"), .. areas.Select(area => new Choice($"{area.AreaId}", area.Name))];
                Kinds =
                [
                    new("", "Every kind"),
                    .. sources.DistinctBy(source => source.Kind).Select(source => new Choice(source.Kind, source.Title)),
                ];
                var shown = areas.Where(area => Area is null || area.AreaId == Area).Select(area => area.AreaId).ToHashSet();
                Tables =
                [
                    .. sources.Where(source => source.AreaIds.Any(shown.Contains))
                        .Where(source => string.IsNullOrEmpty(Kind) || source.Kind == Kind)
                        .GroupBy(source => source.Kind)
                        .Select(kind => new KindTable(kind.Key, kind.First().Title,
                        [
                            .. kind.Select(source => new QualityRow(
                                source.AgencyName, quality.GetValueOrDefault((source.AgencyId, source.Kind)))),
                        ])),
                ];
            },
            cancellationToken);
    }
}

/// <summary>The senders of one kind.</summary>
public sealed record KindTable(string Kind, string Title, IReadOnlyList<QualityRow> Rows);

/// <summary>One sender; without quality where none of its returns was counted.</summary>
public sealed record QualityRow(string AgencyName, CoverageQuality? Quality)
{
    /// <summary>The five measures in their fixed order.</summary>
    public IReadOnlyList<QualityCell> Cells => Quality is not { } quality
        ? []
        :
        [
            Percent(quality.IsNil, quality.Complete, quality.CompleteMedian),
            Percent(quality.IsNil, quality.Valid, quality.ValidMedian),
            new(QualityLines.Days(quality.Days), quality.DaysMedian is null ? null : QualityLines.Days(quality.DaysMedian)),
            Percent(quality.IsNil, quality.Single, quality.SingleMedian),
            Percent(quality.IsNil, quality.Placed, quality.PlacedMedian),
        ];

    private static QualityCell Percent(bool isNil, int? newest, int? median)
        => new(Said(newest) ?? (isNil ? "Nil return" : "Not measured"), Said(median));

    private static string? Said(int? percent) => percent is { } number ? string.Create(CultureInfo.InvariantCulture, $"{number}%") : null;
}

/// <summary>One measure in words.</summary>
/// <param name="Newest">Of the newest return.</param>
/// <param name="Median">Of the last four; null where none of them was measured.</param>
public sealed record QualityCell(string Newest, string? Median);
