using Hub.Data.Ingest.Withdrawal;
using Hub.Data.Persons.Register;
using Hub.Data.Tests.Persons.Linking;
using Hub.Testing;

namespace Hub.Data.Tests.Persons.Register;

/// <summary>What a person decided holds for whatever rows come later, and under whatever model.</summary>
public sealed class LinkDecisionTests(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    public async ValueTask InitializeAsync() => await LinkRegisterTests.ResetAsync(database);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Decisions_SurviveRetrainingAndTheNextMonthsReturn()
    {
        using var world = await RegisterWorld.CreateAsync(database, 2);
        var rows = new InventedTown(11, true).Rows(400);
        var first = await world.SendAsync(0, rows.Take(200), keepsReferences: true);
        await world.SendAsync(1, rows.Skip(200), keepsReferences: true);
        await world.LinkAsync();
        var together = await PairAsync(world, first, isTogether: true);
        var apart = await PairAsync(world, first, isTogether: false);
        await DecideAsync(world, together, "different");
        await DecideAsync(world, apart, "same");

        await world.LinkAsync();
        await AssertHoldAsync(world, together, apart);
        await world.LinkAsync(LinkWish.NewModel);
        await AssertHoldAsync(world, together, apart);

        var before = await IdsAsync(world);
        // The same people a month later: new rows, which take the place of the old ones.
        var next = await world.SendAsync(0, rows.Take(200).Reverse(), keepsReferences: true);
        await world.ExecuteAsync("update ingest.submissions set status = 'replaced', replaced_by = @next where submission_id = @first", new { first, next });
        await world.LinkAsync();
        await AssertHoldAsync(world, together, apart);
        Assert.Equal(before, await IdsAsync(world));
        Assert.Equal(0, Assert.Single(await world.QueryAsync<long>(
            "select count(*) from person.link_records where submission_id = @first", new { first })));
    }

    [Fact]
    public async Task Decision_Undone_LetsTheRecordsMeetAgain()
    {
        using var world = await RegisterWorld.CreateAsync(database, 2);
        var rows = new InventedTown(11, true).Rows(300);
        var first = await world.SendAsync(0, rows.Take(150), keepsReferences: true);
        await world.SendAsync(1, rows.Skip(150), keepsReferences: true);
        await world.LinkAsync();
        var before = await world.ClustersAsync();
        await DecideAsync(world, await PairAsync(world, first, isTogether: true), "different");
        await world.LinkAsync();
        Assert.NotEqual(before, await world.ClustersAsync());

        await world.ExecuteAsync(
            "update person.link_decisions set undone_by = decided_by, undone_at = now() + interval '1 year', undone_reason = 'a mistake'");
        await world.LinkAsync();

        Assert.Equal(before, await world.ClustersAsync());
    }

    private static async Task<SortedDictionary<string, Guid>> IdsAsync(RegisterWorld world)
        => new((await world.QueryAsync<(string Key, Guid Cluster)>(
            "select distinct on (decision_key) encode(decision_key, 'hex'), cluster_id from person.link_records order by decision_key, record_id"))
            .ToDictionary(row => row.Key, row => row.Cluster), StringComparer.Ordinal);

    private static async Task<(byte[] Left, byte[] Right)> PairAsync(RegisterWorld world, long submission, bool isTogether)
        => (await world.QueryAsync<(byte[], byte[])>(
            $"""
            select a.decision_key, b.decision_key from person.link_records a
            join person.link_records b on b.agency_id <> a.agency_id and (b.cluster_record = a.cluster_record) = @isTogether
            where a.submission_id = @submission
                and (select count(*) from person.link_records c where c.cluster_record = a.cluster_record) <= 2
                and (select count(*) from person.link_records c where c.cluster_record = b.cluster_record) <= 2
            order by a.record_id, b.record_id limit 1 offset 3
            """,
            new { submission, isTogether }))[0];

    private static Task DecideAsync(RegisterWorld world, (byte[] Left, byte[] Right) pair, string answer)
    {
        var isOrdered = pair.Left.AsSpan().SequenceCompareTo(pair.Right) <= 0;
        return world.ExecuteAsync(
            """
            insert into person.link_decisions (decision_id, subject, left_key, right_key, left_agency, right_agency, answer, reason, weight,
                cluster_size, decided_by, decided_for, decided_at)
            values (gen_random_uuid(), 'person', @Low, @High, @Agency, @Agency, @answer, 'because', 1, 2, @Agency, @Agency, now() + interval '1 year')
            """,
            new { Low = isOrdered ? pair.Left : pair.Right, High = isOrdered ? pair.Right : pair.Left, world.Agencies[0].Agency, answer });
    }

    private static async Task AssertHoldAsync(RegisterWorld world, (byte[] Left, byte[] Right) different, (byte[] Left, byte[] Right) same)
    {
        Assert.Empty((await ClustersOfAsync(world, different.Left)).Intersect(await ClustersOfAsync(world, different.Right)));
        Assert.Single((await ClustersOfAsync(world, same.Left)).Concat(await ClustersOfAsync(world, same.Right)).Distinct());
    }

    private static async Task<IReadOnlyList<Guid>> ClustersOfAsync(RegisterWorld world, byte[] key)
    {
        var found = await world.QueryAsync<Guid>("select distinct cluster_id from person.link_records where decision_key = @key", new { key });
        Assert.NotEmpty(found);
        return found;
    }
}
