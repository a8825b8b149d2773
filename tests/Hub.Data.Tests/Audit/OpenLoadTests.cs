using Dapper;
using Hub.Data.Audit;
using Hub.Data.Database;
using Hub.Testing;

namespace Hub.Data.Tests.Audit;

/// <summary>
/// A load of a million rows that has written its own event and stays open makes no audited read, no sealer and no verification wait
/// for a lock. How long a read takes is measured by <c>./bench.sh audit</c>; here no wait may reach the promise's 50 ms.
/// </summary>
public sealed class OpenLoadTests
{
    private const int Rows = 1_000_000;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task AuditedReads_WhileALoadIsOpen_WaitForNoLock()
    {
        await using var world = await AuditWorld.SealedAsync(1, 1);
        await using var impatient = HubDataSource.Create(world.Database.ConnectionString(Roles.Web) + ";Options=-c lock_timeout=5000");
        var web = new HubDatabase(impatient);
        await using var loader = await world.Database.Superuser.OpenConnectionAsync(Token);
        await loader.ExecuteAsync("create table public.loaded (n bigint, name text)");
        await using var load = await loader.BeginTransactionAsync(Token);
        await loader.ExecuteAsync(
            """
            insert into audit.events (event_id, kind, actor, purpose, outcome, subject_type, subject_id, agencies, agreements, details)
            values (gen_random_uuid(), 'SubmissionAccepted', 'load', 'load', 'done', 'submission', '1', '{}', '{}', '{}')
            """);
        var copying = Task.Run(
            async () =>
            {
                await using var copy = await loader.BeginTextImportAsync("copy public.loaded (n, name) from stdin", Token);
                for (var n = 0; n < Rows; n++)
                {
                    await copy.WriteAsync($"{n}\trow {n}\n".AsMemory(), Token);
                }
            },
            Token);

        var reads = 0;
        while (!copying.IsCompleted || reads < 200)
        {
            await web.InScopeAsync(
                Scope.None("reader", "read"),
                async session =>
                {
                    await AuditStore.WriteAsync(session, new AuditEvent(AuditEventKind.SignedIn, "account", "reader"));
                    await session.Connection.QueryAsync<Guid>(session.Command("select event_id from audit.events order by at desc limit 25"));
                },
                Token);
            reads++;
        }

        await copying;
        Assert.Equal(reads, await world.SealAsync());
        await world.ExportAsync();
        Assert.Equal([], (await world.VerifyAsync()).Findings);
        await load.CommitAsync(Token);
        Assert.Equal(1, await world.SealAsync());
    }
}
