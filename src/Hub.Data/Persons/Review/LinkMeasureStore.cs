using Dapper;
using Hub.Data.Database;

namespace Hub.Data.Persons.Review;

/// <summary>How good the links of a subject are, and how that is known.</summary>
/// <param name="Basis">"clerical_sample": people judged a sample; "known_answer": compared with a list that says who is who.</param>
/// <param name="PairCount">Pairs judged, or pairs of the known answer.</param>
/// <param name="PrecisionValue">Of the pairs that the hub linked, the share that is right: 0 to 1; null where it cannot be said.</param>
/// <param name="RecallValue">Of the pairs that are one subject, the share that the hub linked: 0 to 1.</param>
public sealed record LinkMeasure(
    string Subject, Guid ModelId, string Basis, DateTimeOffset MeasuredAt, long PairCount, decimal? PrecisionValue, decimal? PrecisionLow,
    decimal? PrecisionHigh, decimal? RecallValue, decimal? RecallLow, decimal? RecallHigh)
{
    /// <summary>The basis of a sample that people judged.</summary>
    public const string ClericalSample = "clerical_sample";

    /// <summary>The basis of a comparison with a list that says who is who.</summary>
    public const string KnownAnswer = "known_answer";
}

/// <summary>Measures of linking: written by whoever measured, read wherever links are used. They hold numbers only.</summary>
public static class LinkMeasureStore
{
    /// <summary>The newest measure of a subject, whatever its basis; null where none was made.</summary>
    public static Task<LinkMeasure?> LatestAsync(HubSession session, string subject)
        => session.Connection.QueryFirstOrDefaultAsync<LinkMeasure?>(session.Command(
            """
            select subject, model_id, basis, measured_at, pair_count, precision_value, precision_low, precision_high, recall_value,
                recall_low, recall_high
            from person.link_measures where subject = @subject
            order by measured_at desc
            limit 1
            """,
            new { subject }));

    /// <summary>The newest measures of a subject, the newest first.</summary>
    public static async Task<IReadOnlyList<LinkMeasure>> NewestAsync(HubSession session, string subject, int count)
        => (await session.Connection.QueryAsync<LinkMeasure>(session.Command(
            """
            select subject, model_id, basis, measured_at, pair_count, precision_value, precision_low, precision_high, recall_value,
                recall_low, recall_high
            from person.link_measures where subject = @subject
            order by measured_at desc
            limit @count
            """,
            new { subject, count }))).AsList();

    /// <summary>Keeps a measure, made by the session's actor.</summary>
    public static Task InsertAsync(HubSession session, LinkMeasure measure)
        => session.Connection.ExecuteAsync(session.Command(
            """
            insert into person.link_measures (measure_id, subject, model_id, basis, measured_at, measured_by, pair_count, precision_value,
                precision_low, precision_high, recall_value, recall_low, recall_high)
            values (@MeasureId, @Subject, @ModelId, @Basis, @MeasuredAt, @Actor, @PairCount, @PrecisionValue, @PrecisionLow,
                @PrecisionHigh, @RecallValue, @RecallLow, @RecallHigh)
            """,
            new
            {
                MeasureId = Guid.CreateVersion7(),
                measure.Subject,
                measure.ModelId,
                measure.Basis,
                measure.MeasuredAt,
                session.Scope.Actor,
                measure.PairCount,
                measure.PrecisionValue,
                measure.PrecisionLow,
                measure.PrecisionHigh,
                measure.RecallValue,
                measure.RecallLow,
                measure.RecallHigh,
            }));
}
