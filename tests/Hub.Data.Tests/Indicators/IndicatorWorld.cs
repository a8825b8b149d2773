using System.Text.Json;
using System.Text.Json.Nodes;
using Dapper;
using Hub.Data.Database;
using Hub.Data.Indicators;
using Hub.Data.Indicators.Released;
using Hub.Data.Ingest.Kinds;
using Hub.Testing;

namespace Hub.Data.Tests.Indicators;

/// <summary>One source record to be: where, when, and its values.</summary>
public sealed record Row(string Place, string Precision = "lsoa", object? Fields = null, DateOnly? On = null, DateOnly? Until = null);

/// <summary>
/// A made-up force of two policing areas. North is districts D1 and D2, south is D3; county U1 is D1 and D3 and so lies across
/// both, unitary U2 is D2 alone. Each district has four LSOAs of 1,000 residents in a row of neighbours.
/// </summary>
public sealed class IndicatorWorld(TestDatabase database)
{
    public static readonly DateOnly From = new(2025, 1, 1);
    public static readonly DateOnly Until = new(2026, 1, 1);

    private readonly Dictionary<string, Guid> _agencies = new(StringComparer.Ordinal);
    private readonly List<DatasetKind> _kinds = [];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static IEnumerable<DateOnly> Months(int year) => Enumerable.Range(1, 12).Select(month => new DateOnly(year, month, 1));

    public async Task BuildAsync()
    {
        await database.Owner.InScopeAsync(Scope.None("system:test", "make areas"), IndicatorWorldAreas.InsertAsync, Token);
        await AgencyAsync("police", null);
    }

    public async Task AgencyAsync(string code, string[]? serves)
    {
        var id = _agencies[code] = Guid.CreateVersion7();
        await database.Jobs.InScopeAsync(
            Scope.Of("system:test", "make agency", id),
            session => session.Connection.ExecuteAsync(session.Command(
                """
                insert into access.agencies (agency_id, code, name, agency_type, served_areas)
                values (@id, @code, @name, 'police', @serves);
                insert into sharing.agreements (agreement_id, agency_id, reference, title, purpose, lawful_basis, gateway,
                    data_class_ceiling, retention_months, contact_name, valid_from, valid_until, status)
                values (@id, @id, @code, 'Test', 'test', 'test', 'test', 'criminal', 36, 'Nobody', '2020-01-01', '2030-01-01', 'signed');
                """,
                new { id, code, name = "Agency " + code, serves })),
            Token);
    }

    /// <summary>Registers a kind; <paramref name="extra"/> is JSON members that replace those of a plain monthly count.</summary>
    public async Task KindAsync(string kind, string indicators, string extra = "")
    {
        var node = JsonNode.Parse(
            $$"""
            { "kind": "{{kind}}", "version": 1, "title": "Title of {{kind}}", "shape": "record", "agencyTypes": ["police"],
              "dataClass": "open", "regime": "none", "gateway": "open_licence", "calendar": { "every": "month", "dueDays": 30 },
              "schema": { "fields": [
                { "name": "on", "title": "On", "type": "date", "description": "When.", "example": "01/04/2025" },
                { "name": "lsoa", "title": "LSOA", "type": "string", "description": "Where.", "example": "X01000001" },
                { "name": "type", "title": "Type", "type": "string", "description": "What.", "example": "a" },
                { "name": "tags", "title": "Tags", "type": "list", "description": "Which.", "example": "x;y" },
                { "name": "touched", "title": "Areas", "type": "list", "description": "Where.", "example": "a;b" },
                { "name": "amount", "title": "Amount", "type": "number", "description": "How much.", "example": "1" } ],
                "reasonCodes": { "c": "suppressed by the publisher" } },
              "roles": { "eventDate": { "field": "on" }, "place": { "lsoa": "lsoa" } }, "acceptance": { "onBadRows": "accept_without" },
              "indicators": [ {{indicators}} ], "suppression": { "policy": "default" }, "caveat": "Caveat of {{kind}}.",
              "help": { "what": "w", "why": "y", "how": "h" }, "example": [ ["01/04/2025", "X01000001", "a", "x;y", "a;b", "1"] ] }
            """)!.AsObject();
        foreach (var (name, value) in JsonNode.Parse("{" + extra + "}")!.AsObject())
        {
            node[name] = value?.DeepClone();
        }

        var read = DatasetKindJson.Read(node.ToJsonString());
        _kinds.Add(read);
        await database.Jobs.InScopeAsync(
            Scope.None("system:test", "register kind"),
            session => session.Connection.ExecuteAsync(session.Command(
                "insert into ingest.dataset_kinds (kind, version, definition, sha256) values (@kind, 1, @text::jsonb, @sha)",
                new { kind, text = DatasetKindJson.Write(read), sha = DatasetKindJson.Checksum(read) })),
            Token);
    }

