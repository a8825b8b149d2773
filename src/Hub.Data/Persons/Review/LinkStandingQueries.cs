using Dapper;
using Hub.Data.Database;

namespace Hub.Data.Persons.Review;

/// <summary>The newest run in numbers.</summary>
/// <param name="Participants">Which kinds of which agencies may meet, as JSON that the register reads.</param>
public sealed record LinkRunLine(
    DateTimeOffset FinishedAt, string Scale, long RecordCount, long ComparedPairs, long LinkCount, long ClusterCount,
    long SeveralAgenciesCount, string Participants, string[] Notes);

/// <summary>The model in force: its numbers, nothing that it learned.</summary>
public sealed record LinkModelLine(Guid ModelId, int RuleSet, long RecordCount, DateTimeOffset TrainedAt);

/// <summary>Reads of runs and models; they belong to no agency.</summary>
internal static class LinkStandingQueries
{
    public static Task<LinkRunLine?> RunAsync(HubSession session, string subject)
        => session.Connection.QueryFirstOrDefaultAsync<LinkRunLine?>(session.Command(
            """
            select finished_at, scale, record_count, compared_pairs, link_count, cluster_count, several_agencies_count, participants, notes
            from person.link_runs where subject = @subject
            order by run_id desc
            limit 1
            """,
            new { subject }));

    public static Task<LinkModelLine?> ModelAsync(HubSession session, string subject)
        => session.Connection.QueryFirstOrDefaultAsync<LinkModelLine?>(session.Command(
            """
            select model_id, rule_set, record_count, trained_at
            from person.link_models where subject = @subject and in_force_at is not null and retired_at is null
            """,
            new { subject }));

    /// <summary>Names of agencies by id, and titles of kinds by name.</summary>
    public static async Task<IReadOnlyDictionary<Guid, string>> AgenciesAsync(HubSession session)
        => (await session.Connection.QueryAsync<(Guid, string)>(session.Command("select agency_id, name from access.agencies")))
            .ToDictionary(row => row.Item1, row => row.Item2);
}
