using Dapper;
using Hub.Data.Database;

namespace Hub.Data.Ingest.Retention;

/// <summary>A submission whose time has passed.</summary>
/// <param name="SubmissionId">The submission.</param>
/// <param name="Agency">Its agency's code.</param>
/// <param name="Kind">The dataset kind.</param>
/// <param name="PeriodFrom">First day of its period.</param>
/// <param name="PeriodUntil">The day after the last.</param>
/// <param name="Status">A word of <see cref="SubmissionStatus"/>.</param>
/// <param name="KeptUntil">The day from which it is not to be kept.</param>
public sealed record DueDisposal(
    long SubmissionId, string Agency, string Kind, DateOnly PeriodFrom, DateOnly PeriodUntil, string Status, DateOnly KeptUntil);

/// <summary>Finds submissions whose time has passed, within the agencies of the session's scope.</summary>
public static class RetentionQueries
{
    /// <summary>Those after <paramref name="after"/>, by number, at most <paramref name="most"/>; of one where it is named.</summary>
    public static async Task<IReadOnlyList<DueDisposal>> DueAsync(
        HubSession session, DateOnly today, long after, int most, long? only = null)
        => (await session.Connection.QueryAsync<DueDisposal>(session.Command(
            """
            select submission_id, agency, kind, period_from, period_until, status, kept_until
            from (
                select s.submission_id, a.code as agency, s.kind, s.period_from, s.period_until, s.status,
                    case when s.status = any (@Stood) then t.by_agreement
                        else least(
                            t.by_agreement, (coalesce(s.decided_at, s.received_at) at time zone 'Europe/London')::date + @RefusedDays)
                    end as kept_until
                from ingest.submissions s
                join access.agencies a using (agency_id)
                join sharing.agreements g on g.agreement_id = s.agreement_id
                cross join lateral (
                    select (greatest(s.period_until, (s.received_at at time zone 'Europe/London')::date)
                        + make_interval(months => g.retention_months))::date as by_agreement) t
                where s.disposed_at is null and s.status = any (@Closed) and s.submission_id > @after
                    and (@only::bigint is null or s.submission_id = @only)
            ) every
            where kept_until <= @today
            order by submission_id
            limit @most
            """,
            new
            {
                today, after, most, only, RetentionRule.RefusedDays,
                Stood = SubmissionStatus.Counting.Append(SubmissionStatus.Replaced).ToArray(),
                Closed = SubmissionStatus.Counting
                    .Concat([SubmissionStatus.Replaced, SubmissionStatus.Rejected, SubmissionStatus.Discarded]).ToArray(),
            }))).AsList();
}
