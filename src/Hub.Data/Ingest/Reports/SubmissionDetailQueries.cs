using System.Text.Json;
using Dapper;
using Hub.Data.Database;
using Hub.Data.Ingest.Kinds;
using Hub.Data.Ingest.Reading;

namespace Hub.Data.Ingest.Reports;

/// <summary>All that is known of one submission of an agency.</summary>
public static class SubmissionDetailQueries
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private sealed record More(
        long FileBytes, byte[] Sha256, DateTimeOffset? CheckedAt, DateTimeOffset? ChangedAt, string? Decision, DateTimeOffset? SentAt,
        string? ReadAs, string[]? DeclaredAreas, Guid? ContactAccount, int? MappingVersion);

    /// <summary>The name of who may answer questions about it; null where nobody was named, or they have left.</summary>
    public static Task<string?> ContactNameAsync(HubSession session, SubmissionDetail detail)
        => detail.ContactAccountId is not { } accountId ? Task.FromResult<string?>(null)
            : session.Connection.ExecuteScalarAsync<string?>(session.Command(
                "select display_name from access.accounts where account_id = @accountId", new { accountId }));

    /// <summary>One submission of an agency, or null.</summary>
    /// <param name="session">The transaction.</param>
    /// <param name="agencyId">The agency.</param>
    /// <param name="key">The submission's id in addresses.</param>
    /// <param name="namesPeople">Whether to say who corrected cells by name, which the worker may not read.</param>
    public static async Task<SubmissionDetail?> FindAsync(HubSession session, Guid agencyId, Guid key, bool namesPeople = true)
    {
        if (await SubmissionQueries.FindAsync(session, agencyId, key) is not { } report)
        {
            return null;
        }

        var more = await session.Connection.QuerySingleAsync<More>(session.Command(
            """
            select file_bytes, sha256, checked_at, changed_at, decision, sent_at, read_as::text as read_as, declared_areas,
                contact_account, mapping_version
            from ingest.submissions
            where submission_id = @SubmissionId
            """,
            new { report.SubmissionId }));
        var corrections = await Corrections.CorrectionStore.StandingAsync(session, report.SubmissionId, namesPeople);
        var kind = corrections.Count == 0 ? null : await DatasetKindStore.FindAsync(session, report.Kind, report.KindVersion);
        return new SubmissionDetail
        {
            Report = report,
            FileBytes = more.FileBytes,
            Sha256 = Convert.ToHexStringLower(more.Sha256),
            CheckedAt = more.CheckedAt,
            ChangedAt = more.ChangedAt,
            Decision = more.Decision,
            SentAt = more.SentAt,
            ReadAs = more.ReadAs is null ? null : JsonSerializer.Deserialize<ReadAs>(more.ReadAs, Json),
            DeclaredAreas = more.DeclaredAreas,
            ContactAccountId = more.ContactAccount,
            MappingVersion = more.MappingVersion,
            Corrections = corrections,
            FieldTitles = corrections.Select(one => one.Field).Distinct(StringComparer.Ordinal)
                .ToDictionary(field => field, field => kind?.Field(field)?.Title ?? field, StringComparer.Ordinal),
        };
    }
}
