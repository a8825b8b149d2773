using Dapper;
using Hub.Data.Database;
using Hub.Data.Primitives;
using Hub.Data.Profiles.Settings;

namespace Hub.Data.Profiles.Publishing;

/// <summary>How current the profile of one area is.</summary>
/// <param name="AreaId">The area.</param>
/// <param name="AreaName">Its name.</param>
/// <param name="Currency">What is due when.</param>
public sealed record AreaCurrency(long AreaId, string AreaName, Currency Currency);

/// <summary>Reads how current profiles are, within the areas of the session's scope.</summary>
public static class CurrencyQueries
{
    private sealed record Row(
        long AreaId, string AreaName, DateTimeOffset? FullAt, DateTimeOffset? ReviewAt, DateTimeOffset? DataAt, int FullMonths,
        int ReviewMonths, int DataMonths);

    /// <summary>Areas of which a profile was ever released, what is overdue first, then what is due next.</summary>
    /// <param name="session">The transaction.</param>
    /// <param name="areas">Which areas.</param>
    /// <param name="today">Today in the United Kingdom.</param>
    public static async Task<IReadOnlyList<AreaCurrency>> OfAsync(HubSession session, IReadOnlyList<long> areas, DateOnly today)
    {
        var rows = await session.Connection.QueryAsync<Row>(session.Command(
            """
            select a.area_id, a.name as area_name,
                max(p.released_at) filter (where p.edition_number = 1) as full_at,
                max(p.released_at) filter (where p.edition_number > 1) as review_at,
                (select s.created_at from profile.publications n join profile.snapshots s on s.snapshot_id = n.snapshot_id
                    where n.profile_area_id = a.area_id and n.status = 'released' order by n.released_at desc limit 1) as data_at,
                coalesce(t.full_months, @Full) as full_months, coalesce(t.review_months, @Review) as review_months,
                coalesce(t.data_months, @Data) as data_months
            from area.areas a
            join profile.publications p on p.profile_area_id = a.area_id and p.status in ('released', 'superseded')
            left join profile.area_settings t on t.profile_area_id = a.area_id
            where a.area_id = any (@Areas)
            group by a.area_id, a.name, t.full_months, t.review_months, t.data_months
            """,
            new
            {
                Areas = areas.ToArray(), Full = AreaSettings.DefaultFullMonths, Review = AreaSettings.DefaultReviewMonths,
                Data = AreaSettings.DefaultDataMonths,
            }));
        return
        [
            .. rows.Select(row => new AreaCurrency(row.AreaId, row.AreaName, Of(row, today)))
                .OrderByDescending(area => area.Currency.IsOverdue).ThenBy(area => area.Currency.Next?.DueOn ?? DateOnly.MaxValue)
                .ThenBy(area => area.AreaName, StringComparer.Ordinal),
        ];
    }

    private static Currency Of(Row row, DateOnly today)
        => Currency.Of(
            AreaSettings.Default("", "", row.AreaId) with
            {
                FullMonths = row.FullMonths, ReviewMonths = row.ReviewMonths, DataMonths = row.DataMonths,
            },
            new LastDone(Day(row.FullAt ?? row.ReviewAt), Day(row.ReviewAt), Day(row.DataAt)),
            today);

    private static DateOnly? Day(DateTimeOffset? at) => at is { } instant ? UkTime.Day(instant) : null;
}
