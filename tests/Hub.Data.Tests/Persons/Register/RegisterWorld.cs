using System.Globalization;
using System.Text;
using Dapper;
using Hub.Data.Access;
using Hub.Data.Database;
using Hub.Data.Indicators;
using Hub.Data.Ingest;
using Hub.Data.Ingest.Kinds;
using Hub.Data.Ingest.Withdrawal;
using Hub.Data.Persons;
using Hub.Data.Persons.Register;
using Hub.Data.Persons.Rights;
using Hub.Data.Sharing;
using Hub.Data.Tests.Ingest;
using Hub.Data.Tests.Persons.Linking;
using Hub.Testing;

namespace Hub.Data.Tests.Persons.Register;

/// <summary>Agencies that send records of people to a hub, each under an agreement that says what may be combined, and the register of links.</summary>
internal sealed class RegisterWorld : IDisposable
{
    public const string People = "test_people", Others = "test_others", Depersonalised = "test_depersonalised";

    private const string Headings = "Reference,Seen on,Person reference,Forename,Surname,Born,Sex,Address,Home postcode,Phone,Email,NHS\n";

    private const string Json =
        """
        {
          "kind": "KIND", "version": 1, "title": "Test KIND", "shape": "record", "agencyTypes": ["police"],
          "dataClass": "personal", "regime": "part2", "gateway": "cda_1998_s115", "calendar": { "every": "month", "dueDays": 30 },
          "schema": { "fields": [
            { "name": "reference", "title": "Reference", "type": "string", "description": "D.", "example": "ZZ-1",
              "constraints": { "required": true } },
            { "name": "seen_on", "title": "Seen on", "type": "date", "description": "D.", "example": "03/04/2025",
              "constraints": { "required": true } },
            { "name": "person_ref", "title": "Person reference", "type": "string", "description": "D.", "example": "P-1", "identifier": "other" },
            { "name": "forename", "title": "Forename", "type": "string", "description": "D.", "example": "Zebedee", "identifier": "name" },
            { "name": "surname", "title": "Surname", "type": "string", "description": "D.", "example": "Nobody", "identifier": "name" },
            { "name": "date_of_birth", "title": "Born", "type": "date", "description": "D.", "example": "29/02/2008", "identifier": "date_of_birth" },
            { "name": "sex", "title": "Sex", "type": "string", "description": "D.", "example": "Female" },
            { "name": "address", "title": "Address", "type": "string", "description": "D.", "example": "1 Street", "identifier": "address" },
            { "name": "home_postcode", "title": "Home postcode", "type": "string", "description": "D.", "example": "ZZ1 1ZZ", "identifier": "address" },
            { "name": "phone", "title": "Phone", "type": "string", "description": "D.", "example": "07", "identifier": "phone" },
            { "name": "email", "title": "Email", "type": "string", "description": "D.", "example": "a@b.example", "identifier": "email" },
            { "name": "nhs_number", "title": "NHS", "type": "string", "description": "D.", "example": "1", "identifier": "nhs_number" } ] },
          "roles": { "eventDate": { "field": "seen_on" }, "person": { "fields": ["person_ref", "forename", "surname", "date_of_birth", "sex",
            "address", "home_postcode", "phone", "email", "nhs_number"], "category": { "value": "other" }, "basis": "fact" },
            "recordKey": "reference" },
          "codeLists": {}, "rules": [], "acceptance": { "onBadRows": "accept_without", "maxBadShare": 0.5 },
          "suppression": { "policy": "default" }, "caveat": "C.", "help": { "what": "W.", "why": "W.", "how": "H." },
          "example": [ ["ZZ-1", "03/04/2025", "P-1", "Zebedee", "Nobody", "29/02/2008", "Female", "1 Street", "ZZ1 1ZZ", "07", "a@b.example", "1"] ]
        }
        """;

    // Rows come back to the decision that set them aside.
    private static readonly Guid Cause = Guid.NewGuid();

    private readonly TestDatabase _database;
    private readonly List<IngestWorld> _agencies = [];
    private int _month;

    private RegisterWorld(TestDatabase database) => _database = database;

    public static DatasetKinds Kinds { get; } = new(
        [
            Parse(People), Parse(Others), Parse(TestThings.Kind, TestThings.Json),
            // As no file of kinds may say it: a kind of this class that holds identifiers all the same.
            Parse(Depersonalised) with { DataClass = DataClass.Depersonalised, Regime = Regime.None },
        ],
        []);

    public IReadOnlyList<IngestWorld> Agencies => _agencies;

    public LinkRegister Register => new(new RightsSeal(_agencies[0].Options.KeyFile, true), Kinds, _agencies[0].Time);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>So many agencies; every kind of theirs about people may be combined with every other unless said otherwise.</summary>
    public static async Task<RegisterWorld> CreateAsync(TestDatabase database, int agencies = 3, bool combines = true)
    {
        var world = new RegisterWorld(database);
        for (var i = 0; i < agencies; i++)
        {
            var agency = await IngestWorld.CreateAsync(database.Jobs, Kinds, beside: world._agencies.FirstOrDefault());
            world._agencies.Add(agency);
            if (combines)
            {
                await world.AllowAsync(agency, [People, Others]);
            }
        }

        return world;
    }

    public void Dispose() => _agencies[0].Dispose();

