using Hub.Data.Access;
using Hub.Data.Database;
using Hub.Data.Intelligence;
using Hub.Data.Intelligence.Grading;
using Hub.Data.Intelligence.Reading;
using Hub.Data.Intelligence.Reporting;
using Hub.Testing;
using Microsoft.Extensions.Time.Testing;
using Npgsql;

namespace Hub.Data.Tests.Intelligence;

/// <summary>
/// A police force that runs the hub, with an intelligence unit of two, and a council; a district within a policing area, and another
/// policing area; analysts of both areas and agencies, a data officer, a CSP member, an auditor. All invented.
/// </summary>
internal sealed class IntelligenceWorld : IDisposable
{
    public const string Secret = "Wennifer Quillfeather";
    public const string Told = "my cousin the barber";

    public static readonly ReportText Words = new()
    {
        What = Secret + " keeps cash and scales in the back of the shop.", Where = "Zinnia Street, Vexhollow", When = "Every Friday",
        Known = "told_by_somebody", KnownMore = "From " + Told,
    };

    private readonly HubDatabase _jobs;
    private readonly HubDatabase _web;
    private readonly TestPeople _people;
    private readonly string _folder = Directory.CreateTempSubdirectory("hub-intel-").FullName;

    private IntelligenceWorld(HubDatabase jobs, HubDatabase web, NpgsqlDataSource superuser)
    {
        (_jobs, _web) = (jobs, web);
        _people = new TestPeople(superuser, Token);
        Seal = new ReportSeal(Path.Combine(_folder, "hub.key"), mayCreate: true);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ReportSeal Seal { get; }

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 11, 2, 9, 0, 0, TimeSpan.Zero));

    public TestPeople People => _people;

    // A database holds several worlds: who reads an area reads everything in it, so each has areas of its own.
    private string Tag { get; } = Guid.NewGuid().ToString("N")[..8];

    /// <summary>The district that reports are about, in North.</summary>
    public string District => $"district:VEX-{Tag}";

    /// <summary>Code of the policing area of the analysts; the foreign analyst has the other.</summary>
    public string North => $"LPA-1-{Tag}";

    public string South => $"LPA-2-{Tag}";

    public Guid Police { get; private set; }

    public Guid Council { get; private set; }

    public Actor Reporter { get; private set; } = null!;

    public Actor Colleague { get; private set; } = null!;

    public Actor Officer { get; private set; } = null!;

    public Actor Head { get; private set; } = null!;

    public Actor Analyst { get; private set; } = null!;

    public Actor PartnerAnalyst { get; private set; } = null!;

    public Actor ForeignAnalyst { get; private set; } = null!;

    public Actor DataOfficer { get; private set; } = null!;

    public Actor CspMember { get; private set; } = null!;

    public Actor Auditor { get; private set; } = null!;

    public static async Task<IntelligenceWorld> CreateAsync(HubDatabase jobs, HubDatabase web, NpgsqlDataSource superuser)
    {
        var world = new IntelligenceWorld(jobs, web, superuser);
        await world.ArrangeAsync();
        return world;
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    public async Task<Guid> DraftAsync(Actor? actor = null)
        => Assert.IsType<IntelligenceResult.Done>(await SaveAsync(actor ?? Reporter, null, Words)).ReportId;

    public Task<IntelligenceResult> SaveAsync(Actor actor, Guid? report, ReportText words, string? area = null)
        => Drafts.SaveAsync(actor, report, new ReportDraft(words, area ?? District), Token);

    public ReportDrafts Drafts => new(_web, Seal, Time);

    public Task<IntelligenceResult> TrySendAsync(Actor actor, Guid report, bool isWithinMarking = true)
        => new SendReport(_web, Time).HandleAsync(actor, report, isWithinMarking, Token);

    public async Task<Guid> SendAsync(Actor? actor = null)
    {
        var report = await DraftAsync(actor);
        Assert.IsType<IntelligenceResult.Done>(await TrySendAsync(actor ?? Reporter, report));
        return report;
    }

    public Task<IntelligenceResult> WithdrawAsync(Actor actor, Guid report) => new WithdrawReport(_web, Time).HandleAsync(actor, report, Token);

    public Task<OpenedReport?> OpenAsync(Actor actor, Guid report) => new OpenReport(_web, Seal, Time).HandleAsync(actor, report, Token);

    public async Task<ReportGrading> GradingAsync(Guid report, string handling = "P", string conditions = "", string whyAgain = "")
        => new(
            report, await VersionAsync(report), 2, "B", handling, conditions, District,
            "Drugs are sold from a shop in the centre of Vexhollow.", whyAgain);

    public Task<IntelligenceResult> TryGradeAsync(Actor actor, ReportGrading grading) => new GradeReport(_web, Time).HandleAsync(actor, grading, Token);

    public async Task<Guid> SendAndGradeAsync(string handling = "P", string conditions = "")
    {
        var report = await SendAsync();
        Assert.IsType<IntelligenceResult.Done>(await TryGradeAsync(Officer, await GradingAsync(report, handling, conditions)));
        return report;
    }

    public async Task<IntelligenceResult> DeclineAsync(Actor actor, Guid report)
        => await new DeclineReport(_web, Time).HandleAsync(actor, report, await VersionAsync(report), DeclineReason.TooLittle, Token);

    public Task<IReadOnlyList<SanitisedLine>> ListAsync(Actor actor) => new SanitisedReports(_web).ListAsync(actor, Token);

    public Task<string?> ReadAsync(Actor actor, Guid report) => new ReadReport(_web).HandleAsync(actor, report, Token);

    public Task<IReadOnlyList<SanitisedLine>?> SearchAsync(Actor actor, string words) => new SearchReports(_web).HandleAsync(actor, words, Token);

    public Task<IReadOnlyList<Guid>?> LookAsync(Actor actor, string words) => new SearchOriginals(_web, Seal).HandleAsync(actor, words, Token);

    public Task<IntelligenceResult> AcknowledgeAsync(Actor actor, Guid report, int version = 1)
        => new AcknowledgeConditions(_web, Time).HandleAsync(actor, report, version, Token);

    public Task<int> RetireAsync()
        => _jobs.InScopeAsync(
            new Scope(SystemActors.Intelligence, "recurring work of the day", [Police, Council], []),
            session => new RetireReports(Time).HandleAsync(session), Token);

    public async Task<string> StatusAsync(Guid report)
        => (await _people.ReadAsync<string>("select status from intelligence.reports where report_id = @report", new { report })).Single();

    public async Task<int> VersionAsync(Guid report)
        => (await _people.ReadAsync<int>("select version from intelligence.reports where report_id = @report", new { report })).SingleOrDefault();

    /// <summary>How many rows a person's own transaction sees of a table, without any condition.</summary>
    public async Task<long> SeenAsync(Actor actor, string table)
    {
        var scope = actor.ScopeFor("test");
        return await _web.InScopeAsync(
            scope,
            async session => await Dapper.SqlMapper.ExecuteScalarAsync<long>(
                session.Connection, session.Command($"select count(report_id) from intelligence.{table}")),
            Token);
    }

    /// <summary>Runs a statement as the portal's role in a person's scope.</summary>
    public Task<IReadOnlyList<T>> AsPortalAsync<T>(Actor actor, string sql, object? parameters = null)
        => _web.InScopeAsync<IReadOnlyList<T>>(
            actor.ScopeFor("test"),
            async session => [.. await Dapper.SqlMapper.QueryAsync<T>(session.Connection, session.Command(sql, parameters))],
            Token);

    private async Task ArrangeAsync()
    {
        await _people.ExecuteAsync("update access.agencies set is_host = false where is_host");
        Police = await _people.AddAgencyAsync("police-" + Tag, isHost: true, type: "police");
        Council = await _people.AddAgencyAsync("council-" + Tag);
        await _people.ExecuteAsync(
            """
            insert into area.areas (kind, code, name, published_name, valid_from, valid_until)
            select kind, code, name, name, '2020-01-01', 'infinity'
            from (values ('force', @Force, 'Marrowshire'), ('lpa', @North, 'North'), ('lpa', @South, 'South'), ('district', @Vex, 'Vexhollow'))
                a (kind, code, name);
            insert into area.containments (kind, code, in_kind, in_code, valid_from, valid_until, in_area_id)
            select 'district', @Vex, kind, code, valid_from, valid_until, area_id from area.areas where code in (@North, @Force)
            """,
            new { Force = "FOR-" + Tag, North, South, Vex = "VEX-" + Tag });
        foreach (var agency in new[] { Police, Council })
        {
            await _jobs.InScopeAsync(
                Scope.Of("system:command-line", "test", agency),
                new TestAgreement(Guid.CreateVersion7(), agency, "ISA-" + Guid.NewGuid().ToString("N")[..8]) { Kinds = ["intelligence_report"] }.InsertAsync,
                Token);
        }

        Reporter = await AddAsync(Council, Role.DataOfficer);
        Colleague = await AddAsync(Council, Role.DataOfficer);
        Officer = await AddAsync(Police, Role.IntelligenceOfficer);
        Head = await AddAsync(Police, Role.HeadOfIntelligence);
        Analyst = await AddAsync(Police, Role.Analyst, North);
        PartnerAnalyst = await AddAsync(Council, Role.Analyst, North);
        ForeignAnalyst = await AddAsync(Police, Role.Analyst, South);
        DataOfficer = await AddAsync(Police, Role.DataOfficer);
        CspMember = await AddAsync(Council, Role.CspMember, North);
        Auditor = await AddAsync(Council, Role.Auditor);
    }

    /// <summary>Somebody with one role, as a request would find them.</summary>
    public async Task<Actor> AddAsync(Guid agency, Role role, string? lpa = null)
    {
        var account = await _people.AddPersonAsync(agency, Guid.NewGuid().ToString("N") + "@test.example");
        await _people.ExecuteAsync(
            """
            insert into access.role_grants (grant_id, account_id, agency_id, role, area_kind, area_code, granted_by, granted_at)
            values (gen_random_uuid(), @account, @agency, @Role, case when @lpa::text is not null then 'lpa' end, @lpa, '', now())
            """,
            new { account, agency, Role = RoleNames.Stored(role), lpa });
        var areas = await _people.ReadAsync<long>(
            "select unnest(access.granted_areas(@account, @agency, @ByArea, @Everywhere))",
            new
            {
                account, agency, ByArea = RolePermissions.ByArea.Select(RoleNames.Stored).ToArray(),
                Everywhere = RolePermissions.Everywhere.Select(RoleNames.Stored).ToArray(),
            });
        var membership = new Membership(agency, "a", "Agency", agency == Police, [role], areas);
        return new Actor(account, "Test person", membership, [membership]);
    }
}
