using Dapper;
using Hub.Data.Database;

namespace Hub.Data.Persons.Review.Sampling;

/// <summary>The sample that is being judged.</summary>
/// <param name="Judged">Pairs with an answer.</param>
/// <param name="Pairs">Pairs in all.</param>
public sealed record LinkSample(Guid SampleId, Guid ModelId, DateTimeOffset DrawnAt, long Judged, long Pairs);

/// <summary>A sample of pairs, within the session's scope: pairs whose agreements name the reviewer's agency.</summary>
internal static class LinkSampleStore
{
    /// <summary>The sample that is being judged; null where none is, or where the scope does not see every pair of it.</summary>
    public static Task<LinkSample?> OpenAsync(HubSession session, string subject)
        => session.Connection.QuerySingleOrDefaultAsync<LinkSample?>(session.Command(
            """
            select s.sample_id, s.model_id, s.drawn_at, count(p.answer) as judged, count(p.pair_id) as pairs
            from person.link_samples s
            left join person.sample_pairs p on p.sample_id = s.sample_id
            where s.subject = @subject and s.closed_at is null
            group by s.sample_id
            having count(p.pair_id) = (select sum(least(t.pairs, @Each))
                from jsonb_to_recordset(s.strata) t (stratum int, linked boolean, pairs bigint))
            """,
            new { subject, DrawLinkSample.Each }));

    /// <summary>Draws a sample; returns how many pairs it holds, 0 where there is nothing to draw from.</summary>
    public static Task<long> DrawAsync(HubSession session, Guid sampleId, string subject, int each, DateTimeOffset now)
        => session.Connection.ExecuteScalarAsync<long>(session.Command(
            "select person.draw_sample(@sampleId, @subject, @each, @ActingFor, @now)",
            new { sampleId, subject, each, session.Scope.ActingFor, now }));

    /// <summary>Pairs still to be judged, in an order that tells nothing of their weight.</summary>
    public static async Task<IReadOnlyList<Guid>> WaitingAsync(HubSession session, Guid sampleId)
        => (await session.Connection.QueryAsync<Guid>(session.Command(
            "select pair_id from person.sample_pairs where sample_id = @sampleId and answer is null order by md5(pair_id::text) limit 3",
            new { sampleId }))).AsList();

    /// <summary>Keeps an answer; false where the pair has one, or is not there to be judged.</summary>
    public static async Task<bool> JudgeAsync(HubSession session, Guid pairId, string answer, Guid by, DateTimeOffset now)
        => await session.Connection.ExecuteAsync(session.Command(
            """
            update person.sample_pairs p set answer = @answer, judged_by = @by, judged_at = @now
            from person.link_samples s
            where p.pair_id = @pairId and p.answer is null and s.sample_id = p.sample_id and s.closed_at is null
            """,
            new { pairId, answer, by, now })) == 1;

    /// <summary>The strata with what was judged of each.</summary>
    public static async Task<IReadOnlyList<SampleStratum>> StrataAsync(HubSession session, Guid sampleId)
        => (await session.Connection.QueryAsync<SampleStratum>(session.Command(
            """
            select t.linked as is_linked, t.pairs, (count(p.pair_id) filter (where p.answer = 'same'))::int as same,
                (count(p.pair_id) filter (where p.answer in ('same', 'different')))::int as judged
            from person.link_samples s
            cross join jsonb_to_recordset(s.strata) t (stratum int, linked boolean, pairs bigint)
            left join person.sample_pairs p on p.sample_id = s.sample_id and p.stratum = t.stratum and p.is_linked = t.linked
            where s.sample_id = @sampleId
            group by t.stratum, t.linked, t.pairs
            """,
            new { sampleId }))).AsList();

    public static Task CloseAsync(HubSession session, Guid sampleId, DateTimeOffset now)
        => session.Connection.ExecuteAsync(session.Command(
            "update person.link_samples set closed_at = @now where sample_id = @sampleId", new { sampleId, now }));
}
