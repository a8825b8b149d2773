using Hub.Data.Database;
using Hub.Data.Indicators;
using Hub.Data.Ingest.Withdrawal;
using Hub.Data.Persons.Register;
using Hub.Data.Tests.Persons.Linking;
using Hub.Testing;

namespace Hub.Data.Tests.Persons.Register;

/// <summary>The register in a real database: the same clusters whatever the way to them, and ids that stay.</summary>
public sealed class LinkRegisterTests(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    private RegisterWorld _world = null!;

    public async ValueTask InitializeAsync()
    {
        await ResetAsync(database);
        _world = await RegisterWorld.CreateAsync(database);
    }

    public ValueTask DisposeAsync()
    {
        _world.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Run_First_LinksAcrossAgenciesAndKeepsParts()
    {
        await SendTownAsync(1200, 3);

        var run = await _world.LinkAsync();

        var accepted = Assert.Single(await _world.QueryAsync<long>(
            "select sum(rows_accepted) from ingest.submissions where status <> 'withdrawn'"));
        Assert.Equal(("full", accepted), (run!.Scale, run.Records));
        Assert.InRange(run.Clusters, 200, 1000);
        Assert.InRange(run.SeveralAgencies, 50, 1000);
        var sums = await _world.QueryAsync<(float Weight, double Sum, int Parts)>(
            """
            select l.weight, (select sum((p ->> 'bits')::float8) from jsonb_array_elements(person.link_parts(l.model_id, l.levels, l.bits)) p),
                jsonb_array_length(person.link_parts(l.model_id, l.levels, l.bits)) from person.links l
            """);
        Assert.Equal(run.Links, sums.Count);
        Assert.All(sums, link => Assert.Equal(link.Weight, link.Sum, 0.001));
    }

    [Fact]
    public async Task Run_Again_ChangesNothing()
    {
        await SendTownAsync(600, 3);
        await _world.LinkAsync();
        var before = await _world.ClustersAsync();

        Assert.Null(await _world.LinkAsync());
        await _world.LinkAsync(LinkWish.Everything);
        Assert.Equal(before, await _world.ClustersAsync());
        await _world.LinkAsync(LinkWish.NewModel);
        Assert.Equal(before, await _world.ClustersAsync());
        Assert.Empty(await _world.QueryAsync<long>("select change_id from person.cluster_changes"));
    }

    [Fact]
    public async Task Run_InSteps_ComesToTheFullRun()
    {
        var parts = Parts(new InventedTown(7, true).Rows(1500), 9);
        for (var i = 0; i < parts.Count; i++)
        {
            await _world.SendAsync(i % 3, parts[i]);
            var run = await _world.LinkAsync();
            Assert.Equal(i == 0 ? "full" : "added", run!.Scale);
        }

        var inSteps = await _world.ClustersAsync();
        var totals = await _world.QueryAsync<(long, long, long)>(
            "select record_count, cluster_count, several_agencies_count from person.link_runs order by run_id desc limit 1");
        await _world.LinkAsync(LinkWish.Everything);

        Assert.Equal(await _world.ClustersAsync(), inSteps);
        Assert.Equal(totals, await _world.QueryAsync<(long, long, long)>(
            "select record_count, cluster_count, several_agencies_count from person.link_runs order by run_id desc limit 1"));
    }

    [Fact]
    public async Task Withdrawal_OfWhatWasAdded_RestoresEveryCluster()
    {
        await SendTownAsync(700, 3);
        await _world.LinkAsync();
        var before = await _world.ClustersAsync();
        var added = await _world.SendAsync(1, new InventedTown(5, true).Rows(700).Skip(500).Select(row => row with { Id = "n" + row.Id }));
        await _world.LinkAsync();
        Assert.NotEqual(before, await _world.ClustersAsync());

        await _world.TakeBackAsync(1, added, RowEffect.Erase);
        var run = await _world.LinkAsync();

        Assert.Equal("taken_back", run!.Scale);
        Assert.Equal(before, await _world.ClustersAsync());
        Assert.Empty(await _world.QueryAsync<long>(
            "select left_record from person.links l where not exists (select from person.link_records r where r.record_id in (l.left_record, l.right_record) and r.record_id = l.right_record)"));
    }

    [Fact]
    public async Task RowsSetAsideAndPutBack_RestoreEveryClusterAndId()
    {
        var sent = await SendTownAsync(600, 3);
        await _world.LinkAsync();
        var before = await _world.ClustersAsync();

        await _world.TakeBackAsync(0, sent[0], RowEffect.SetAside, [.. Enumerable.Range(2, 40)]);
        await _world.LinkAsync();
        Assert.Empty(await _world.QueryAsync<long>(
            "select record_id from person.link_records where submission_id = @Id and row_number between 2 and 41", new { Id = sent[0] }));
        await _world.TakeBackAsync(0, sent[0], RowEffect.PutBack, [.. Enumerable.Range(2, 40)]);
        await _world.LinkAsync();

        Assert.Equal(before, await _world.ClustersAsync());
    }

    [Fact]
    public async Task Run_ThatChangesClusters_AsksForTheFiguresThatRestOnThem()
    {
        var rows = new InventedTown(5, true).Rows(500);
        var first = await _world.SendAsync(0, rows.Take(200));
        var untouched = await _world.SendAsync(2, [rows[499] with { Id = "u1" }]);
        await _world.LinkAsync();
        await _world.ExecuteAsync(
            """
            insert into indicator.runs (area_kind, period_from, period_until, previous_from, rule_version, asked_at, asked_by, computed_at, submission_ids)
            values ('lpa', '2015-01-01', '2016-01-01', '2014-01-01', 1, now(), 'test', now(), array[@first]),
                ('lpa', '2013-01-01', '2014-01-01', '2012-01-01', 1, now(), 'test', now(), array[@untouched])
            """,
            new { first, untouched });
        var second = await _world.SendAsync(1, rows.Skip(200).Take(200));

        // The council's earlier records of one person, held apart until the police sent what tells them to be one, move.
        var run = await _world.LinkAsync();

        Assert.Contains(second, run!.Touched);
        Assert.DoesNotContain(untouched, run.Touched);
        await AskAsync(run);
        var asked = await _world.QueryAsync<(string From, string Subject)>(
            """
            select to_char(r.period_from, 'YYYY'), q.subject_id from indicator.runs r
            join job.requests q on q.kind = 'indicator.compute' and q.subject_id = r.run_id::text and q.state = 'due'
            where r.computed_at is null
            """);
        Assert.Equal(run.Touched.Contains(first) ? 1 : 0, asked.Count);
        Assert.All(asked, one => Assert.Equal("2015", one.From));

        // What is taken back touches what it held together; asking twice adds nothing while the first waits.
        await _world.TakeBackAsync(0, first, RowEffect.SetAside, [2, 3]);
        var later = await _world.LinkAsync();
        Assert.Contains(first, later!.Touched);
        await AskAsync(later);
        await AskAsync(later);
        Assert.Single(await _world.QueryAsync<long>("select run_id from indicator.runs where computed_at is null"));
    }

    internal static async Task ResetAsync(TestDatabase database)
    {
        await using var connection = await database.Superuser.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await Dapper.SqlMapper.ExecuteAsync(
            connection,
            """
            truncate person.link_runs, person.link_models, person.link_records, person.links, person.link_submissions, person.link_resting,
                person.link_touched, person.link_key_sets, person.link_keys, person.link_decisions, person.review_pairs,
                person.cluster_changes, person.link_secrets cascade;
            update ingest.submissions set status = 'withdrawn';
            """);
    }

    private Task AskAsync(LinkRunResult run)
        => database.Jobs.InScopeAsync(
            Scope.None("system:test", "ask"), session => AskAgain.AfterLinkingAsync(session, run.Touched, DateTimeOffset.UtcNow),
            TestContext.Current.CancellationToken);

    private async Task<IReadOnlyList<long>> SendTownAsync(int rows, int parts)
    {
        var sent = new List<long>();
        foreach (var (part, index) in Parts(new InventedTown(5, true).Rows(rows), parts).Select((part, index) => (part, index)))
        {
            sent.Add(await _world.SendAsync(index % 3, part));
        }

        return sent;
    }

    private static List<List<TownRow>> Parts(List<TownRow> rows, int parts)
        => [.. rows.Take(rows.Count).Select((row, index) => (row, index)).GroupBy(pair => pair.index % parts).Select(part => part.Select(pair => pair.row).ToList())];
}
