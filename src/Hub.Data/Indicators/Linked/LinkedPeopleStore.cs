using System.Text.Json;
using Dapper;
using Hub.Data.Database;
using Hub.Data.Ingest.Kinds;
using Hub.Data.Persons;
using Hub.Data.Primitives;
using Hub.Data.Sharing;

namespace Hub.Data.Indicators.Linked;

/// <summary>Counts, keeps and reads the linked people of runs.</summary>
internal static class LinkedPeopleStore
{
    private sealed record SenderRow(Guid AgencyId, string Agency, string Kind);

    private sealed record CountRow(string Category, string Code, string[] Agencies, long People, long Mark);

    /// <summary>The agencies and kinds about a subject of which a run has returns.</summary>
    public static async Task<IReadOnlyList<LinkedCandidate>> CandidatesAsync(HubSession session, long runId, LinkSubject subject)
    {
        var senders = (await session.Connection.QueryAsync<SenderRow>(session.Command(
            """
            select distinct s.agency_id, a.name as agency, s.kind
            from indicator.runs r
            join ingest.submissions s on s.submission_id = any (r.submission_ids)
            join access.agencies a using (agency_id)
            where r.run_id = @runId
            """,
            new { runId }))).AsList();
        var kinds = (await DatasetKindStore.NewestAsync(session, [.. senders.Select(sender => sender.Kind).Distinct()]))
            .Where(subject.IsIn).ToDictionary(kind => kind.Kind, StringComparer.Ordinal);
        var candidates = new List<LinkedCandidate>();
        foreach (var sender in senders.Where(sender => kinds.ContainsKey(sender.Kind)))
        {
            candidates.Add(new(
                sender.AgencyId, sender.Agency, kinds[sender.Kind],
                await AgreementQueries.TermsAsync(session, sender.AgencyId, sender.Kind)));
        }

        return candidates;
    }

    /// <summary>Which of some submissions of the run hold rows and no linked record yet: agency and kind.</summary>
    public static async Task<IReadOnlySet<(Guid AgencyId, string Kind)>> NotLinkedAsync(
        HubSession session, long runId, LinkSubject subject)
        => (await session.Connection.QueryAsync<(Guid, string)>(session.Command(
            """
            select distinct s.agency_id, s.kind
            from indicator.runs r
            join ingest.submissions s on s.submission_id = any (r.submission_ids)
            where r.run_id = @runId
                and exists (select from ingest.source_records d where d.submission_id = s.submission_id)
                and not exists (select from person.link_submissions l where l.submission_id = s.submission_id and l.subject = @subject)
            """,
            new { runId, subject = subject.Name }))).ToHashSet();

    /// <summary>The submissions of a run that are of some agencies and kinds.</summary>
    public static async Task<IReadOnlyList<long>> SubmissionsAsync(
        HubSession session, long runId, IReadOnlyList<LinkedCandidate> members)
        => (await session.Connection.QueryAsync<long>(session.Command(
            """
            select s.submission_id
            from indicator.runs r
            join ingest.submissions s on s.submission_id = any (r.submission_ids)
            join unnest(@agencies::uuid[], @kinds::text[]) m (agency_id, kind) on m.agency_id = s.agency_id and m.kind = s.kind
            where r.run_id = @runId
            order by s.submission_id
            """,
            new
            {
                runId,
                agencies = members.Select(one => one.AgencyId).ToArray(),
                kinds = members.Select(one => one.Kind.Kind).ToArray(),
            }))).AsList();

    public static Task CountAsync(HubSession session, long runId, IReadOnlyList<LinkedCandidate> members)
        => session.Connection.ExecuteAsync(session.Command(
            "select indicator.count_linked(@runId, @agencies, @kinds, @stock, @values, @fields)",
            new
            {
                runId,
                agencies = members.Select(one => one.AgencyId).ToArray(),
                kinds = members.Select(one => one.Kind.Kind).ToArray(),
                stock = members.Select(one => one.Kind.Calendar.Register).ToArray(),
                values = members.Select(one => one.Kind.Roles.Person!.Category.Value is { } value ? Word(value) : null).ToArray(),
                fields = members.Select(one => one.Kind.Roles.Person!.Category.Field).ToArray(),
            },
            timeoutSeconds: 0));

    /// <summary>Counts premises as people are counted, without a category.</summary>
    public static Task CountPremisesAsync(HubSession session, long runId, IReadOnlyList<LinkedCandidate> members)
        => session.Connection.ExecuteAsync(session.Command(
            "select indicator.count_linked_premises(@runId, @agencies, @kinds, @stock)",
            new
            {
                runId,
                agencies = members.Select(one => one.AgencyId).ToArray(),
                kinds = members.Select(one => one.Kind.Kind).ToArray(),
                stock = members.Select(one => one.Kind.Calendar.Register).ToArray(),
            },
            timeoutSeconds: 0));

    public static Task KeepAsync(HubSession session, long runId, LinkedSet set)
        => session.Connection.ExecuteAsync(session.Command(
            "insert into indicator.linked_sets (run_id, content) values (@runId, @content::jsonb)",
            new { runId, content = JsonSerializer.Serialize(set, IndicatorStore.Json) }));

    /// <summary>What a run counted together.</summary>
    public static async Task<LinkedSet> SetAsync(HubSession session, long runId)
        => await session.Connection.ExecuteScalarAsync<string?>(session.Command(
                "select content::text from indicator.linked_sets where run_id = @runId", new { runId })) is { } content
            ? JsonSerializer.Deserialize<LinkedSet>(content, IndicatorStore.Json)!
            : LinkedSet.NotCounted;

    /// <summary>The exact counts of a run, for its release alone.</summary>
    public static async Task<IReadOnlyList<LinkedCount>> CountsAsync(HubSession session, long runId)
        => [.. (await session.Connection.QueryAsync<CountRow>(session.Command(
            """
            select p.category, p.code, array(select a.name from access.agencies a where a.agency_id = any (p.agencies)) as agencies,
                p.people, p.mark
            from indicator.linked_people p
            where p.run_id = @runId
            """,
            new { runId }))).Select(row => new LinkedCount(row.Category, row.Code, row.Agencies, row.People, row.Mark))];

    private static string Word(PersonCategory category)
        => JsonSerializer.SerializeToElement(category, DatasetKindJson.Options).GetString()!;
}