    /// <summary>Lets an agency's kinds be combined with each other and themselves.</summary>
    public async Task AllowAsync(IngestWorld agency, string[] kinds, string purpose = SharingPurposes.CountPeopleOnce)
    {
        foreach (var (one, other) in kinds.SelectMany(one => kinds.Select(other => (one, other))))
        {
            await ExecuteAsync(
                """
                insert into sharing.agreement_combining (agreement_id, agency_id, kind, kind_class, with_kind, with_class, purpose)
                values (@Agreement, @Agency, @one, 'personal', @other, 'personal', @purpose) on conflict do nothing
                """,
                new { agency.Agreement, agency.Agency, one, other, purpose });
        }
    }

    /// <summary>Sends rows as a return of its own period; gives the submission.</summary>
    public async Task<long> SendAsync(int agency, IEnumerable<TownRow> rows, string kind = People, bool keepsReferences = false)
    {
        var month = new DateOnly(2015, 1, 1).AddMonths(_month++);
        var text = new StringBuilder(Headings);
        foreach (var row in rows)
        {
            string[] cells =
            [
                row.Id, month.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture), keepsReferences ? "P" + row.Id : "", row.Name, row.Surname,
                Day(row.Born), row.Sex, row.Address, row.Postcode, row.Phone, row.Email, row.Nhs,
            ];
            text.AppendJoin(',', cells.Select(cell => '"' + cell.Replace("\"", "\"\"", StringComparison.Ordinal) + '"')).Append('\n');
        }

        var outcome = await _agencies[agency].SendAsync(kind, month, month.AddMonths(1), text.ToString());
        return Assert.IsType<LoadOutcome.Accepted>(outcome).SubmissionId;
    }

    /// <summary>Sends rows that name premises, vehicles and telephones, as a return of its own period.</summary>
    public async Task<long> SendThingsAsync(int agency, IEnumerable<ThingRow> rows)
    {
        var month = new DateOnly(2015, 1, 1).AddMonths(_month++);
        var outcome = await _agencies[agency].SendAsync(TestThings.Kind, month, month.AddMonths(1), TestThings.Csv(rows, month));
        return Assert.IsType<LoadOutcome.Accepted>(outcome).SubmissionId;
    }

    /// <summary>Runs as the worker's job does.</summary>
    public async Task<LinkRunResult?> LinkAsync(LinkWish wish = LinkWish.WhatChanged, LinkSubject? subject = null)
    {
        var scope = await IndicatorQueries.AssemblyScopeAsync(_database.Jobs, SystemActors.Linking, "link records", Token);
        return await _database.Jobs.InScopeAsync(
            scope, session => Register.RunAsync(session, (subject ?? LinkSubject.Person).Name, wish, JobProgress.None), Token);
    }

    /// <summary>Takes rows back as the worker does, in the scope of their agency.</summary>
    public async Task TakeBackAsync(int agency, long submission, RowEffect effect, int[]? rows = null)
    {
        var world = _agencies[agency];
        await _database.Jobs.InScopeAsync(world.Scope, async session =>
        {
            var taken = new WithdrawnRows(submission, rows, effect, Cause, "restricted");
            foreach (var feature in new IOnWithdrawal[]
                { new IngestWithdrawal(world.Quarantine, world.Time), new RegisterWithdrawal(), new PersonsWithdrawal(world.Time) })
            {
                await feature.ApplyAsync(session, taken);
            }
        }, Token);
        if (rows is null && effect == RowEffect.Erase)
        {
            await ExecuteAsync("update ingest.submissions set status = 'withdrawn' where submission_id = @submission", new { submission });
        }
    }

    /// <summary>The clusters as sets of rows, each written once, in order; and their ids.</summary>
    public async Task<SortedDictionary<string, Guid>> ClustersAsync(LinkSubject? subject = null)
    {
        var rows = await QueryAsync<(long Submission, int Row, Guid Cluster)>(
            """
            select submission_id, row_number, cluster_id from person.link_records where @subject is null or subject = @subject
            order by submission_id, row_number
            """,
            new { subject = subject?.Name });
        return new SortedDictionary<string, Guid>(
            rows.GroupBy(row => row.Cluster).ToDictionary(
                cluster => string.Join(' ', cluster.Select(row => $"{row.Submission}/{row.Row}")), cluster => cluster.Key),
            StringComparer.Ordinal);
    }

    public async Task ExecuteAsync(string sql, object? parameters = null)
    {
        await using var connection = await _database.Superuser.OpenConnectionAsync(Token);
        await connection.ExecuteAsync(sql, parameters);
    }

    public async Task<IReadOnlyList<T>> QueryAsync<T>(string sql, object? parameters = null)
    {
        await using var connection = await _database.Superuser.OpenConnectionAsync(Token);
        return (await connection.QueryAsync<T>(sql, parameters)).AsList();
    }

    private static string Day(string born)
        => DateOnly.TryParse(born, CultureInfo.GetCultureInfo("en-GB"), out var day) ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : "";

    private static DatasetKind Parse(string name, string json = Json)
    {
        var (kind, errors) = DatasetKinds.Parse(name + ".json", json.Replace("KIND", name, StringComparison.Ordinal));
        Assert.Empty(errors);
        return kind!;
    }
}
