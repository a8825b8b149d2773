using Dapper;
using Hub.Data.Database;

namespace Hub.Data.Ingest.Coverage;

/// <summary>An area of the scope that a board may be read by.</summary>
/// <param name="AreaId">The area as it stands today.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Name">Its name.</param>
public sealed record CoverageArea(long AreaId, string Kind, string Name);

/// <summary>
/// What is required for the areas of the session's scope and what came of it: other agencies' returns as status words alone, through
/// functions that the scope's areas limit.
/// </summary>
public static class CoverageQueries
{
    /// <summary>The areas of the scope that profiles are made for; all of them where nobody has chosen a kind of area.</summary>
    public static async Task<IReadOnlyList<CoverageArea>> AreasAsync(HubSession session, DateOnly on)
        => (await session.Connection.QueryAsync<CoverageArea>(session.Command(
            """
            select a.area_id, a.kind, a.name
            from area.areas a
            where a.area_id = any (@Areas) and a.valid_from <= @on and @on < a.valid_until
                and (a.kind in (select area_kind from profile.settings) or not exists (
                    select from area.areas o
                    where o.area_id = any (@Areas) and o.valid_from <= @on and @on < o.valid_until
                        and o.kind in (select area_kind from profile.settings)))
            order by a.name, a.area_id
            """,
            new { Areas = session.Scope.Areas.ToArray(), on }))).AsList();

    /// <summary>What is required of the agencies that serve the scope's areas.</summary>
    public static async Task<IReadOnlyList<CoverageSource>> SourcesAsync(HubSession session, DateOnly on)
        => (await session.Connection.QueryAsync<CoverageSource>(session.Command(
            """
            select agency_id, agency_name, kind, title, every, due_days, required_from, agreement, area_ids
            from ingest.coverage_sources(@on)
            order by title, agency_name
            """,
            new { on }))).AsList();

    /// <summary>What those agencies sent for a period.</summary>
    public static async Task<ILookup<(Guid Agency, string Kind), CoverageReturn>> ReturnsAsync(
        HubSession session, DateOnly on, DateOnly from, DateOnly until)
        => (await session.Connection.QueryAsync<CoverageReturn>(session.Command(
            """
            select submission_id, agency_id, kind, period_from, period_until, status, is_nil, is_partial, received_on, is_thin
            from ingest.coverage_sent(@on, @from, @until)
            """,
            new { on, from, until })))
            .ToLookup(one => (one.AgencyId, one.Kind));

    /// <summary>How good those agencies' returns of periods that end after a day were: one for an agency and kind that has any.</summary>
    public static async Task<IReadOnlyDictionary<(Guid Agency, string Kind), CoverageQuality>> QualityAsync(
        HubSession session, DateOnly on, DateOnly since)
        => (await session.Connection.QueryAsync<CoverageQuality>(session.Command(
            """
            select agency_id, kind, period_from, period_until, measured, complete, complete_median, valid, valid_median,
                days, days_median, single, single_median, placed, placed_median, is_nil
            from ingest.coverage_quality(@on, @since)
            """,
            new { on, since })))
            .ToDictionary(one => (one.AgencyId, one.Kind));
}
