using Dapper;
using Hub.Data.Database;
using Hub.Data.Persons.Register;
using Hub.Data.Tests.Persons.Linking;
using Hub.Testing;
using Npgsql;

namespace Hub.Data.Tests.Persons.Register;

/// <summary>What may not be combined is never opened, compared, linked or counted; and what linking keeps tells nobody anything.</summary>
public sealed class LinkPermissionTests(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await LinkRegisterTests.ResetAsync(database);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Run_KindsThatNobodyLetsCombine_LeaveNoTrace()
    {
        using var world = await RegisterWorld.CreateAsync(database, 2, combines: false);
        var rows = new InventedTown(3, true).Rows(120);
        await world.SendAsync(0, rows);
        await world.SendAsync(1, rows);

        Assert.Null(await world.LinkAsync());

        foreach (var table in new[] { "link_records", "links", "link_runs", "link_models", "link_keys", "link_submissions", "review_pairs" })
        {
            Assert.Equal(0, Assert.Single(await world.QueryAsync<long>("select count(*) from person." + table)));
        }

        Assert.Equal(0, Assert.Single(await world.QueryAsync<long>(
            "select count(*) from audit.events where kind = 'IdentitiesOpened' and subject_type = 'link_run' and agencies && @Agencies",
            new { Agencies = world.Agencies.Select(agency => agency.Agency).ToArray() })));
    }

    [Fact]
    public async Task Run_KindWithoutCombining_HasNoRecordBesideKindsThatMay()
    {
        using var world = await RegisterWorld.CreateAsync(database, 2, combines: false);
        await world.AllowAsync(world.Agencies[0], [RegisterWorld.People]);
        await world.AllowAsync(world.Agencies[1], [RegisterWorld.People]);
        var rows = new InventedTown(3, true).Rows(150);
        await world.SendAsync(0, rows);
        await world.SendAsync(1, rows);
        var refused = await world.SendAsync(1, rows, RegisterWorld.Others);
        var depersonalised = await world.SendAsync(0, rows, RegisterWorld.Depersonalised);

        var run = await world.LinkAsync();

        Assert.True(run!.SeveralAgencies > 0);
        Assert.Equal(0, Assert.Single(await world.QueryAsync<long>(
            "select count(*) from person.link_records where submission_id = any (@Ids)", new { Ids = new[] { refused, depersonalised } })));
        Assert.Empty(await world.QueryAsync<string>(
            """
            select e.details from audit.events e where e.kind = 'RecordsCombined' and e.outcome = 'done'
                and (e.details like '%test_others%' or e.details like '%depersonalised%')
            """));
        Assert.Equal(
            run.Records,
            Assert.Single(await world.QueryAsync<long>(
                """
                select sum((details::json ->> 'rows')::bigint)::bigint from audit.events
                where kind = 'IdentitiesOpened' and subject_type = 'link_run' and agencies && @Agencies
                """,
                new { Agencies = world.Agencies.Select(agency => agency.Agency).ToArray() })));
    }

    [Fact]
    public async Task Run_ParticipantsThatMayNotMeetEachOther_ShareNoCluster()
    {
        using var world = await RegisterWorld.CreateAsync(database, 2, combines: false);
        // Each agency's people meet its own, and the other kind meets its own; the two kinds never meet.
        foreach (var agency in world.Agencies)
        {
            await world.AllowAsync(agency, [RegisterWorld.People]);
            await world.AllowAsync(agency, [RegisterWorld.Others]);
        }

        var rows = new InventedTown(3, true).Rows(150);
        await world.SendAsync(0, rows);
        await world.SendAsync(1, rows, RegisterWorld.Others);
        await world.LinkAsync();
        await world.SendAsync(1, rows);
        await world.LinkAsync();

        Assert.Empty(await world.QueryAsync<long>(
            "select cluster_record from person.link_records group by cluster_record having count(distinct kind) > 1"));
        Assert.Empty(await world.QueryAsync<long>(
            """
            select l.left_record from person.links l join person.link_records a on a.record_id = l.left_record
            join person.link_records b on b.record_id = l.right_record where a.kind <> b.kind
            """));
    }

    [Fact]
    public async Task AgreementSuspended_NextRun_TakesItsRecordsOutAndResumingBringsThemBack()
    {
        using var world = await RegisterWorld.CreateAsync(database, 2);
        var rows = new InventedTown(3, true).Rows(200);
        await world.SendAsync(0, rows);
        await world.SendAsync(1, rows);
        await world.LinkAsync();
        var before = await world.ClustersAsync();

        await world.ExecuteAsync("update sharing.agreements set status = 'suspended' where agreement_id = @Agreement", new { world.Agencies[1].Agreement });
        var without = await world.LinkAsync();
        Assert.Equal(0, without!.SeveralAgencies);
        Assert.Equal(0, Assert.Single(await world.QueryAsync<long>(
            "select count(*) from person.link_records where agency_id = @Agency", new { world.Agencies[1].Agency })));
        await world.ExecuteAsync("update sharing.agreements set status = 'signed' where agreement_id = @Agreement", new { world.Agencies[1].Agreement });
        await world.LinkAsync();

        Assert.Equal(before, await world.ClustersAsync());
    }

    [Fact]
    public async Task Model_IsSealedAndOutOfThePortalsReach()
    {
        using var world = await RegisterWorld.CreateAsync(database, 1);
        await world.SendAsync(0, new InventedTown(3, true).Rows(120));
        await world.LinkAsync();

        foreach (var column in new[] { "select sealed from person.link_models", "select sealed_key from person.link_models",
            "select entries from person.link_keys", "select sealed_key from person.link_secrets" })
        {
            var refused = await Assert.ThrowsAsync<PostgresException>(() => database.Web.InScopeAsync(
                Scope.Of("officer-1", "look", world.Agencies[0].Agency), session => session.Connection.QueryAsync<byte[]>(session.Command(column)), Token));
            Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
        }

        var model = Assert.Single(await world.QueryAsync<byte[]>("select sealed from person.link_models"));
        Assert.False(model.AsSpan().IndexOf("HLM"u8) >= 0, "A model stands in the database as it is.");
        Assert.False(model.AsSpan().IndexOf("surname"u8) >= 0, "A model stands in the database as it is.");
    }

    [Fact]
    public async Task Run_InJobsEventsAndRuns_NamesNobody()
    {
        using var world = await RegisterWorld.CreateAsync(database, 2);
        var rows = new InventedTown(3, true).Rows(150);
        await world.SendAsync(0, rows);
        await world.SendAsync(1, rows);
        await world.LinkAsync();

        var said = string.Join('\n', await world.QueryAsync<string>(
            """
            select details from audit.events where subject_type = 'link_run'
            union all select concat_ws(' ', participants::text, blocking::text, notes::text) from person.link_runs
            union all select concat_ws(' ', subject_id, purpose, error) from job.requests
            union all select comparisons::text from person.link_models
            union all select parts::text from person.review_pairs
            """));
        Assert.NotEmpty(said);
        foreach (var value in rows.SelectMany(row => new[] { row.Surname, row.Postcode, row.Phone, row.Nhs }).Where(value => value.Length > 4).Distinct())
        {
            Assert.DoesNotContain(value, said, StringComparison.OrdinalIgnoreCase);
        }
    }
}
