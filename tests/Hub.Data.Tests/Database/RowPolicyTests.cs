using System.Collections.Concurrent;
using Dapper;
using Hub.Data.Database;
using Npgsql;

namespace Hub.Data.Tests.Database;

/// <summary>
/// Row-level security holds where a query forgets: no statement here says whose rows it wants, and none gets another's.
/// </summary>
public sealed class RowPolicyTests(PolicyTables tables) : IClassFixture<PolicyTables>
{
    private const int Requests = 10_000;
    private const int AtOnce = 16;

    // Half of the requests do not end well.
    private static readonly Ending[] Mix =
    [
        Ending.Committed, Ending.Committed, Ending.Committed, Ending.Committed, Ending.Thrown, Ending.Thrown, Ending.Failed,
        Ending.Cancelled,
    ];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Requests_TenThousandMixedOverOnePool_SeeNoForeignRow()
    {
        await using var web = Pooled(Roles.Web);
        await using var jobs = Pooled(Roles.Jobs);
        var leaks = new ConcurrentBag<string>();
        var ended = new ConcurrentDictionary<Ending, int>();
        var next = -1;
        await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(async worker =>
        {
            var random = new Random(worker);
            for (var i = Interlocked.Increment(ref next); i < Requests; i = Interlocked.Increment(ref next))
            {
                var side = random.Next(2) == 0 ? PolicyTables.Left : PolicyTables.Right;
                var table = tables.All[i % tables.All.Count];
                var ending = Mix[random.Next(Mix.Length)];
                var door = new HubDatabase(random.Next(2) == 0 ? web : jobs);
                var fault = await RequestAsync(door, side, table, ending, random);
                ended.AddOrUpdate(ending, 1, (_, count) => count + 1);
                if (fault is not null)
                {
                    leaks.Add(fault);
                }
            }
        }));

