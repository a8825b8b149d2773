using Hub.Data.Ingest.Withdrawal;
using Hub.Data.Persons;
using Hub.Data.Persons.Register;
using Hub.Data.Sharing;
using Hub.Testing;

namespace Hub.Data.Tests.Persons.Register;

/// <summary>Premises, vehicles and telephones in the register of people: the same code, each a run of its own.</summary>
public sealed class ThingRegisterTests(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    public static TheoryData<string> Things { get; } = [.. LinkSubject.All.Where(subject => !subject.IsPerson).Select(subject => subject.Name)];

    public async ValueTask InitializeAsync() => await LinkRegisterTests.ResetAsync(database);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Theory, MemberData(nameof(Things))]
    public async Task Run_Things_FindsTheKnownAnswer(string name)
    {
        using var world = await WorldAsync(2);
        var subject = LinkSubject.Of(name);
        var truth = await SendAsync(world, 600, 3);

        var run = await world.LinkAsync(subject: subject);

        Assert.Equal(truth.Count(pair => IdOf(subject, pair.Value).Length > 0), run!.Records);
        Assert.InRange(run.SeveralAgencies, 50, 150);
        var clusters = await ClustersAsync(world, subject, truth);
        // Nothing is joined wrongly; premises without a number and those of one cannot always be told to be one.
        Assert.All(clusters, cluster => Assert.Single(cluster.Distinct()));
        Assert.InRange(clusters.Count, 1, clusters.SelectMany(cluster => cluster).Distinct().Count() * 1.02);
    }

    [Theory, MemberData(nameof(Things))]
    public async Task Run_InSteps_ComesToTheFullRunAndWithdrawalRestoresIt(string name)
    {
        using var world = await WorldAsync(3);
        var subject = LinkSubject.Of(name);
        var rows = TestThings.Rows(600, 8);
        foreach (var (part, index) in rows.Chunk(100).Take(5).Select((part, index) => (part, index)))
        {
            await world.SendThingsAsync(index % 3, part);
            Assert.Equal(index == 0 ? "full" : "added", (await world.LinkAsync(subject: subject))!.Scale);
        }

        var inSteps = await world.ClustersAsync();
        Assert.Null(await world.LinkAsync(subject: subject));
        await world.LinkAsync(LinkWish.Everything, subject);
        Assert.Equal(inSteps, await world.ClustersAsync());

        var added = await world.SendThingsAsync(2, rows.Skip(500));
        await world.LinkAsync(subject: subject);
        Assert.NotEqual(inSteps, await world.ClustersAsync());
        await world.TakeBackAsync(2, added, RowEffect.Erase);
        await world.LinkAsync(subject: subject);
        Assert.Equal(inSteps, await world.ClustersAsync());
    }

    [Fact]
    public async Task Run_SubjectsOfTheSameRows_DoNotTouchEachOther()
    {
        using var world = await WorldAsync(2);
        await SendAsync(world, 300, 5);
        await world.LinkAsync(subject: LinkSubject.Premises);
        var premises = await world.ClustersAsync();
        await world.LinkAsync(subject: LinkSubject.Vehicle);
        await world.LinkAsync(LinkWish.NewModel, LinkSubject.Vehicle);

        Assert.Equal(premises, await world.ClustersAsync(LinkSubject.Premises));
        Assert.Empty(await world.QueryAsync<long>(
            """
            select l.left_record from person.links l join person.link_records a on a.record_id = l.left_record
            join person.link_records b on b.record_id = l.right_record where a.subject <> b.subject
            """));
        var counted = await world.QueryAsync<(string Subject, long Links)>(
            """
            select r.subject, r.link_count - (select count(*) from person.links l join person.link_records a on a.record_id = l.left_record
                where a.subject = r.subject)
            from person.link_runs r where r.run_id in (select max(run_id) from person.link_runs group by subject)
            """);
        Assert.All(counted, run => Assert.Equal(0, run.Links));
    }

    [Fact]
    public async Task Run_MisreadMarkOrNumber_IsAskedAboutAndNeverLinkedByTheHubAlone()
    {
        using var world = await WorldAsync(2);
        ThingRow[] rows =
        [
            Row("AB08 OSC", "07700 912345"), Row("A808 0SC", "07700 912354"), Row("AB08OSC", "+44 7700 912345"), Row("KN52 XYZ", "07811 555666"),
        ];
        await world.SendThingsAsync(0, rows[..1]);
        await world.SendThingsAsync(1, rows[1..]);
        foreach (var subject in (LinkSubject[])[LinkSubject.Vehicle, LinkSubject.Phone])
        {
            var run = await world.LinkAsync(subject: subject);

            Assert.Equal((4L, 3L), (run!.Records, run.Clusters));
            var asked = await world.QueryAsync<(bool IsLinked, string Left, string Right)>(
                """
                select p.is_linked, encode(p.left_key, 'hex'), encode(p.right_key, 'hex') from person.review_pairs p where p.subject = @Name
                """,
                new { subject.Name });
            Assert.False(Assert.Single(asked).IsLinked);

            // A person says that they are one: that holds.
            await world.ExecuteAsync(
                """
                insert into person.link_decisions (decision_id, subject, left_key, right_key, left_agency, right_agency, answer, reason, weight,
                    cluster_size, decided_by, decided_for, decided_at)
                select gen_random_uuid(), p.subject, least(p.left_key, p.right_key), greatest(p.left_key, p.right_key), p.left_agency,
                    p.right_agency, 'same', 'because', 1, 2, p.left_agency, p.left_agency, now() + interval '1 year'
                from person.review_pairs p where p.subject = @Name
                """,
                new { subject.Name });
            Assert.Equal(2, (await world.LinkAsync(subject: subject))!.Clusters);
        }
    }

    [Fact]
    public async Task Run_WhatWasAgreedAboutPeople_LetsNoPremisesMeet()
    {
        using var world = await RegisterWorld.CreateAsync(database, 2, combines: false);
        foreach (var agency in world.Agencies)
        {
            await world.AllowAsync(agency, [TestThings.Kind], SharingPurposes.ShowOverlap);
            await world.AllowAsync(agency, [RegisterWorld.People], SharingPurposes.ShowThings);
        }

        await world.SendThingsAsync(0, TestThings.Rows(40, 1));
        await world.SendAsync(1, new Linking.InventedTown(3, true).Rows(60));

        Assert.Null(await world.LinkAsync(subject: LinkSubject.Vehicle));
        Assert.Null(await world.LinkAsync());
        // Addresses of people are premises only where that was agreed, and then beside nobody who did not agree.
        var run = await world.LinkAsync(subject: LinkSubject.Premises);
        Assert.Equal(0, run!.SeveralAgencies);
        Assert.Equal(RegisterWorld.People, Assert.Single(await world.QueryAsync<string>("select distinct kind from person.link_records")));
    }

    [Fact]
    public async Task Run_DepersonalisedKind_TakesNoPartAsPremisesEither()
    {
        using var world = await WorldAsync(1);
        await world.SendAsync(0, new Linking.InventedTown(3, true).Rows(60), RegisterWorld.Depersonalised);

        Assert.Null(await world.LinkAsync(subject: LinkSubject.Premises));
        Assert.Null(await world.LinkAsync(subject: LinkSubject.Phone));
    }

    [Fact]
    public async Task Run_RowsThatNameNoVehicle_AreLinkedAsNone()
    {
        using var world = await WorldAsync(1);
        var sent = await world.SendThingsAsync(0, TestThings.Rows(20, 1).Select(row => row with { Mark = "" }));

        Assert.Equal(0, (await world.LinkAsync(subject: LinkSubject.Vehicle))!.Records);
        Assert.Null(await world.LinkAsync(subject: LinkSubject.Vehicle));
        await world.SendThingsAsync(0, TestThings.Rows(20, 1));
        Assert.Equal(20, (await world.LinkAsync(subject: LinkSubject.Vehicle))!.Records);
        Assert.Equal(0, Assert.Single(await world.QueryAsync<int>(
            "select record_count from person.link_submissions where submission_id = @sent", new { sent })));
    }

    private async Task<RegisterWorld> WorldAsync(int agencies)
    {
        var world = await RegisterWorld.CreateAsync(database, agencies, combines: false);
        foreach (var agency in world.Agencies)
        {
            await world.AllowAsync(agency, [TestThings.Kind], SharingPurposes.ShowThings);
        }

        return world;
    }

    private static ThingRow Row(string mark, string phone) => new("", "", "", "", "", mark, "", phone);

    // Row numbers are those of the file: the first is beneath the headings.
    private static async Task<Dictionary<(long Submission, int Row), ThingRow>> SendAsync(RegisterWorld world, int rows, int seed)
    {
        var truth = new Dictionary<(long, int), ThingRow>();
        foreach (var (part, agency) in TestThings.Rows(rows, seed).Chunk((rows + world.Agencies.Count - 1) / world.Agencies.Count).Select((part, agency) => (part, agency)))
        {
            var submission = await world.SendThingsAsync(agency, part);
            foreach (var (row, index) in part.Select((row, index) => (row, index)))
            {
                truth[(submission, index + 2)] = row;
            }
        }

        return truth;
    }

    private static async Task<List<List<string>>> ClustersAsync(
        RegisterWorld world, LinkSubject subject, Dictionary<(long Submission, int Row), ThingRow> truth)
        => [.. (await world.QueryAsync<(long Submission, int Row, long Cluster)>(
            "select submission_id, row_number, cluster_record from person.link_records where subject = @Name", new { subject.Name }))
            .GroupBy(row => row.Cluster).Select(cluster => cluster.Select(row => IdOf(subject, truth[(row.Submission, row.Row)])).ToList())];

    private static string IdOf(LinkSubject subject, ThingRow row)
        => subject == LinkSubject.Premises ? row.Home : subject == LinkSubject.Vehicle ? row.Vehicle : row.Line;
}
