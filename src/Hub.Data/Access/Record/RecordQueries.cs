using Dapper;
using Hub.Data.Audit;
using Hub.Data.Database;
using Hub.Data.Primitives;

namespace Hub.Data.Access.Record;

/// <summary>Reads of the audit record; row-level security decides which events a reader's agency sees.</summary>
internal static class RecordQueries
{
    private const string Matching =
        """
        from audit.record
        where (@From::timestamptz is null or at >= @From) and (@Until::timestamptz is null or at < @Until)
            and (@Kind::text is null or kind = @Kind) and (@Actor::text is null or actor = @Actor)
            and (@ActorAgency::uuid is null or actor_agency = @ActorAgency)
            and (@Outcome::text is null or outcome = @Outcome) and (@SubjectId::text is null or subject_id = @SubjectId)
            and (@Concerning::uuid is null or agencies && array[@Concerning::uuid])
            and (@Leaving::text[] is null or kind <> all (@Leaving))
        """;

    public static async Task<IReadOnlyList<RecordedEvent>> PageAsync(HubSession session, RecordFilter filter, int skip, int take)
        => (await session.Connection.QueryAsync<RecordedEvent>(session.Command(
            """
            select event_id, at, kind, actor, actor_name, agency_name, purpose, outcome, subject_type, subject_id, details, seal_number

            """ + Matching + " order by at desc, event_id desc offset @skip limit @take",
            Parameters(filter, skip, take)))).AsList();

    public static Task<int> CountAsync(HubSession session, RecordFilter filter, int atMost)
        => session.Connection.ExecuteScalarAsync<int>(session.Command(
            "select count(*) from (select 1 " + Matching + " offset @skip limit @take) found", Parameters(filter, 0, atMost)));

    private static object Parameters(RecordFilter filter, int skip, int take) => new
    {
        From = filter.FromDay is { } from ? UkTime.Start(from) : (DateTimeOffset?)null,
        Until = filter.LastDay is { } last ? UkTime.Start(last.AddDays(1)) : (DateTimeOffset?)null,
        Kind = filter.Kind?.ToString(),
        filter.Actor,
        filter.ActorAgency,
        Outcome = filter.Outcome?.ToString().ToLowerInvariant(),
        filter.SubjectId,
        filter.Concerning,
        Leaving = filter.DataOnly ? AuditTopics.NotOfData.Select(kind => kind.ToString()).ToArray() : null,
        skip,
        take,
    };
}