        Assert.Empty(leaks.Distinct().Take(20));
        Assert.Equal(Requests, ended.Values.Sum());
        Assert.All(Enum.GetValues<Ending>(), ending => Assert.InRange(ended[ending], 1_000, 6_000));
        Assert.InRange(tables.All.Count(table => !table.IsNarrower), 15, 500);
    }

    [Fact]
    public async Task Transactions_WithoutScope_SeeNothing()
    {
        foreach (var role in new[] { Roles.Web, Roles.Jobs })
        {
            await using var source = Pooled(role);
            var seen = await new HubDatabase(source).InScopeAsync(
                Scope.None("test", "test"),
                async session =>
                {
                    var names = new List<string>();
                    foreach (var table in tables.All)
                    {
                        if (await session.Connection.ExecuteScalarAsync<long>(session.Command($"select count(*) from {table.Name}")) > 0)
                        {
                            names.Add(table.Name);
                        }
                    }

                    return names;
                },
                Token);
            Assert.Empty(seen);
        }
    }

    [Fact]
    public async Task Writes_IntoTheOtherAgency_AreRefused()
    {
        var taken = new List<string>();
        foreach (var role in new[] { Roles.Web, Roles.Jobs })
        {
            await using var source = Pooled(role);
            foreach (var table in tables.All)
            {
                if (!await IsRefusedAsync(source, session => PolicyTables.InsertAsync(session.Connection, table.Name, PolicyTables.Right)))
                {
                    taken.Add($"{role} inserted into {table.Name}");
                }

                var given = 0;
                if (!await IsRefusedAsync(source, async session => given = await session.Connection.ExecuteAsync(session.Command(
                    $"update {table.Name} set {table.Owner} = @Foreign", new { Foreign = PolicyTables.Right.OwnerOf(table) })))
                    && (given > 0 || !table.IsNarrower))
                {
                    taken.Add($"{role} gave away rows of {table.Name}");
                }
            }
        }

        Assert.Empty(taken);
    }

    [Fact]
    public async Task Deletes_WithoutWhere_LeaveTheOtherAgencysRows()
    {
        await using var source = Pooled(Roles.Jobs);
        foreach (var table in tables.All)
        {
            await using var connection = await source.OpenConnectionAsync(Token);
            await using var transaction = await connection.BeginTransactionAsync(Token);
            await connection.ExecuteAsync(
                "select set_config('hub.agencies', @Agencies, true), set_config('hub.areas', @Areas, true)",
                new { Agencies = PolicyTables.Left.Agency.ToString(), Areas = PolicyTables.Left.Area.ToString(
                    System.Globalization.CultureInfo.InvariantCulture) },
                transaction);
            var deleted = await connection.ExecuteAsync($"delete from {table.Name}", transaction: transaction);
            Assert.True(
                deleted == PolicyTables.RowsOfEach || (deleted < PolicyTables.RowsOfEach && table.IsNarrower),
                $"A delete without where took {deleted} rows of {table.Name}.");
            await transaction.RollbackAsync(Token);
        }
    }

    private static async Task<string?> RequestAsync(HubDatabase door, Side side, PolicyTable table, Ending ending, Random random)
    {
        string? fault = null;
        using var cancelled = CancellationTokenSource.CreateLinkedTokenSource(Token);
        try
        {
            await door.InScopeAsync(
                side.Scope,
                async session =>
                {
                    fault = await ForeignRowAsync(session, side, table);
                    switch (ending)
                    {
                        case Ending.Thrown:
                            throw new RolledBackException();
                        case Ending.Cancelled:
                            cancelled.CancelAfter(TimeSpan.FromMilliseconds(random.Next(3)));
                            await session.Connection.ExecuteAsync(session.Command("select pg_sleep(5)"));
                            break;
                        case Ending.Failed:
                            await session.Connection.ExecuteAsync(session.Command("select 1 / @Zero", new { Zero = 0 }));
                            break;
                        default:
                            break;
                    }
                },
                cancelled.Token);
            return fault ?? (ending == Ending.Committed ? null : $"A request that should end as {ending} was committed");
        }
        catch (RolledBackException)
        {
            return fault;
        }
        catch (PostgresException failed) when (failed.SqlState == PostgresErrorCodes.DivisionByZero)
        {
            return fault;
        }
        catch (OperationCanceledException) when (!Token.IsCancellationRequested)
        {
            return fault;
        }
    }

    private static async Task<string?> ForeignRowAsync(HubSession session, Side side, PolicyTable table)
    {
        var owners = table.IsByAgency
            ? (await session.Connection.QueryAsync<Guid>(session.Command($"select {table.Owner} from {table.Name}"))).Cast<object>().ToList()
            : (await session.Connection.QueryAsync<long>(session.Command($"select {table.Owner} from {table.Name}"))).Cast<object>().ToList();
        return owners.Any(owner => !owner.Equals(side.OwnerOf(table))) ? $"{table.Name} showed a foreign row"
            : owners.Count != PolicyTables.RowsOfEach && !table.IsNarrower ? $"{table.Name} showed {owners.Count} of one's own rows"
            : null;
    }

    private static async Task<bool> IsRefusedAsync(NpgsqlDataSource source, Func<HubSession, Task> write)
    {
        try
        {
            await new HubDatabase(source).InScopeAsync(
                PolicyTables.Left.Scope,
                async session =>
                {
                    await session.SaveAsync("before");
                    await write(session);
                },
                Token);
            return false;
        }
        catch (PostgresException refused) when (refused.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            return refused.MessageText.Contains("row-level security", StringComparison.Ordinal);
        }
    }

    private NpgsqlDataSource Pooled(string role) => HubDataSource.Create(
        tables.Database.ConnectionString(role) + ";Maximum Pool Size=4;Max Auto Prepare=20;Auto Prepare Min Usages=2");

    private enum Ending
    {
        Committed,
        Thrown,
        Cancelled,
        Failed,
    }

    private sealed class RolledBackException : Exception;
}
