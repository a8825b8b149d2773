using Dapper;
using Hub.Data.Database;
using Hub.Data.Primitives;

namespace Hub.Data.Indicators.Linked;

/// <summary>Reads how the records of people were linked last, and how good that is.</summary>
internal static class LinkingFactsQueries
{
    private sealed record RunRow(
        int RuleSet, DateTimeOffset TrainedAt, long TrainedRecords, DateTimeOffset FinishedAt, Guid ModelId, long Records, long Links,
        long People);

    private sealed record MeasureRow(
        Guid ModelId, string Basis, DateTimeOffset MeasuredAt, long PairCount, decimal? PrecisionValue, decimal? PrecisionLow,
        decimal? PrecisionHigh, decimal? RecallValue, decimal? RecallLow, decimal? RecallHigh);

    /// <summary>The facts, or null where nothing was ever linked. Needs the scope of every agency.</summary>
    public static async Task<LinkingFacts?> ReadAsync(HubSession session)
    {
        var run = await session.Connection.QueryFirstOrDefaultAsync<RunRow?>(session.Command(
            """
            select m.rule_set, m.trained_at, m.record_count as trained_records, r.finished_at, m.model_id,
                (select count(*) from person.link_records where subject = 'person') as records,
                (select count(*) from person.links l join person.link_records c on c.record_id = l.left_record
                    join person.link_records d on d.record_id = l.right_record and d.cluster_id = c.cluster_id
                    where c.subject = 'person') as links,
                (select count(distinct cluster_id) from person.link_records where subject = 'person') as people
            from person.link_runs r
            join person.link_models m on m.model_id = r.model_id
            where r.subject = 'person'
            order by r.run_id desc
            limit 1
            """));
        if (run is null)
        {
            return null;
        }

        var measure = await session.Connection.QueryFirstOrDefaultAsync<MeasureRow?>(session.Command(
            """
            select model_id, basis, measured_at, pair_count, precision_value, precision_low, precision_high, recall_value, recall_low,
                recall_high
            from person.link_measures
            where subject = 'person'
            order by measured_at desc, measure_id desc
            limit 1
            """));
        var policy = Suppression.Default;
        return new(
            run.RuleSet, UkTime.Day(run.TrainedAt), policy.Release(run.TrainedRecords), UkTime.Day(run.FinishedAt),
            policy.Release(run.Records), policy.Release(run.Links), policy.Release(run.People))
        {
            Quality = measure is null ? null : new(
                measure.Basis, UkTime.Day(measure.MeasuredAt), policy.Release(measure.PairCount), measure.ModelId == run.ModelId,
                Share(measure.PrecisionValue, measure.PrecisionLow, measure.PrecisionHigh),
                Share(measure.RecallValue, measure.RecallLow, measure.RecallHigh)),
        };
    }

    private static MeasuredShare? Share(decimal? value, decimal? low, decimal? high)
        => value is { } share ? new(Percent(share)!, Percent(low), Percent(high)) : null;

    // A share of pairs says nothing of a person; to one decimal it may be told.
    private static Figure? Percent(decimal? share)
        => share is { } value ? Figure.Released(Math.Round(value * 100, 1, MidpointRounding.AwayFromZero), 1) : null;
}
