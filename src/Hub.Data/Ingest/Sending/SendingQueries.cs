using Dapper;
using Hub.Data.Access;
using Hub.Data.Database;
using Hub.Data.Ingest.Kinds;
using Hub.Data.Sharing;
using Hub.Data.Sharing.Deciding;

namespace Hub.Data.Ingest.Sending;

/// <summary>A kind that concerns an agency, and whether it may be sent today.</summary>
public sealed record SendableKind(DatasetKind Kind, SharingDecision Decision);

/// <summary>What may be sent by an agency today, and what a declaration is judged against. Within the session's scope.</summary>
public static class SendingQueries
{
    /// <summary>The kinds that any agreement of the agency names, or that are required of it, by title.</summary>
    public static async Task<IReadOnlyList<SendableKind>> KindsAsync(
        HubSession session, DatasetKinds shipped, Guid agencyId, DateOnly today)
    {
        var names = (await session.Connection.QueryAsync<string>(session.Command(
            """
            select k.kind from sharing.agreement_kinds k join sharing.agreements a using (agreement_id) where a.agency_id = @agencyId
            union
            select kind from ingest.required_sources where agency_id = @agencyId
            """,
            new { agencyId }))).AsList();
        var kinds = await new CurrentKinds(shipped).AllAsync(session);
        var found = kinds.Where(kind => names.Contains(kind.Kind, StringComparer.Ordinal)).ToList();
        var decisions = await SharingGate.DecideAsync(session, agencyId, [.. found.Select(KindSharing.Of)], today);
        return
        [
            .. found.Select(kind => new SendableKind(kind, decisions[kind.Kind])).OrderBy(one => one.Kind.Title, StringComparer.Ordinal),
        ];
    }

    /// <summary>What a declaration of a kind is judged against; null where there is no such kind.</summary>
    /// <param name="session">The transaction.</param>
    /// <param name="shipped">The kinds of the program's folder.</param>
    /// <param name="agencyId">The agency.</param>
    /// <param name="kind">The kind's name.</param>
    /// <param name="period">The period, where it is known already.</param>
    /// <param name="today">Today.</param>
    public static async Task<ReturnGround?> GroundAsync(
        HubSession session, DatasetKinds shipped, Guid agencyId, string kind, (DateOnly From, DateOnly Until)? period, DateOnly today)
    {
        if (await new CurrentKinds(shipped).FindAsync(session, kind) is not { } found)
        {
            return null;
        }

        var decision = await SharingGate.DecideAsync(session, agencyId, KindSharing.Of(found), today);
        return new ReturnGround(
            found,
            decision,
            decision is SharingDecision.Allowed allowed ? await AreasAsync(session, allowed.AgreementId, today) : [],
            await OfficersAsync(session, agencyId),
            period is { } days ? await EarlierAsync(session, agencyId, kind, days.From, days.Until) : [],
            today);
    }

    /// <summary>How many returns of an agency wait for somebody to decide them.</summary>
    public static Task<int> BegunAsync(HubSession session, Guid agencyId)
        => session.Connection.ExecuteScalarAsync<int>(session.Command(
            "select count(*)::int from ingest.submissions where agency_id = @agencyId and is_decided_by_person and status = @Checked",
            new { agencyId, SubmissionStatus.Checked }));

    private static async Task<IReadOnlyList<DeclarableArea>> AreasAsync(HubSession session, Guid agreementId, DateOnly today)
        => (await session.Connection.QueryAsync<DeclarableArea>(session.Command(
            """
            select w.code, coalesce(max(n.name), w.code) as name
            from sharing.agreements a
            join access.agencies g on g.agency_id = a.agency_id
            cross join unnest(coalesce(a.areas, g.served_areas)) w (code)
            left join area.areas n on n.code = w.code and n.valid_from <= @today and @today < n.valid_until and not n.is_withdrawn
            where a.agreement_id = @agreementId
            group by w.code
            order by name, w.code
            """,
            new { agreementId, today }))).AsList();

    private static async Task<IReadOnlyList<SendingOfficer>> OfficersAsync(HubSession session, Guid agencyId)
        => (await session.Connection.QueryAsync<SendingOfficer>(session.Command(
            """
            select a.account_id, a.display_name
            from access.memberships m
            join access.accounts a using (account_id)
            where m.agency_id = @agencyId and m.status = 'active' and a.status = 'active' and exists (
                select from access.role_grants r
                where r.account_id = m.account_id and r.agency_id = m.agency_id and r.role = any (@Roles) and r.revoked_at is null)
            order by a.display_name, a.account_id
            """,
            new { agencyId, Roles = RolePermissions.Holders(Permission.SendSubmissions).Select(RoleNames.Stored).ToArray() }))).AsList();

    private static async Task<IReadOnlyList<EarlierReturn>> EarlierAsync(
        HubSession session, Guid agencyId, string kind, DateOnly from, DateOnly until)
        => (await session.Connection.QueryAsync<EarlierReturn>(session.Command(
            """
            select s.submission_id, s.submission_key as key, s.status, s.file_name, s.received_at, a.display_name as sent_by
            from ingest.submissions s
            left join access.accounts a on a.account_id::text = s.asked_by
            where s.agency_id = @agencyId and s.kind = @kind and s.period_from = @from and s.period_until = @until
                and s.status = any (@Statuses)
            order by s.submission_id desc
            limit 10
            """,
            new
            {
                agencyId, kind, from, until, Statuses = SubmissionStatus.Counting.Concat(SubmissionStatus.Open).ToArray(),
            }))).AsList();
}
