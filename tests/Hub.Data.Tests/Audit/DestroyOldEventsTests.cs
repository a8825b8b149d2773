using Hub.Data.Audit;
using Hub.Data.Audit.Retention;
using Hub.Data.Database;
using Npgsql;

namespace Hub.Data.Tests.Audit;

/// <summary>Old events go by rule, whole seals at a time, and the chain still verifies.</summary>
public sealed class DestroyOldEventsTests
{
    private static readonly Scope Worker = Scope.None("system:audit", "destroy old events");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static Task<DestroyOutcome> DestroyAsync(AuditWorld world)
        => world.Database.Jobs.InScopeAsync(Worker, DestroyOldEvents.HandleAsync, Token);

    /// <summary>Three seals of eight years ago and one of now.</summary>
    private static async Task<AuditWorld> OldWorldAsync()
    {
        var world = await AuditWorld.SealedAsync(3, 2);
        File.Delete(world.Heads);
        await world.TamperAsync("delete from audit.head_exports; update audit.events set at = at - interval '8 years'");
        await world.RecomputeChainAsync(TimeSpan.FromDays(8 * 365.25));
        await world.WriteAsync(2);
        await world.SealAsync();
        await world.ExportAsync();
        Assert.Equal([], (await world.VerifyAsync()).Findings);
        return world;
    }

    [Fact]
    public async Task Handle_OldSeals_LosesTheirEventsAndStaysClean()
    {
        await using var world = await OldWorldAsync();

        var outcome = await DestroyAsync(world);
        await world.SealAsync();
        await world.ExportAsync();
        var report = await world.VerifyAsync();

        Assert.Equal(new DestroyOutcome.Done(3, 6, 1, 84), outcome);
        Assert.Equal([], report.Findings);
        Assert.Equal((3, 5), (report.Events, report.Seals));
        var gone = Assert.Single(report.Destroyed);
        Assert.Equal((1, 84, 3L, 6L), (gone.RuleVersion, gone.KeepMonths, gone.Seals, gone.Events));
        Assert.IsType<DestroyOutcome.NothingDue>(await DestroyAsync(world));
    }

    [Fact]
    public async Task Handle_OldSeals_ANewHeadsFileStillVerifies()
    {
        await using var world = await OldWorldAsync();
        await DestroyAsync(world);
        await world.SealAsync();
        await world.TamperAsync("delete from audit.head_exports");
        File.Delete(world.Heads);

        await world.ExportAsync();

        Assert.Equal([], (await world.VerifyAsync()).Findings);
    }

    [Fact]
    public async Task Tombstone_OnAYoungSeal_IsAFinding()
    {
        await using var world = await AuditWorld.SealedAsync(2, 2);

        await world.TamperAsync(
            """
            insert into audit.destroyed_seals (seal_number, rule_version, keep_months, event_id) values (1, 1, 84, gen_random_uuid());
            delete from audit.events e using audit.sealed_events p where p.event_id = e.event_id and p.seal_number = 1;
            delete from audit.sealed_events where seal_number = 1
            """);

        var findings = (await world.VerifyAsync()).Findings;
        Assert.Contains("The events of seal 1 were destroyed before the time of rule 1.", findings);
        Assert.Contains("The events of seal 1 are gone, but no event tells who destroyed them.", findings);
    }

    [Fact]
    public async Task Handle_YoungEventsInASealThatTheWorkerDatedBack_DestroysNothingAndVerifySaysSo()
    {
        await using var world = await AuditWorld.SealedAsync(1, 2);
        await world.WriteAsync(2);

        await world.Database.Jobs.InScopeAsync(
            Worker,
            session => Dapper.SqlMapper.ExecuteAsync(session.Connection, session.Command(
                """
                insert into audit.seals (seal_number, sealed_at, event_count, previous_head, head)
                select 2, now() - interval '8 years', 2, head, head from audit.seals;
                insert into audit.sealed_events (seal_number, position, event_id, content_hash)
                select 2, row_number() over (order by event_id), event_id, content_hash from audit.unsealed;
                delete from audit.unsealed
                """)),
            Token);

        Assert.IsType<DestroyOutcome.NothingDue>(await DestroyAsync(world));
        Assert.Contains("Seal 2 carries a time before seal 1.", (await world.VerifyAsync()).Findings);
    }

    [Theory]
    [InlineData("delete from audit.events")]
    [InlineData("update audit.events set actor = 'x'")]
    [InlineData("delete from audit.sealed_events")]
    [InlineData("update audit.seals set event_count = 1")]
    [InlineData("truncate audit.events")]
    [InlineData("truncate audit.sealed_events")]
    [InlineData("update audit.retention_rules set keep_months = 12")]
    public async Task Record_WithItsTriggers_RefusesTheOwnerToo(string sql)
    {
        await using var world = await AuditWorld.SealedAsync(1, 2);

        var fault = await Assert.ThrowsAsync<PostgresException>(() => world.Database.Owner.InScopeAsync(
            Scope.None("tester", "tamper") with { HasOversight = true },
            session => Dapper.SqlMapper.ExecuteAsync(session.Connection, session.Command(sql)),
            Token));

        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, fault.SqlState);
    }
}

public sealed class DestroyOldEventsScenario : ICommandScenario
{
    private static readonly Scope Worker = Scope.None("system:audit", "destroy old events");

    public Type Command => typeof(DestroyOldEvents);

    public async Task<Scope> ArrangeAsync(CommandWorld world)
    {
        await world.ExecuteAsync(
            """
            insert into audit.seals (seal_number, sealed_at, event_count, previous_head, head)
            values (1, now() - interval '8 years', 1, sha256('a'), sha256('b'));
            insert into audit.events (event_id, kind, actor, purpose, outcome, subject_type, subject_id, agencies, agreements, details)
            values ('01980000-0000-7000-8000-000000000001', 'SignedIn', 'a', 'p', 'done', 't', '1', '{}', '{}', '{}');
            alter table audit.events disable trigger refuse_change;
            update audit.events set at = at - interval '8 years';
            alter table audit.events enable trigger refuse_change;
            insert into audit.sealed_events (seal_number, position, event_id, content_hash)
            select 1, 1, event_id, content_hash from audit.events;
            delete from audit.unsealed
            """);
        return Worker;
    }

    public async Task RunAsync(CommandWorld world)
        => Assert.IsType<DestroyOutcome.Done>(await world.Jobs.InScopeAsync(Worker, DestroyOldEvents.HandleAsync, world.Token));
}
