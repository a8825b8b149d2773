using CsCheck;
using Dapper;
using Hub.Data.Audit;
using Hub.Data.Audit.Sealing;
using Hub.Data.Database;

namespace Hub.Data.Tests.Audit;

/// <summary>Sealing takes what is committed, once, and never makes a writer wait; heads are never lost.</summary>
public sealed class SealEventsTests
{
    private static readonly string[] OddTexts =
        ["", "-", "3:abc", "1:", "\U0001F600", "é\u0301", "\r\n\t", "a,b", "\u2028", new string('x', 3000)];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task HandleAsync_AnOpenTransaction_IsSealedAfterItsCommitAndHoldsNobodyUp()
    {
        await using var world = await AuditWorld.StartAsync();
        await world.Database.Jobs.InScopeAsync(
            Scope.None("slow", "a long load"),
            async session =>
            {
                await AuditStore.WriteAsync(session, new AuditEvent(AuditEventKind.JobEnded, "request", "1"));
                await world.WriteAsync(3);
                Assert.Equal(3, await world.SealAsync());
            },
            Token);

        Assert.Equal(1, await world.SealAsync());
        await world.ExportAsync();
        var report = await world.VerifyAsync();

        Assert.Equal([], report.Findings);
        Assert.Equal((4, 2, 0), (report.Events, report.Seals, report.Unsealed));
    }

    [Fact]
    public async Task HandleAsync_ManySealersAndWriters_SealEveryEventOnce()
    {
        await using var world = await AuditWorld.StartAsync();
        var writers = Enumerable.Range(0, 4).Select(w => Task.Run(
            async () =>
            {
                for (var i = 0; i < 50; i++)
                {
                    await world.Database.Jobs.InScopeAsync(
                        Scope.None($"writer {w}", "write"),
                        session => AuditStore.WriteAsync(session, new AuditEvent(AuditEventKind.SignedIn, "account", $"{i}")),
                        Token);
                }
            },
            Token)).ToList();
        var writing = Task.WhenAll(writers);
        var sealers = Enumerable.Range(0, 3).Select(_ => Task.Run(
            async () =>
            {
                while (!writing.IsCompleted)
                {
                    await world.SealAsync();
                }
            },
            Token));
        await Task.WhenAll(sealers.Append(writing));
        await world.SealAsync();
        await world.ExportAsync();

        var report = await world.VerifyAsync();

        Assert.Equal([], report.Findings);
        Assert.Equal((200, 0), (report.Events, report.Unsealed));
        Assert.InRange(report.Seals, 2, 200);
    }

    [Fact]
    public async Task HandleAsync_MoreThanASealHolds_MakesSeveral()
    {
        await using var world = await AuditWorld.StartAsync();
        await using (var connection = await world.Database.Superuser.OpenConnectionAsync(Token))
        {
            await connection.ExecuteAsync(
                """
                insert into audit.events (event_id, kind, actor, purpose, outcome, subject_type, subject_id, agencies, agreements, details)
                select gen_random_uuid(), 'SignedIn', 'a', 'p', 'done', 't', n::text, '{}', '{}', '{}' from generate_series(1, 10001) n
                """);
        }

        Assert.Equal(10001, await world.SealAsync());
        Assert.Equal(10000, await world.CountAsync("select event_count from audit.seals where seal_number = 1"));
        await world.ExportAsync();
        Assert.Equal([], (await world.VerifyAsync()).Findings);
    }

    [Fact]
    public async Task HandleAsync_EventPutBackIntoTheQueue_IsNotSealedTwice()
    {
        await using var world = await AuditWorld.SealedAsync(1, 2);
        await world.TamperAsync("insert into audit.unsealed select event_id, content_hash from audit.events");
        await world.WriteAsync(1);

        Assert.Equal(1, await world.SealAsync());
        Assert.Equal(0, await world.CountAsync("select count(*) from audit.unsealed"));
    }

    [Fact]
    public async Task Export_AfterADeathWhileWriting_CompletesTheLineAndLosesNoHead()
    {
        await using var world = await AuditWorld.SealedAsync(3, 2);
        var text = await File.ReadAllTextAsync(world.Heads, Token);
        await File.WriteAllTextAsync(world.Heads, text[..^25], Token);
        await world.TamperAsync("update audit.head_exports set seal_number = 2");

        await world.ExportAsync();

        Assert.Equal([], (await world.VerifyAsync()).Findings);
        Assert.Equal(4, (await File.ReadAllLinesAsync(world.Heads, Token)).Length);
    }

    [Fact]
    public async Task Export_OnASecondMachine_WritesTheWholeChain()
    {
        await using var world = await AuditWorld.SealedAsync(3, 2);
        var other = world.Heads + ".other";

        await new ExportHeads(world.Database.Jobs, new HeadFile(other)).HandleAsync(Scope.None("system:audit", "export"), Token);

        Assert.Equal(await File.ReadAllTextAsync(world.Heads, Token), await File.ReadAllTextAsync(other, Token));
    }

    [Fact]
    public async Task Export_FileHeldByAnother_FailsAndIsDoneNextTime()
    {
        await using var world = await AuditWorld.SealedAsync(1, 1);
        await world.WriteAsync(1);
        await world.SealAsync();
        await using (File.Open(world.Heads, FileMode.Open, FileAccess.ReadWrite, FileShare.None))
        {
            await Assert.ThrowsAsync<IOException>(world.ExportAsync);
        }

        Assert.Equal(1, await world.ExportAsync());
        Assert.Equal([], (await world.VerifyAsync(waitAtMost: TimeSpan.Zero)).Findings);
    }

    [Fact]
    public async Task Hashes_OfTheDatabaseAndOfVerify_AgreeOverOddText()
    {
        await using var world = await AuditWorld.StartAsync();
        var text = Gen.OneOf(
            Gen.Char['\u0001', '\uD7FF'].Array[0, 12].Select(c => new string(c)),
            Gen.Int[0, OddTexts.Length - 1].Select(i => OddTexts[i]));
        var samples = new List<(string A, string B, string C, Guid[] Agencies)>();
        Gen.Select(text, text, text, Gen.Guid.Array[0, 4]).Sample(samples.Add, iter: 300, threads: 1);

        foreach (var chunk in samples.Chunk(100))
        {
            await world.Database.Jobs.InScopeAsync(
                Scope.None(chunk[0].C, "odd \U0001F980 text"),
                async session =>
                {
                    foreach (var (a, b, c, agencies) in chunk)
                    {
                        await AuditStore.WriteAsync(session, new AuditEvent(AuditEventKind.AccessRefused, a, b)
                        {
                            Agencies = agencies,
                            Agreements = agencies,
                            Outcome = AuditOutcome.Refused,
                            Details = new SortedDictionary<string, string>(StringComparer.Ordinal) { [a + "k"] = c },
                        });
                    }
                },
                Token);
        }

        await world.SealAsync();
        await world.ExportAsync();
        var report = await world.VerifyAsync();

        Assert.Equal([], report.Findings);
        Assert.Equal(samples.Count, report.Events);
    }
}
