using System.Text.Json;
using Dapper;
using Hub.Data.Database;
using Hub.Data.Ingest.Kinds;

namespace Hub.Data.Persons.Review;

/// <summary>The newest figures of people counted once, and who was counted in them.</summary>
internal sealed record CountedRun(
    long RunId, bool HasOverlap, Guid[] Agencies, string[] Kinds, bool[] Stock, string?[] Values, string?[] Fields);

/// <summary>What published figures of people counted once rest on: for the worker, which orders the queue by it.</summary>
internal static class ReviewFigureStore
{
    private sealed record RunRow(long RunId, bool HasOverlap);

    private sealed record CountRow(string Category, string Code, Guid[] Agencies, long People);

    /// <summary>The newest figures; null where people were not counted yet.</summary>
    public static async Task<CountedRun?> NewestAsync(HubSession session)
    {
        if (await session.Connection.QueryFirstOrDefaultAsync<RunRow?>(session.Command(
            """
            select r.run_id, coalesce((s.content ->> 'hasOverlap')::boolean, false) as has_overlap
            from indicator.runs r
            join indicator.linked_sets s using (run_id)
            where r.computed_at is not null and r.erased_at is null and s.content ->> 'missing' is null
            order by r.period_until desc, r.computed_at desc, r.run_id desc
            limit 1
            """)) is not { } run)
        {
            return null;
        }

        var counted = (await session.Connection.QueryAsync<(Guid Agency, string Kind)>(session.Command(
            """
            select distinct s.agency_id, s.kind
            from indicator.linked_sets l
            cross join lateral jsonb_array_elements_text(l.content -> 'submissionIds') id
            join ingest.submissions s on s.submission_id = id::bigint
            where l.run_id = @RunId
            order by s.kind, s.agency_id
            """,
            run))).AsList();
        var kinds = (await DatasetKindStore.NewestAsync(session, [.. counted.Select(one => one.Kind).Distinct()]))
            .Where(kind => kind.Roles.Person is not null).ToDictionary(kind => kind.Kind, StringComparer.Ordinal);
        counted.RemoveAll(one => !kinds.ContainsKey(one.Kind));
        return new CountedRun(
            run.RunId, run.HasOverlap, [.. counted.Select(one => one.Agency)], [.. counted.Select(one => one.Kind)],
            [.. counted.Select(one => kinds[one.Kind].Calendar.Register)],
            [.. counted.Select(one => kinds[one.Kind].Roles.Person!.Category.Value is { } value ? Word(value) : null)],
            [.. counted.Select(one => kinds[one.Kind].Roles.Person!.Category.Field)]);
    }

    /// <summary>The exact numbers of the figures and the words they are printed with.</summary>
    public static async Task<PublishedPeople> PublishedAsync(HubSession session, CountedRun run)
    {
        var counts = await session.Connection.QueryAsync<CountRow>(session.Command(
            "select category, code, agencies, people from indicator.linked_people where run_id = @RunId and category <> 'premises'", run));
        var areas = await session.Connection.QueryAsync<(string Code, string Name)>(session.Command(
            """
            select a.code, a.name
            from indicator.runs r
            join area.areas a on a.kind = r.area_kind and a.valid_from < r.period_until and r.period_until <= a.valid_until
            where r.run_id = @RunId
            """,
            run));
        var agencies = await session.Connection.QueryAsync<(Guid Id, string Name)>(session.Command(
            "select agency_id, name from access.agencies where agency_id = any (@Agencies)", run));
        return new PublishedPeople(
            run.HasOverlap,
            counts.Select(row => (new CountedAs(row.Category, row.Code), row.Agencies.ToHashSet(), row.People)),
            areas.ToDictionary(area => area.Code, area => area.Name, StringComparer.Ordinal),
            agencies.ToDictionary(agency => agency.Id, agency => agency.Name));
    }

    /// <summary>The records of some clusters that the figures count, by record.</summary>
    public static async Task<IReadOnlyDictionary<long, CountedRecord>> CountedAsync(HubSession session, CountedRun run, long[] clusters)
        => (await session.Connection.QueryAsync<(long Record, Guid Agency, string Category, DateOnly Starts, string? Code)>(session.Command(
            """
            select record_id, agency_id, category, starts, code
            from indicator.linked_records(@RunId, @Agencies, @Kinds, @Stock, @Values, @Fields)
            where cluster_record = any (@clusters)
            """,
            new { run.RunId, run.Agencies, run.Kinds, run.Stock, run.Values, run.Fields, clusters },
            timeoutSeconds: 300)))
            .ToDictionary(row => row.Record, row => new CountedRecord(row.Record, row.Agency, row.Category, row.Starts, row.Code));

    private static string Word(PersonCategory category)
        => JsonSerializer.SerializeToElement(category, DatasetKindJson.Options).GetString()!;
}
