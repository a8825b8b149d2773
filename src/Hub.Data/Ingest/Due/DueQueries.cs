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
        string Kind, long SubmissionId, Guid SubmissionKey, DateOnly PeriodFrom, DateOnly PeriodUntil, string Status, bool IsNil,
        bool IsPartial, DateTimeOffset ReceivedAt);

    private sealed record AgreementName(Guid AgreementId, string Name);

    /// <summary>The returns of one agency whose due day lies in a window, earliest due day first.</summary>
    public static async Task<IReadOnlyList<DueReturn>> ReadAsync(
        HubSession session, Guid agencyId, DateOnly dueFrom, DateOnly dueUntil, DateOnly today)
        => (await BoardAsync(session, agencyId, dueFrom, dueUntil, today)).Returns;

    /// <summary>The same with the kinds they are of and the agreements under which they are sent.</summary>
    public static async Task<DueBoard> BoardAsync(
        HubSession session, Guid agencyId, DateOnly dueFrom, DateOnly dueUntil, DateOnly today)
    {
        var sources = await SourcesAsync(session, agencyId);
        var sent = await SentAsync(session, agencyId);
        var names = await AgreementsAsync(session, agencyId);
        var kinds = new Dictionary<string, DueKind>(StringComparer.Ordinal);
        var due = new List<DueReturn>();
        var known = (await DatasetKindStore.NewestAsync(session, [.. sources.Select(source => source.Kind)]))
            .ToDictionary(kind => kind.Kind, StringComparer.Ordinal);
        var decisions = known.Count == 0
            ? new Dictionary<string, SharingDecision>(StringComparer.Ordinal)
            : await SharingGate.DecideAsync(session, agencyId, [.. known.Values.Select(KindSharing.Of)], today);
        foreach (var source in sources)
        {
            var kind = known.TryGetValue(source.Kind, out var definition)
                ? KindOf(definition, decisions[source.Kind], names)
                : new DueKind(source.Kind, source.Kind, null, null, null, null);
            kinds.Add(source.Kind, kind);
            due.AddRange(DueCalendar.Between(source, [.. sent[source.Kind]], dueFrom, dueUntil, today, kind.Refusal is null));
        }

        return new([.. due.OrderBy(one => one.DueOn).ThenBy(one => one.Kind, StringComparer.Ordinal)], kinds);
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
            select s.kind, s.submission_id, s.submission_key, s.period_from, s.period_until, s.status, s.is_nil, s.is_partial,
                s.received_at
            from ingest.submissions s
            join ingest.required_sources q using (agency_id, kind)
            where s.agency_id = @agencyId and s.status not in ('replaced', 'withdrawn', 'discarded')
            """,
            new { agencyId })))
            .ToLookup(
                row => row.Kind,
                row => new SentReturn(row.SubmissionId, row.PeriodFrom, row.PeriodUntil, row.Status, UkTime.Day(row.ReceivedAt))
                {
                    IsNil = row.IsNil, IsPartial = row.IsPartial, Key = row.SubmissionKey,
                },
                StringComparer.Ordinal);

    private static async Task<IReadOnlyDictionary<Guid, string>> AgreementsAsync(HubSession session, Guid agencyId)
        => (await session.Connection.QueryAsync<AgreementName>(session.Command(
            "select agreement_id, reference || ': ' || title as name from sharing.agreements where agency_id = @agencyId",
            new { agencyId }))).ToDictionary(row => row.AgreementId, row => row.Name);

    private static DueKind KindOf(DatasetKind kind, SharingDecision decision, IReadOnlyDictionary<Guid, string> names)
    {
        var agreement = decision is SharingDecision.Allowed allowed ? allowed.AgreementId
            : decision.AgreementIds is [var first, ..] ? first : Guid.Empty;
        return new(
            kind.Kind,
            kind.Title,
            agreement == default ? null : agreement,
            names.GetValueOrDefault(agreement),
            decision.Refusal?.Reason,
            kind.Calendar.Baseline);
    }
}
