using Dapper;
using Hub.Data.Access;
using Hub.Data.Database;

namespace Hub.Data.Intelligence;

/// <summary>A report as its rules need it; its words are elsewhere.</summary>
public sealed record ReportRow(
    Guid ReportId, Guid AgencyId, Guid AgreementId, Guid UnitAgencyId, Guid ReportedBy, string Status, string AreaKind, string AreaCode,
    string? DeclinedWhy, DateTimeOffset DraftedAt, DateTimeOffset? SentAt, DateTimeOffset? DecidedAt, DateOnly DestroyOn, int Version)
{
    /// <summary>How people name it.</summary>
    public string Reference => IntelligenceReference.Of(ReportId);
}

/// <summary>Writes and reads of reports and their sealed words, within the session's scope.</summary>
internal static class ReportStore
{
    /// <summary>The agency that runs the hub, whose intelligence unit grades.</summary>
    public static Task<Guid> UnitAgencyAsync(HubSession session)
        => session.Connection.ExecuteScalarAsync<Guid>(session.Command("select agency_id from access.agencies where is_host"));

    public static async Task InsertAsync(HubSession session, ReportRow report, SealedReport words)
    {
        await session.Connection.ExecuteAsync(session.Command(
            """
            insert into intelligence.reports (report_id, agency_id, agreement_id, unit_agency_id, reported_by, area_kind, area_code,
                drafted_at, destroy_on)
            values (@ReportId, @AgencyId, @AgreementId, @UnitAgencyId, @ReportedBy, @AreaKind, @AreaCode, @DraftedAt, @DestroyOn)
            """,
            report));
        await session.Connection.ExecuteAsync(session.Command(
            """
            insert into intelligence.originals (report_id, agency_id, unit_agency_id, reported_by, sealed_key, sealed)
            values (@ReportId, @AgencyId, @UnitAgencyId, @ReportedBy, @SealedKey, @Sealed)
            """,
            new { report.ReportId, report.AgencyId, report.UnitAgencyId, report.ReportedBy, words.SealedKey, words.Sealed }));
    }

    /// <summary>The report, locked where <paramref name="toChange"/>; null where the scope does not see it.</summary>
    public static Task<ReportRow?> FindAsync(HubSession session, Guid reportId, bool toChange = false)
        => session.Connection.QuerySingleOrDefaultAsync<ReportRow>(session.Command(
            toChange
                ? """
                  select report_id, agency_id, agreement_id, unit_agency_id, reported_by, status, area_kind, area_code, declined_why,
                      drafted_at, sent_at, decided_at, destroy_on, version
                  from intelligence.reports where report_id = @reportId for update
                  """
                : """
                  select report_id, agency_id, agreement_id, unit_agency_id, reported_by, status, area_kind, area_code, declined_why,
                      drafted_at, sent_at, decided_at, destroy_on, version
                  from intelligence.reports where report_id = @reportId
                  """,
            new { reportId }));

    /// <summary>The report, where the actor made it for the agency they act for; otherwise null.</summary>
    public static async Task<ReportRow?> FindOwnAsync(HubSession session, Actor actor, Guid reportId, bool toChange = false)
        => await FindAsync(session, reportId, toChange) is { } report && report.ReportedBy == actor.AccountId
            && report.AgencyId == actor.Acting.AgencyId
            ? report
            : null;

    /// <summary>The reports that a person made for an agency, newest first.</summary>
    public static async Task<IReadOnlyList<ReportRow>> OwnAsync(HubSession session, Actor actor)
        => (await session.Connection.QueryAsync<ReportRow>(session.Command(
            """
            select report_id, agency_id, agreement_id, unit_agency_id, reported_by, status, area_kind, area_code, declined_why, drafted_at,
                sent_at, decided_at, destroy_on, version
            from intelligence.reports
            where reported_by = @AccountId and agency_id = @AgencyId and status <> 'discarded'
            order by coalesce(sent_at, drafted_at) desc
            limit 200
            """,
            new { actor.AccountId, actor.Acting.AgencyId }))).AsList();

    /// <summary>The sealed words of one's own draft; null where there is none.</summary>
    public static Task<SealedReport?> DraftWordsAsync(HubSession session, Guid reportId)
        => session.Connection.QuerySingleOrDefaultAsync<SealedReport>(session.Command(
            "select sealed_key, sealed from intelligence.open_draft(@reportId)", new { reportId }));

    public static async Task ReplaceDraftAsync(HubSession session, Guid reportId, string areaKind, string areaCode, SealedReport words)
    {
        await session.Connection.ExecuteAsync(session.Command(
            """
            update intelligence.reports set area_kind = @areaKind, area_code = @areaCode, version = version + 1 where report_id = @reportId
            """,
            new { reportId, areaKind, areaCode }));
        await session.Connection.ExecuteAsync(session.Command(
            "update intelligence.originals set sealed_key = @SealedKey, sealed = @Sealed where report_id = @reportId",
            new { reportId, words.SealedKey, words.Sealed }));
    }

    public static Task SetSentAsync(HubSession session, Guid reportId, Guid agreementId, DateOnly destroyOn, DateTimeOffset now)
        => session.Connection.ExecuteAsync(session.Command(
            """
            update intelligence.reports
            set status = 'received', agreement_id = @agreementId, sent_at = @now, destroy_on = @destroyOn, version = version + 1
            where report_id = @reportId
            """,
            new { reportId, agreementId, destroyOn, now }));

    /// <summary>Marks a report as taken back or thrown away and destroys its words.</summary>
    public static async Task EndAsync(HubSession session, Guid reportId, string status, DateTimeOffset now)
    {
        await session.Connection.ExecuteAsync(session.Command(
            """
            update intelligence.reports set status = @status, decided_at = @now, destroyed_at = @now, version = version + 1
            where report_id = @reportId
            """,
            new { reportId, status, now }));
        await session.Connection.ExecuteAsync(session.Command(
            """
            update intelligence.originals set sealed_key = null, sealed = null, destroyed_at = @now
            where report_id = @reportId and destroyed_at is null
            """,
            new { reportId, now }));
    }
}
