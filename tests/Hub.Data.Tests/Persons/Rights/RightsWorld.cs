using Dapper;
using Hub.Data.Access;
using Hub.Data.Database;
using Hub.Data.Indicators;
using Hub.Data.Ingest.Kinds;
using Hub.Data.Ingest.Withdrawal;
using Hub.Data.Persons;
using Hub.Data.Persons.Register;
using Hub.Data.Persons.Rights;
using Hub.Data.Persons.Rights.Decisions;
using Hub.Data.Profiles;
using Hub.Data.Tests.Ingest;
using Microsoft.Extensions.Time.Testing;
using Npgsql;

namespace Hub.Data.Tests.Persons.Rights;

/// <summary>
/// A police force that runs the hub and a council, which both sent rows about the invented Anna Example and about others; and
/// somebody of information governance in each.
/// </summary>
internal sealed class RightsWorld : IDisposable
{
    public static readonly PersonCriteria Anna = new()
    {
        Name = "Anna Example", DateOfBirth = new DateOnly(1990, 2, 1), OtherNames = ["Anna Formerly"],
    };

    private const string Headings = "Reference,Happened on,Severity,Full name,Born on,Notes\n";
    private readonly HubDatabase _jobs;
    private readonly HubDatabase _web;
    private readonly NpgsqlDataSource _superuser;

    private RightsWorld(HubDatabase jobs, HubDatabase web, NpgsqlDataSource superuser, IngestWorld police, IngestWorld council)
    {
        (_jobs, _web, _superuser, Police, Council) = (jobs, web, superuser, police, council);
        Seal = new RightsSeal(police.Options.KeyFile, mayCreate: true);
        Host = Person(police.Agency, isHost: true);
        Owner = Person(council.Agency, isHost: false);
    }

    public IngestWorld Police { get; }

    public IngestWorld Council { get; }

