using Hub.Testing;

namespace Hub.Web.Tests.Persons;

/// <summary>
/// Pairs of the portal's tests: records of the council of Zorrelshire and of the hospitals, whose agreements name the police. Each call
/// makes new records and agreements in front of the queue.
/// </summary>
public sealed class WebPairs
{
    private static readonly string[] Forenames = ["Zebedee", "Ottoline", "Fenwick", "Isolde", "Barnaby", "Clemence"];
    private readonly Guid _council;
    private readonly Guid _hospital;
    private Guid _councilAgreement;
    private Guid _hospitalAgreement;

    private WebPairs(Portal portal, Guid council, Guid hospital)
    {
        Pairs = new TestPairs(portal.Database, portal.Seal, TestContext.Current.CancellationToken);
        (_council, _hospital) = (council, hospital);
    }

    public TestPairs Pairs { get; }

    public static async Task<WebPairs> MakeAsync(Portal portal, string[]? hospitalFields = null)
    {
        var police = await portal.AgencyIdAsync("police");
        var world = new WebPairs(portal, await portal.AgencyIdAsync("zorrelshire"), await portal.AgencyIdAsync("marrowshire-hospitals"));
        var mark = Guid.NewGuid().ToString("N")[..4].ToUpperInvariant();
        world._councilAgreement = await world.Pairs.AddAgreementAsync(world._council, "ISA-C" + mark, "neet", null, police);
        world._hospitalAgreement = await world.Pairs.AddAgreementAsync(world._hospital, "ISA-H" + mark, "missing_episodes", hospitalFields, police);
        string Source(Guid agency, string kind) => $"{agency:D}|{kind}";
        var (council, hospital) = (Source(world._council, "neet"), Source(world._hospital, "missing_episodes"));
        await world.Pairs.StartAsync(
            $$"""
            [{"one":"{{council}}","other":"{{council}}","purposes":["count_people_once"]},
             {"one":"{{council}}","other":"{{hospital}}","purposes":["count_people_once","show_overlap"]},
             {"one":"{{hospital}}","other":"{{hospital}}","purposes":[]}]
            """);
        return world;
    }

    public Task<TestPairRecord> CouncilRecordAsync(int person, long? cluster = null)
        => Pairs.AddRecordAsync(
            _council, _councilAgreement, "neet",
            TestPairs.Person(Forenames[person % 6], "Nobody-Example", "2009-02-03", "ZZ1 1ZZ"), cluster);

    public Task<TestPairRecord> HospitalRecordAsync(int person, long? cluster = null)
        => Pairs.AddRecordAsync(
            _hospital, _hospitalAgreement, "missing_episodes",
            TestPairs.Person(Forenames[person % 6][..4], "Nobody Example", "2009-02-08", "ZZ1 1ZY"), cluster);

    /// <summary>A pair in the queue, above those of lower effect.</summary>
    public async Task<Guid> PairAsync(int person, float weight, int effect)
    {
        var left = await CouncilRecordAsync(person);
        var right = await HospitalRecordAsync(person, weight >= 0 ? left.Record : null);
        return await QueueAsync(left, right, weight, effect);
    }

    /// <summary>Puts two records in the queue.</summary>
    public async Task<Guid> QueueAsync(TestPairRecord left, TestPairRecord right, float weight, int effect)
    {
        await Pairs.AddLinkAsync(left, right, weight);
        await Pairs.RefreshAsync();
        var pair = await Pairs.PairAsync(left, right);
        await Pairs.SetEffectAsync(
            pair, effect, "People in North Zorrelshire whom several agencies know: 1 fewer", "People in North Zorrelshire, all kinds together: 1 more");
        return pair;
    }
}
