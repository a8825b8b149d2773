using Dapper;
using Hub.Data.Access;
using Hub.Data.Database;
using Hub.Data.Ingest.Kinds;
using Hub.Data.Persons.Review;
using Hub.Data.Persons.Review.Deciding;
using Hub.Data.Persons.Review.Looking;
using Hub.Data.Persons.Review.Sampling;
using Hub.Data.Persons.Rights;
using Hub.Testing;
using Microsoft.Extensions.Time.Testing;

namespace Hub.Data.Tests.Persons.Review;

/// <summary>A police force whose analysts review, a council and a hospital whose agreements name it, and a council apart.</summary>
internal sealed class ReviewWorld
{
    private static readonly DatasetKinds Kinds = DatasetKinds.Load(DatasetKinds.ShippedFolder);
    private readonly HubDatabase _web;
    private readonly RightsSeal _seal;
    private readonly string _mark = Guid.NewGuid().ToString("N")[..6];

    private ReviewWorld(HubDatabase web, TestDatabase database)
    {
        _web = web;
        _seal = new RightsSeal(Path.Combine(Path.GetTempPath(), $"hub-review-{_mark}.key"), mayCreate: true);
        Pairs = new TestPairs(database, _seal, Token);
        People = new TestPeople(database.Superuser, Token);
    }

    public TestPairs Pairs { get; }

    public TestPeople People { get; }

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 11, 2, 9, 0, 0, TimeSpan.Zero));

    public Guid Council { get; private set; }

    public Guid Hospital { get; private set; }

    public Guid CouncilAgreement { get; private set; }

    public Guid HospitalAgreement { get; private set; }

    public Actor Analyst { get; private set; } = null!;

    public Actor Colleague { get; private set; } = null!;

    public Actor Stranger { get; private set; } = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<ReviewWorld> CreateAsync(TestDatabase database, HubDatabase? web = null, string[]? hospitalFields = null)
    {
        var world = new ReviewWorld(web ?? database.Web, database);
        var police = await world.People.AddAgencyAsync("p" + world._mark, isHost: false, type: "police");
        world.Council = await world.People.AddAgencyAsync("c" + world._mark);
        world.Hospital = await world.People.AddAgencyAsync("h" + world._mark, type: "health");
        var other = await world.People.AddAgencyAsync("o" + world._mark);
        world.CouncilAgreement = await world.Pairs.AddAgreementAsync(world.Council, "ISA-C" + world._mark, "missing_episodes", null, police);
        world.HospitalAgreement = await world.Pairs.AddAgreementAsync(
            world.Hospital, "ISA-H" + world._mark, "missing_episodes", hospitalFields, police);
        (world.Analyst, world.Colleague, world.Stranger) = (Person(police), Person(police), Person(other));
        await world.Pairs.StartAsync();
        return world;
    }

    public static Actor Person(Guid agency, params Role[] roles)
    {
        var membership = new Membership(agency, "a", "Agency", false, roles.Length > 0 ? roles : [Role.Analyst], []);
        return new Actor(Guid.NewGuid(), "Test person", membership, [membership]);
    }

    public Task<TestPairRecord> CouncilRecordAsync(string forename = "Zebedee", string birth = "2009-02-03", long? cluster = null)
        => Pairs.AddRecordAsync(Council, CouncilAgreement, "missing_episodes", TestPairs.Person(forename, "Nobody", birth, "ZZ1 1ZZ"), cluster);

    public Task<TestPairRecord> HospitalRecordAsync(string forename = "Zeb", string birth = "2009-02-08", long? cluster = null)
        => Pairs.AddRecordAsync(Hospital, HospitalAgreement, "missing_episodes", TestPairs.Person(forename, "Nobody", birth, "ZZ1 1ZZ"), cluster);

    /// <summary>One pair of the queue: linked where the weight is not below 0.</summary>
    public async Task<Guid> PairAsync(float weight = 1.5f)
    {
        var left = await CouncilRecordAsync();
        var right = await HospitalRecordAsync(cluster: weight >= 0 ? left.Record : null);
        await Pairs.AddLinkAsync(left, right, weight);
        await Pairs.RefreshAsync();
        return await Pairs.PairAsync(left, right);
    }

    public Task<ReviewResult> AnswerAsync(
        Guid pair, string answer, Actor? actor = null, bool goesAgainst = false, string? reason = "agrees", string? words = null)
        => new DecideLink(_web, Time).HandleAsync(actor ?? Analyst, new LinkAnswer(pair, answer, reason, words, goesAgainst), Token);

    public async Task<ReviewResult.Done> DecideAsync(Guid pair, string answer, bool goesAgainst = false)
        => Assert.IsType<ReviewResult.Done>(await AnswerAsync(pair, answer, goesAgainst: goesAgainst));

    public Task<ReviewResult> UndoAsync(Guid decision, Actor? actor = null, string? reason = "pressed the wrong key")
        => new UndoLinkDecision(_web, Time).HandleAsync(actor ?? Analyst, decision, reason, Token);

    public Task<ReviewResult> SecondAsync(Guid decision, bool agrees, Actor? actor = null, string? reason = null)
        => new SecondLinkDecision(_web, Time).HandleAsync(actor ?? Colleague, decision, agrees, reason, Token);

    public Task<ReviewPairView?> ViewAsync(Guid pair, Actor? actor = null)
        => new ViewReviewPair(_web, _seal, Kinds).HandleAsync(actor ?? Analyst, pair, Token);

    public Task<ReviewResult> DrawAsync(Actor? actor = null) => new DrawLinkSample(_web, Time).HandleAsync(actor ?? Analyst, Token);

    public Task<ReviewResult> JudgeAsync(Guid pair, string answer) => new JudgeSamplePair(_web, Time).HandleAsync(Analyst, pair, answer, Token);

    public ReviewBoards Boards => new(_web);

    public Task<IReadOnlyList<StandingDecision>> StandingAsync()
        => _web.InScopeAsync(
            Analyst.ScopeFor("test"), session => LinkDecisionStore.StandingAsync(session, ReviewPurpose.Person), Token);
}
