using System.Data.Common;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Dapper;
using Hub.Data.Database;
using Hub.Data.Ingest.Loading;
using Hub.Data.Ingest.Quarantine;

namespace Hub.Data.Persons;

/// <summary>One opened identity: where its row stands, and the values as JSON.</summary>
internal sealed record OpenedIdentity(
    long SubmissionId, int RowNumber, Guid AgencyId, Guid AgreementId, string Kind, int KindVersion, byte[] Json);

/// <summary>
/// Sealed identities. They are opened by <c>person.open_identities</c> alone, which leaves its audit event in the session's
/// transaction; the plain text lives in memory only.
/// </summary>
internal static class IdentityStore
{
    public static Task<long> CountAsync(HubSession session, long submissionId, int[]? rows)
        => session.Connection.ExecuteScalarAsync<long>(session.Command(
            "select person.count_identities(@submissionId, @rows)", new { submissionId, rows }));

    public static Task EraseAsync(HubSession session, long submissionId, int[]? rows)
        => session.Connection.ExecuteAsync(session.Command(
            "delete from person.identity where submission_id = @submissionId and (@rows::int[] is null or row_number = any (@rows))",
            new { submissionId, rows }));

    /// <summary>Destroys the key of a submission's identities; a backup from before still holds it, wrapped.</summary>
    public static Task DestroyKeyAsync(HubSession session, long submissionId, DateTimeOffset now)
        => session.Connection.ExecuteAsync(session.Command(
            """
            update person.identity_keys set sealed_key = null, destroyed_at = @now
            where submission_id = @submissionId and destroyed_at is null
            """,
            new { submissionId, now }));

    /// <summary>Every submission that holds identities and that the scope sees, with its kind.</summary>
    public static async Task<IReadOnlyList<(long SubmissionId, string Kind, int KindVersion)>> SubmissionsAsync(HubSession session)
        => (await session.Connection.QueryAsync<(long, string, int)>(session.Command(
            """
            select submission_id, kind, kind_version from ingest.submissions
            where submission_id in (select submission_id from person.identity)
            order by submission_id
            """))).AsList();

    /// <summary>
    /// Opens identities: of whole submissions, or of single rows where <paramref name="rows"/> names one for each submission of the
    /// list. The reader stays open while they are read: nothing else runs in the session until the last.
    /// </summary>
    public static async IAsyncEnumerable<OpenedIdentity> OpenAsync(
        HubSession session, MasterKeys keys, long[] submissions, int[]? rows, string subjectType, string subjectId,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var reader = await session.Connection.ExecuteReaderAsync(session.Command(
            """
            select submission_id, row_number, agency_id, agreement_id, kind, kind_version, key_id, sealed_key, sealed
            from person.open_identities(@submissions, @rows, @ActingFor, @subjectType, @subjectId)
            """,
            new { submissions, rows, session.Scope.ActingFor, subjectType, subjectId },
            timeoutSeconds: 600));
        (long Submission, IdentitySealer Sealer)? open = null;
        try
        {
            while (await reader.ReadAsync(cancellationToken))
            {
                var submission = reader.GetInt64(0);
                if (open?.Submission != submission)
                {
                    open?.Sealer.Dispose();
                    open = (submission, Unwrap(reader, keys, submission));
                }

                var number = reader.GetInt32(1);
                yield return new OpenedIdentity(
                    submission, number, reader.GetGuid(2), reader.GetGuid(3), reader.GetString(4), reader.GetInt32(5),
                    open.Value.Sealer.Open(number, reader.GetFieldValue<byte[]>(8)));
            }
        }
        finally
        {
            open?.Sealer.Dispose();
        }
    }

    private static IdentitySealer Unwrap(DbDataReader reader, MasterKeys keys, long submission)
    {
        var key = keys.Unwrap(reader.GetFieldValue<byte[]>(7), reader.GetString(6));
        try
        {
            return new IdentitySealer(key, submission);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(key);
        }
    }
}
