using Dapper;
using Hub.Data.Database;
using Hub.Data.Ingest.Kinds;
using Hub.Data.Primitives;
using Hub.Data.Sharing;
using Hub.Data.Sharing.Deciding;

namespace Hub.Data.Ingest.Due;

/// <summary>What is due of the agencies in the session's scope.</summary>
public static class DueQueries
{
    private sealed record SentRow(
        string Kind, long SubmissionId, DateOnly PeriodFrom, DateOnly PeriodUntil, string Status, DateTimeOffset ReceivedAt);

    /// <summary>The returns of one agency whose due day lies in a window, earliest due day first.</summary>
    public static async Task<IReadOnlyList<DueReturn>> ReadAsync(
        HubSession session, Guid agencyId, DateOnly dueFrom, DateOnly dueUntil, DateOnly today)
    {
        var sources = await SourcesAsync(session, agencyId);
        var sent = await SentAsync(session, agencyId);
        var due = new List<DueReturn>();
        foreach (var source in sources)
        {
            var isAgreed = await IsAgreedAsync(session, source, today);
            due.AddRange(DueCalendar.Between(source, [.. sent[source.Kind]], dueFrom, dueUntil, today, isAgreed));
        }

        return [.. due.OrderBy(one => one.DueOn).ThenBy(one => one.Kind, StringComparer.Ordinal)];
    }

    private static async Task<IReadOnlyList<RequiredSource>> SourcesAsync(HubSession session, Guid agencyId)
        => (await session.Connection.QueryAsync<RequiredSource>(session.Command(
            """
            select agency_id, kind, every, due_days, required_from
            from ingest.required_sources
            where agency_id = @agencyId
            order by kind
            """,
            new { agencyId }))).AsList();

    private static async Task<ILookup<string, SentReturn>> SentAsync(HubSession session, Guid agencyId)
        => (await session.Connection.QueryAsync<SentRow>(session.Command(
            """
            select s.kind, s.submission_id, s.period_from, s.period_until, s.status, s.received_at
            from ingest.submissions s
            join ingest.required_sources q using (agency_id, kind)
            where s.agency_id = @agencyId and s.status not in ('replaced', 'withdrawn')
            """,
            new { agencyId })))
            .ToLookup(
                row => row.Kind,
                row => new SentReturn(row.SubmissionId, row.PeriodFrom, row.PeriodUntil, row.Status, UkTime.Day(row.ReceivedAt)),
                StringComparer.Ordinal);

    private static async Task<bool> IsAgreedAsync(HubSession session, RequiredSource source, DateOnly today)
    {
        if (await DatasetKindStore.NewestAsync(session, source.Kind) is not { } kind)
        {
            return true;
        }

        return await SharingGate.DecideAsync(session, source.AgencyId, KindSharing.Of(kind), today) is SharingDecision.Allowed;
    }
}
