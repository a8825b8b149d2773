using Dapper;
using Hub.Data.Access;
using Hub.Data.Database;
using Hub.Data.Ingest;
using Hub.Data.Ingest.Requests;
using Hub.Testing;
using Npgsql;

namespace Hub.Data.Tests.Ingest.Requests;

/// <summary>A partner that owes the returns of 2025, one of its areas with an analyst, and another area with another analyst.</summary>
internal sealed class RequestWorld : IDisposable
{
    public static readonly DateOnly From = new(2025, 4, 1);
    public static readonly DateOnly Until = new(2025, 5, 1);

    private readonly HubDatabase _web;

    private RequestWorld(IngestWorld ingest, HubDatabase web, TestPeople people)
        => (Ingest, _web, People) = (ingest, web, people);

    public IngestWorld Ingest { get; }

    public TestPeople People { get; }

    public Actor Analyst { get; private set; } = null!;

    public Actor ElsewhereAnalyst { get; private set; } = null!;

    public Actor Officer { get; private set; } = null!;

    public long Area { get; private set; }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<RequestWorld> CreateAsync(HubDatabase jobs, HubDatabase web, NpgsqlDataSource superuser)
    {
        var people = new TestPeople(superuser, Token);
        var records = new TestRecords(superuser, Token);
        var world = new RequestWorld(await IngestWorld.CreateAsync(jobs, TestKinds.All), web, people);
        var (here, there) = (Code(), Code());
        world.Area = await records.AddAreaAsync(here, "Here " + here);
        var elsewhere = await records.AddAreaAsync(there, "There " + there);
        var force = await people.AddAgencyAsync("f" + here.ToLowerInvariant(), type: "police");
        await people.ExecuteAsync(
            """
            update access.agencies set served_areas = array[@here] where agency_id = @Agency;
            insert into ingest.required_sources (agency_id, kind, every, due_days, required_from)
            values (@Agency, @Incidents, 'month', 10, '2025-01-01')
            """,
            new { here, world.Ingest.Agency, TestKinds.Incidents });
        world.Analyst = await world.ActorAsync(force, "analyst", [world.Area]);
        world.ElsewhereAnalyst = await world.ActorAsync(force, "analyst", [elsewhere]);
        world.Officer = await world.ActorAsync(world.Ingest.Agency, "data_officer", []);
        return world;
    }

    public DataRequestDraft Draft(string body = "Please send April.")
        => new(null, Area, Ingest.Agency, TestKinds.Incidents, From, Until, body, new(2026, 2, 20));

    public Task<DataRequestOutcome> DraftAsync(DataRequestDraft? draft = null, Actor? actor = null)
        => new DraftDataRequest(_web, Ingest.Time).HandleAsync(actor ?? Analyst, draft ?? Draft(), Token);

    public async Task<Guid> DraftedAsync() => Assert.IsType<DataRequestOutcome.Done>(await DraftAsync()).RequestId;

    public Task<DataRequestOutcome> SendAsync(Guid request, Actor? actor = null)
        => new SendDataRequest(_web, Ingest.Time).HandleAsync(actor ?? Analyst, request, Token);

    public async Task<Guid> SentAsync()
    {
        var request = await DraftedAsync();
        Assert.IsType<DataRequestOutcome.Done>(await SendAsync(request));
        return request;
    }

    public Task<DataRequestOutcome> AnswerAsync(DataRequestAnswer answer, Actor? actor = null)
        => new AnswerDataRequest(_web, Ingest.Time).HandleAsync(actor ?? Officer, answer, Token);

    public Task<DataRequestOutcome> CloseAsync(Guid request, Actor? actor = null)
        => new CloseDataRequest(_web, Ingest.Time).HandleAsync(actor ?? Analyst, request, Token);

    public Task<IReadOnlyList<DataRequest>> AskedAsync(Actor actor)
        => _web.InScopeAsync(
            actor.ScopeFor("test"), session => DataRequestQueries.AskedOfAsync(session, actor.Acting.AgencyId), Token);

    public Task<IReadOnlyList<DataRequest>> InAreasAsync(Actor actor)
        => _web.InScopeAsync(actor.ScopeFor("test"), DataRequestQueries.InAreasAsync, Token);

    public Task<T> ReadAsync<T>(Actor actor, Func<HubSession, Task<T>> read) => _web.InScopeAsync(actor.ScopeFor("test"), read, Token);

    /// <summary>Takes a return of April in, as any door does.</summary>
    public Task<LoadOutcome> ReceiveAprilAsync()
        => Ingest.SendAsync(TestKinds.Incidents, From, Until, "Reference,Happened on\nA1,03/04/2025\n");

    public void Dispose() => Ingest.Dispose();

    private static string Code() => "X" + Guid.NewGuid().ToString("N")[..8].ToUpperInvariant();

    private async Task<Actor> ActorAsync(Guid agency, string role, long[] areas)
    {
        var account = await People.AddPersonAsync(agency, $"{Guid.NewGuid():N}@example.example", role);
        var membership = new Membership(agency, "code", "Name", false, [RoleNames.Read(role)!.Value], areas);
        return new Actor(account, "Example Person", membership, [membership]);
    }
}
