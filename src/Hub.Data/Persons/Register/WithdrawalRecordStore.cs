using Dapper;
using Hub.Data.Database;

namespace Hub.Data.Persons.Register;

/// <summary>What linking made of the rows of one submission, within the scope of its agency.</summary>
internal static class WithdrawalRecordStore
{
    public static Task<long> CountAsync(HubSession session, long submissionId, int[]? rows)
        => session.Connection.ExecuteScalarAsync<long>(session.Command(
            """
            select count(distinct row_number) from person.link_records
            where submission_id = @submissionId and (@rows::int[] is null or row_number = any (@rows))
            """,
            new { submissionId, rows }));

    public static Task TakeBackAsync(HubSession session, long submissionId, int[]? rows)
        => session.Connection.ExecuteAsync(session.Command(
            "select person.take_back_records(@submissionId, @rows)", new { submissionId, rows }));

    public static Task MarkStaleAsync(HubSession session, long submissionId)
        => session.Connection.ExecuteAsync(session.Command(
            "update person.link_submissions set is_stale = true where submission_id = @submissionId", new { submissionId }));
}
