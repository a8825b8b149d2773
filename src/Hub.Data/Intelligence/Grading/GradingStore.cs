using Dapper;
using Hub.Data.Database;

namespace Hub.Data.Intelligence.Grading;

/// <summary>A report in the unit's queue: where it comes from and how it stands, not what it says.</summary>
public sealed record QueueLine(
    Guid ReportId, string Agency, Guid ReportedBy, string Status, string Area, DateTimeOffset SentAt, DateOnly DestroyOn, int? Source,
    string? Assessment, string? Handling, string? Conditions);

/// <summary>One version of a report's grading, without its sanitised words.</summary>
public sealed record GradingVersion(
    int Version, DateTimeOffset GradedAt, int Source, string Assessment, string Handling, string? Conditions, string AreaKind,
    string AreaCode, string? WhyAgain, DateTimeOffset? SupersededAt);

/// <summary>What the unit opens: the sealed words, and the sanitised ones of every version, newest first.</summary>
internal sealed record OriginalWords(byte[] SealedKey, byte[] Sealed, string[] Sanitised);

/// <summary>The sealed words of one report among many.</summary>
internal sealed record StandingOriginal(Guid ReportId, byte[] SealedKey, byte[] Sealed);

/// <summary>Writes and reads of the intelligence unit, within the session's scope.</summary>
internal static class GradingStore
{
    /// <summary>What was sent to the unit: what waits first, then what was decided, newest first.</summary>
    public static async Task<IReadOnlyList<QueueLine>> QueueAsync(HubSession session, bool waiting)
        => (await session.Connection.QueryAsync<QueueLine>(session.Command(
            """
            select r.report_id, a.name as agency, r.reported_by, r.status, coalesce(p.name, r.area_code) as area, r.sent_at, r.destroy_on,
                g.source, g.assessment, g.handling, g.conditions
            from intelligence.reports r
            join access.agencies a on a.agency_id = r.agency_id
            left join intelligence.gradings g on g.report_id = r.report_id and g.superseded_at is null
            left join lateral (
                select n.name from area.areas n
                where n.kind = coalesce(g.area_kind, r.area_kind) and n.code = coalesce(g.area_code, r.area_code)
                order by n.valid_from desc limit 1) p on true
            where r.unit_agency_id = any (@Agencies) and r.sent_at is not null and (r.status in ('received', 'grading')) = @waiting
            order by case when @waiting then r.sent_at end, r.sent_at desc
            limit 200
            """,
            new { Agencies = session.Scope.Agencies.ToArray(), waiting }))).AsList();

    /// <summary>A report's sealed words, with the event of the look; null where they are destroyed or not the actor's to see.</summary>
    public static Task<OriginalWords?> OriginalAsync(HubSession session, Guid reportId)
        => session.Connection.QuerySingleOrDefaultAsync<OriginalWords>(session.Command(
            "select sealed_key, sealed, sanitised from intelligence.open_original(@reportId, @ActingFor)",
            new { reportId, session.Scope.ActingFor }));

    /// <summary>The sealed words of every report that still stands, oldest first, with the event of the look.</summary>
    public static async Task<IReadOnlyList<StandingOriginal>> StandingOriginalsAsync(HubSession session)
        => (await session.Connection.QueryAsync<StandingOriginal>(session.Command(
            "select report_id, sealed_key, sealed from intelligence.search_originals(@ActingFor)", new { session.Scope.ActingFor })))
            .AsList();

    public static Task SetOpenedAsync(HubSession session, Guid reportId, DateTimeOffset now)
        => session.Connection.ExecuteAsync(session.Command(
            """
            update intelligence.reports set status = 'grading', opened_at = @now
            where report_id = @reportId and status = 'received'
            """,
            new { reportId, now }));

    /// <summary>Every grading, the newest first.</summary>
    public static async Task<IReadOnlyList<GradingVersion>> VersionsAsync(HubSession session, Guid reportId)
        => (await session.Connection.QueryAsync<GradingVersion>(session.Command(
            """
            select version, graded_at, source, assessment, handling, conditions, area_kind, area_code, why_again, superseded_at
            from intelligence.gradings where report_id = @reportId order by version desc
            """,
            new { reportId }))).AsList();

    /// <summary>Writes the next version; the one before is kept and no longer read by others.</summary>
    public static async Task AddAsync(
        HubSession session, ReportRow report, ReportGrading grading, ReportArea area, int version, Guid gradedBy, DateTimeOffset now)
    {
        await session.Connection.ExecuteAsync(session.Command(
            "update intelligence.gradings set superseded_at = @now where report_id = @ReportId and superseded_at is null",
            new { report.ReportId, now }));
        await session.Connection.ExecuteAsync(session.Command(
            """
            insert into intelligence.gradings (report_id, version, agency_id, origin_agency_id, reported_by, graded_by, graded_at, source,
                assessment, handling, conditions, area_kind, area_code, area_ids, sanitised_text, why_again)
            values (@ReportId, @version, @UnitAgencyId, @AgencyId, @ReportedBy, @gradedBy, @now, @Source, @Assessment, @Handling,
                nullif(@Conditions, ''), @Kind, @Code, intelligence.areas_around(@Kind, @Code), @Sanitised,
                case when @version > 1 then @WhyAgain end)
            """,
            new
            {
                report.ReportId, report.UnitAgencyId, report.AgencyId, report.ReportedBy, gradedBy, now, version, grading.Source,
                grading.Assessment, grading.Handling, grading.Conditions, area.Kind, area.Code, grading.Sanitised, grading.WhyAgain,
            }));
    }

    public static Task SetSanitisedAsync(HubSession session, Guid reportId, DateTimeOffset now)
        => session.Connection.ExecuteAsync(session.Command(
            "update intelligence.reports set status = 'sanitised', decided_at = @now, version = version + 1 where report_id = @reportId",
            new { reportId, now }));

    public static Task SetNotTakenOnAsync(HubSession session, Guid reportId, string why, DateOnly destroyOn, DateTimeOffset now)
        => session.Connection.ExecuteAsync(session.Command(
            """
            update intelligence.reports
            set status = 'not_taken_on', declined_why = @why, decided_at = @now, destroy_on = least(destroy_on, @destroyOn),
                version = version + 1
            where report_id = @reportId
            """,
            new { reportId, why, destroyOn, now }));
}
