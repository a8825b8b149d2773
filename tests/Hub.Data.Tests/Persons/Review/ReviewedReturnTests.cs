using Hub.Data.Persons.Register;
using Hub.Data.Persons.Review;
using Hub.Data.Tests.Persons.Linking;
using Hub.Data.Tests.Persons.Register;
using Hub.Testing;

namespace Hub.Data.Tests.Persons.Review;

/// <summary>What reviewers decided, when the next month's full return comes: new rows, the same people.</summary>
public sealed class ReviewedReturnTests(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    public async ValueTask InitializeAsync() => await LinkRegisterTests.ResetAsync(database);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task EveryDecision_HoldsForTheNextReturn_AsItHeldBefore()
    {
        using var world = await RegisterWorld.CreateAsync(database, 2);
        var rows = new InventedTown(11, true).Rows(400);
        var first = await world.SendAsync(0, rows.Take(200), keepsReferences: true);
        await world.SendAsync(1, rows.Skip(200), keepsReferences: true);
        await world.LinkAsync();
        var together = await PairsAsync(world, first, isTogether: true);
        var apart = await PairsAsync(world, first, isTogether: false);
        // Parted; parted by two; waiting for the second; not sure. Joined; not sure.
        await DecideAsync(world, together[0], "different");
        await DecideAsync(world, together[1], "different", needsSecond: true, isAgreed: true);
        await DecideAsync(world, together[2], "different", needsSecond: true);
        await DecideAsync(world, together[3], "not_sure");
        await DecideAsync(world, apart[0], "same");
        await DecideAsync(world, apart[1], "not_sure");
        await world.LinkAsync();
        List<bool> held = [false, false, true, true, true, false];
        Pair[] pairs = [.. together.Take(4), .. apart.Take(2)];
        Assert.Equal(held, await AreTogetherAsync(world, pairs));
        var asked = await AskedAsync(world);

        var next = await world.SendAsync(0, rows.Take(200).Reverse(), keepsReferences: true);
        await world.ExecuteAsync("update ingest.submissions set status = 'replaced', replaced_by = @next where submission_id = @first", new { first, next });
        await world.LinkAsync();

        Assert.Equal(held, await AreTogetherAsync(world, pairs));
        Assert.Equal(6, Assert.Single(await world.QueryAsync<long>(
            "select count(*) from person.link_decisions where undone_at is null and replaced_by is null")));
        // What was decided is not asked again, whichever row now stands for it.
        Assert.Equal(asked, await AskedAsync(world));
    }

    [Fact]
    public async Task Decision_OnOneOfTwoRowsThatAnAgencyGivesOneNumber_HoldsForBoth()
    {
        using var world = await RegisterWorld.CreateAsync(database, 2);
        var rows = new InventedTown(11, true).Rows(300);
        // The second row of each person of the first agency has the same number of theirs.
        await world.SendAsync(0, rows.Take(150), keepsReferences: true);
        await world.SendAsync(0, rows.Take(150), keepsReferences: true);
        await world.SendAsync(1, rows.Skip(150), keepsReferences: true);
        await world.LinkAsync();
        var pair = (await world.QueryAsync<Pair>(
            """
            select a.decision_key as left, b.decision_key as right from person.link_records a
            join person.link_records b on b.cluster_record = a.cluster_record and b.agency_id <> a.agency_id
            where a.agency_id = @Agency
            order by a.record_id limit 1
            """,
            new { world.Agencies[0].Agency }))[0];
        Assert.True(await CountAsync(world, pair.Left) >= 2);

        await DecideAsync(world, pair, "different");
        await world.LinkAsync();

        Assert.Equal([false], await AreTogetherAsync(world, pair));
        Assert.Equal(0, Assert.Single(await world.QueryAsync<long>(
            """
            select count(*) from person.review_pairs p where p.is_linked and p.left_key = p.right_key
            """)));
    }

    private sealed record Pair(byte[] Left, byte[] Right);

    private static async Task<long> CountAsync(RegisterWorld world, byte[] key)
        => Assert.Single(await world.QueryAsync<long>("select count(*) from person.link_records where decision_key = @key", new { key }));

    private static async Task<IReadOnlyList<Pair>> PairsAsync(RegisterWorld world, long submission, bool isTogether)
        => await world.QueryAsync<Pair>(
            """
            select a.decision_key as left, b.decision_key as right from (
                select distinct on (a.cluster_record) a.* from person.link_records a
                where a.submission_id = @submission
                    and (select count(*) from person.link_records c where c.cluster_record = a.cluster_record) <= 2
                order by a.cluster_record) a
            cross join lateral (
                select b.* from person.link_records b
                where b.agency_id <> a.agency_id and (b.cluster_record = a.cluster_record) = @isTogether
                    and (select count(*) from person.link_records c where c.cluster_record = b.cluster_record) <= 2
                order by abs(b.record_id - a.record_id) % 97, b.record_id limit 1) b
            order by a.record_id offset case when @isTogether then 0 else 20 end limit 4
            """,
            new { submission, isTogether });

    private static async Task<List<bool>> AreTogetherAsync(RegisterWorld world, params Pair[] pairs)
    {
        var answers = new List<bool>();
        foreach (var pair in pairs)
        {
            var clusters = await world.QueryAsync<(bool IsLeft, Guid Cluster)>(
                "select decision_key = @Left, cluster_id from person.link_records where decision_key in (@Left, @Right)", pair);
            Assert.Equal(2, clusters.Select(cluster => cluster.IsLeft).Distinct().Count());
            answers.Add(clusters.Where(c => c.IsLeft).Select(c => c.Cluster).Intersect(clusters.Where(c => !c.IsLeft).Select(c => c.Cluster)).Any());
        }

        return answers;
    }

    // Pairs that wait, by the keys of their records.
    private static async Task<List<string>> AskedAsync(RegisterWorld world)
        => [.. (await world.QueryAsync<string>(
            """
            select encode(least(p.left_key, p.right_key), 'hex') || ' ' || encode(greatest(p.left_key, p.right_key), 'hex')
            from person.review_pairs p
            where not exists (select from person.link_decisions d where d.left_key = least(p.left_key, p.right_key)
                and d.right_key = greatest(p.left_key, p.right_key) and d.undone_at is null and d.replaced_by is null)
            """)).Distinct().Order(StringComparer.Ordinal)];

    private static Task DecideAsync(RegisterWorld world, Pair pair, string answer, bool needsSecond = false, bool isAgreed = false)
    {
        var isOrdered = pair.Left.AsSpan().SequenceCompareTo(pair.Right) <= 0;
        return world.ExecuteAsync(
            """
            insert into person.link_decisions (decision_id, subject, left_key, right_key, left_agency, right_agency, answer, reason, weight,
                cluster_size, decided_by, decided_for, decided_at, needs_second, second_by, second_for, second_at)
            values (gen_random_uuid(), 'person', @Low, @High, @Agency, @Agency, @answer, 'because', 1, 2, @Agency, @Agency,
                now() + interval '1 year', @needsSecond, @Second, @Second, case when @Second is not null then now() + interval '1 year' end)
            """,
            new
            {
                Low = isOrdered ? pair.Left : pair.Right, High = isOrdered ? pair.Right : pair.Left, world.Agencies[0].Agency, answer, needsSecond,
                Second = isAgreed ? Guid.NewGuid() : (Guid?)null,
            });
    }
}