    public RightsSeal Seal { get; }

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 11, 2, 9, 0, 0, TimeSpan.Zero));

    public Actor Host { get; }

    public Actor Owner { get; }

    public long CouncilSubmission { get; private set; }

    public long PoliceSubmission { get; private set; }

    public DateOnly Today { get; } = new(2026, 11, 2);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<RightsWorld> CreateAsync(HubDatabase jobs, HubDatabase web, NpgsqlDataSource superuser)
    {
        var police = await IngestWorld.CreateAsync(jobs, TestKinds.All);
        var council = await IngestWorld.CreateAsync(jobs, TestKinds.All, beside: police);
        var world = new RightsWorld(jobs, web, superuser, police, council);
        await jobs.InScopeAsync(
            Scope.None("test", "test"), session => DatasetKindStore.RegisterAsync(session, TestKinds.All), Token);
        world.CouncilSubmission = await SendAsync(
            council,
            "ZZ-1,03/04/2025,High,Anna Example,01/02/1990,=1+1\nZZ-2,04/04/2025,Low,\"EXAMPLE, Anna\",01/02/1990,\n"
            + "ZZ-3,05/04/2025,Low,Ben Other,05/06/1980,\nZZ-4,06/04/2025,Low,Anna Example,,\nZZ-5,07/04/2025,Wrong,Anna Formerly,01/02/1990,\n");
        world.PoliceSubmission = await SendAsync(
            police, "PP-1,03/04/2025,High,anna  example,01/02/1990,\nPP-2,04/04/2025,Low,Anna Example,09/09/1999,\n");
        return world;
    }

    public void Dispose()
    {
        Council.Dispose();
        Police.Dispose();
    }

    public static Actor Person(Guid agency, bool isHost, params Role[] roles)
    {
        var membership = new Membership(
            agency, "a", "Agency", isHost, roles.Length > 0 ? roles : [Role.InformationGovernance], []);
        return new Actor(Guid.NewGuid(), "Test person", membership, [membership]);
    }

    public Task<RightsResult> TryRegisterAsync(RightsRegistration registration, Actor? actor = null)
        => new RegisterRightsRequest(_web, Seal, Time).HandleAsync(actor ?? Host, registration, Token);

    public RightsRegistration Registration(RightAsked right, bool isProved = true)
        => new("R-" + Guid.NewGuid().ToString("N")[..8], right, Today, isProved ? null : Today, isProved ? Today : null, Anna);

    public async Task<Guid> RegisterAsync(RightAsked right, bool isProved = true)
        => Assert.IsType<RightsResult.Done>(await TryRegisterAsync(Registration(right, isProved))).Id;

    public async Task<SearchOutcome> SearchAsync(Guid request)
        => await _jobs.InScopeAsync(
            new Scope(Host.AccountId.ToString(), RightsPurpose.Answer, [Police.Agency, Council.Agency], [])
            {
                ActingFor = Host.Acting.AgencyId,
            },
            session => new SearchForPerson(Seal, Time).HandleAsync(session, request, JobProgress.None),
            Token);

    public async Task<Guid> RegisterAndSearchAsync(RightAsked right)
    {
        var request = await RegisterAsync(right);
        Assert.IsType<SearchOutcome.Searched>(await SearchAsync(request));
        return request;
    }

    public Task<RightsRequestView?> ViewAsync(Actor actor, Guid request)
        => new ViewRightsRequest(_web, Seal, Time).HandleAsync(actor, request, Token);

    public async Task<IReadOnlyList<RightsFinding>> FindingsAsync(Actor actor, Guid request)
        => (await ViewAsync(actor, request))?.Findings ?? [];

    public Task<RightsResult> TryDecideAsync(Actor actor, RightsRuling ruling)
        => new DecideRightsFindings(_web, Time).HandleAsync(actor, ruling, Token);

    /// <summary>Rules about every row that is still undecided.</summary>
    public async Task<Guid> DecideAsync(Actor actor, Guid request, RightsOutcome outcome, Func<RightsRuling, RightsRuling>? with = null)
    {
        var open = (await FindingsAsync(actor, request)).Where(finding => finding.DecisionId is null).Select(finding => finding.FindingId);
        var ruling = new RightsRuling(request, [.. open], outcome, "as the case file says");
        return Assert.IsType<RightsResult.Done>(await TryDecideAsync(actor, with?.Invoke(ruling) ?? ruling)).Id;
    }

    public Task<ApplyOutcome> ApplyAsync(Actor actor, Guid decision)
        => _jobs.InScopeAsync(
            Scope.Of(actor.AccountId.ToString(), RightsPurpose.Decide, actor.Acting.AgencyId),
            session => new ApplyRightsDecision(Features(), Seal, Time).HandleAsync(session, decision),
            Token);

    public async Task<Guid> DecideAndApplyAsync(
        Actor actor, Guid request, RightsOutcome outcome, Func<RightsRuling, RightsRuling>? with = null)
    {
        var decision = await DecideAsync(actor, request, outcome, with);
        Assert.Equal(ApplyOutcome.Applied, await ApplyAsync(actor, decision));
        return decision;
    }

    public Task<RightsExtractFile?> DownloadAsync(Actor actor, Guid decision)
        => new DownloadRightsExtract(_web, Seal, Time).HandleAsync(actor, decision, Token);

    public Task<RightsResult> LiftAsync(Actor actor, Guid decision) => new LiftRestriction(_web, Time).HandleAsync(actor, decision, Token);

    public Task<RightsResult> AnswerAsync(Guid request) => new AnswerRightsRequest(_web, Time).HandleAsync(Host, request, Token);

    public Task<RightsResult> ExtendAsync(Guid request)
        => new ExtendRightsRequest(_web, Time).HandleAsync(Host, request, "many agencies hold rows", Token);

    public Task<RightsResult> ProveAsync(Guid request, DateOnly on) => new ProveIdentity(_web, Time).HandleAsync(Host, request, on, Token);

    /// <summary>As superuser, past every policy.</summary>
    public async Task<T> ScalarAsync<T>(string sql, object? parameters = null)
    {
        await using var connection = await _superuser.OpenConnectionAsync(Token);
        return (await connection.ExecuteScalarAsync<T>(sql, parameters))!;
    }

    /// <summary>A computed run that rests on the council's submission.</summary>
    public Task<long> AddRunAsync()
        => ScalarAsync<long>(
            """
            insert into indicator.runs (area_kind, period_from, period_until, previous_from, rule_version, asked_at, asked_by, computed_at,
                submission_ids)
            values ('lpa', '2025-04-01', '2025-07-01', '2025-01-01', 1, now(), 'test', now(), array[@CouncilSubmission])
            returning run_id
            """,
            new { CouncilSubmission });

    private IOnWithdrawal[] Features()
        =>
        [
            new IngestWithdrawal(Police.Quarantine, Time), new RegisterWithdrawal(), new PersonsWithdrawal(Time),
            new IndicatorsWithdrawal(Time),
            new ProfilesWithdrawal(Time),
        ];

    private static async Task<long> SendAsync(IngestWorld world, string rows)
    {
        var outcome = await world.SendAsync(TestKinds.Incidents, new(2025, 4, 1), new(2025, 5, 1), Headings + rows);
        return Assert.IsType<Data.Ingest.LoadOutcome.Accepted>(outcome).SubmissionId;
    }
}