    /// <summary>Sends one accepted return; a row without a date happens on the first day of it.</summary>
    public async Task<long> SendAsync(
        string agency, string kind, DateOnly from, DateOnly until, IEnumerable<Row> rows, string status = "accepted")
    {
        var id = _agencies[agency];
        var list = rows.ToList();
        return await database.Jobs.InScopeAsync(
            Scope.Of("system:test", "send", id),
            async session =>
            {
                var submission = await session.Connection.ExecuteScalarAsync<long>(session.Command(
                    """
                    insert into ingest.submissions (submission_key, agency_id, agreement_id, kind, kind_version, period_from,
                        period_until, status, is_nil, file_name, file_bytes, sha256, received_at, asked_by)
                    values (gen_random_uuid(), @id, @id, @kind, 1, @from, @until, @status, @isNil, 'x.csv', 1, '\x00', now(), 'test')
                    returning submission_id
                    """,
                    new { id, kind, from, until, status, isNil = list.Count == 0 }));
                await session.Connection.ExecuteAsync(session.Command(
                    """
                    insert into ingest.source_records_leaf (submission_id, row_number, agency_id, agreement_id, event_from,
                        event_until, date_precision, lsoa21, place_code, place_precision, fields)
                    values (@submission, @number, @id, @id, @On, @Until, @date, @lsoa, @place, @Precision, @fields::jsonb)
                    """,
                    list.Select((row, i) => new
                    {
                        submission,
                        number = i + 1,
                        id,
                        On = row.On ?? from,
                        Until = row.Until ?? (row.On ?? from).AddDays(1),
                        date = row.Until is null ? "day" : "year",
                        lsoa = row.Precision is "lsoa" or "postcode" or "coordinates" ? row.Place : null,
                        place = row.Precision is "lsoa" or "postcode" or "coordinates" or "outside" or "none" or "touched" ? null : row.Place,
                        row.Precision,
                        fields = JsonSerializer.Serialize(row.Fields ?? new { }),
                    })));
                return submission;
            },
            Token);
    }

    /// <summary>Sends every month of a year: <paramref name="rows"/> says what each holds, none being a nil return.</summary>
    public async Task SendYearAsync(string agency, string kind, int year, Func<DateOnly, IEnumerable<Row>> rows, params int[] without)
    {
        foreach (var month in Months(year).Where(month => !without.Contains(month.Month)))
        {
            await SendAsync(agency, kind, month, month.AddMonths(1), rows(month));
        }
    }

    public Task RequireAsync(string agency, string kind, DateOnly from)
        => database.Jobs.InScopeAsync(
            Scope.Of("system:test", "require", _agencies[agency]),
            session => session.Connection.ExecuteAsync(session.Command(
                """
                insert into ingest.required_sources (agency_id, agreement_id, kind, every, due_days, required_from)
                values (@id, @id, @kind, 'month', 30, @from)
                """,
                new { id = _agencies[agency], kind, from })),
            Token);

    public Task<Scope> ScopeAsync() => IndicatorQueries.AssemblyScopeAsync(database.Jobs, "system:indicators", "test", Token);

    public async Task<long> ComputeAsync(string areaKind = "lpa")
    {
        var compute = new ComputeIndicators(new IndicatorCatalogue(_kinds), TimeProvider.System);
        return await database.Jobs.InScopeAsync(
            await ScopeAsync(),
            async session =>
            {
                var run = await IndicatorQueries.CreateRunAsync(session, new(areaKind, From, Until), TimeProvider.System);
                Assert.Equal(ComputeOutcome.Computed, await compute.RunAsync(session, run));
                Assert.Equal(ComputeOutcome.AlreadyComputed, await compute.RunAsync(session, run));
                return run;
            },
            Token);
    }

    public async Task<ReleasedRun> ReleaseAsync(string areaKind = "lpa")
    {
        var run = await ComputeAsync(areaKind);
        var released = await database.Jobs.InSnapshotAsync(
            await ScopeAsync(), session => IndicatorQueries.ReleaseAsync(session, run), Token);
        return Assert.IsType<ReleasedRun>(released);
    }
}
