using Hub.Data.Access;
using Hub.Data.Database;
using Hub.Data.Ingest.Quality;
using Hub.Data.Primitives;
using Hub.Web.Security;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Hub.Web.Pages.Ingest.Quality;

/// <summary>How good the agency's own returns were over two years, kind by kind (capability 5.6). Writes nothing.</summary>
[RequiresPermission(Permission.ViewSubmissions)]
public sealed class IndexModel(CurrentActor current, HubDatabase database, TimeProvider time) : PageModel
{
    private const int MonthsBack = 24;

    /// <summary>The kinds that the agency sends.</summary>
    public IReadOnlyList<KindQuality> Kinds { get; private set; } = [];

    /// <summary>Shows them.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var actor = current.Require();
        var since = UkTime.Today(time).AddMonths(-MonthsBack);
        var returns = await database.InScopeAsync(
            actor.ScopeFor("see the quality of returns"),
            session => QualityQueries.OverTimeAsync(session, actor.Acting.AgencyId, since),
            cancellationToken);
        Kinds =
        [
            .. returns.GroupBy(one => one.Kind).Select(group => KindQuality.Of([.. group]))
                .OrderBy(kind => kind.Title, StringComparer.Ordinal),
        ];
    }
}

/// <summary>The returns of one kind.</summary>
/// <param name="Title">The kind, as the newest return calls it.</param>
/// <param name="Returns">The returns, newest period first.</param>
/// <param name="Trends">Measures that several returns have.</param>
public sealed record KindQuality(string Title, IReadOnlyList<SubmissionQuality> Returns, IReadOnlyList<Trend> Trends)
{
    internal static KindQuality Of(IReadOnlyList<SubmissionQuality> oldestFirst) => new(
        oldestFirst[^1].Title,
        [.. oldestFirst.Reverse()],
        [
            .. new[]
            {
                Trend.Of("Completeness", oldestFirst, one => one.Completeness),
                Trend.Of("Validity", oldestFirst, one => one.Validity),
                Trend.Of("Placing", oldestFirst, one => one.Placing),
            }.OfType<Trend>(),
        ]);
}
