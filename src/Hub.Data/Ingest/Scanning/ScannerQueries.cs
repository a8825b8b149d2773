using Dapper;
using Hub.Data.Database;

namespace Hub.Data.Ingest.Scanning;

/// <summary>What pages and commands tell of scans.</summary>
public static class ScannerQueries
{
    /// <summary>The scanner as a worker last found it; null before any worker has looked.</summary>
    public static Task<ScannerStanding?> StandingAsync(HubSession session)
        => session.Connection.QuerySingleOrDefaultAsync<ScannerStanding>(session.Command(
            "select engine, signatures, signature_source, why, checked_at from ingest.scanner_standing"));

    /// <summary>Keeps how a worker found it.</summary>
    public static Task KeepStandingAsync(HubSession session, ScannerCheck check, DateTimeOffset now)
        => session.Connection.ExecuteAsync(session.Command(
            """
            insert into ingest.scanner_standing (engine, signatures, signature_source, why, checked_at)
            values (@Engine, @Signatures, @Source, @Why, @now)
            on conflict (is_only) do update
                set engine = excluded.engine, signatures = excluded.signatures, signature_source = excluded.signature_source,
                    why = excluded.why, checked_at = excluded.checked_at
            """,
            new
            {
                check.Version?.Engine, check.Version?.Signatures,
                Source = check.Version is null ? null : ScanWords.Source(check.Version), Why = check.Fault?.ToString(), now,
            }));

    /// <summary>The scans of a submission that the scope sees, newest first.</summary>
    public static async Task<IReadOnlyList<ScanRecord>> OfAsync(HubSession session, long submissionId)
        => (await session.Connection.QueryAsync<ScanRecord>(session.Command(
            """
            select outcome, scanned_at, engine, signatures, signature_source, name_found, why
            from ingest.scans
            where submission_id = @submissionId
            order by scan_id desc
            """,
            new { submissionId }))).AsList();
}
