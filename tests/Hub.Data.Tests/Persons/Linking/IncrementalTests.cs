using CsCheck;
using Hub.Data.Persons.Linking;

namespace Hub.Data.Tests.Persons.Linking;

/// <summary>For one model, linking in steps comes to what linking everything at once comes to; ids stay.</summary>
public sealed class IncrementalTests
{
    // Small files compare every pair; a register in steps goes by keys.
    private static readonly LinkSettings ByKeys = new() { PairsAlwaysAllowed = 1000 };
    private static readonly List<(ulong Id, TownRow Row)> Rows = [.. new InventedTown(21, hasNumbers: true).Rows(1600).Select((row, place) => ((ulong)place + 1, row))];
    private static readonly LinkModel Model = Linker.Link(Table(Rows.Take(1200)), ByKeys).Model();

    [Fact]
    public void Add_InAnyStepsAndOrder_EqualsAFullRun()
        => Gen.Int[0, 1000].Sample(
            seed =>
            {
                var random = new Random(seed);
                var register = new StandingRegister(Model);
                foreach (var step in Rows.OrderBy(_ => random.Next()).Chunk(random.Next(100, 700)))
                {
                    register.Add(step);
                }

                Assert.Equal(Full(Rows), register.ClusterOf);
            },
            iter: 3);

    [Fact]
    public void AddAndWithdraw_RestoresEveryCluster()
    {
        var register = new StandingRegister(Model);
        register.Add(Rows[..1000]);
        var before = register.ClusterOf.ToList();

        register.Add(Rows[1000..1300]);
        var between = register.ClusterOf.ToList();
        register.Withdraw([.. Rows[1000..1300].Select(row => row.Id)]);

        Assert.NotEqual(before, between);
        Assert.Equal(before, register.ClusterOf.ToList());
    }

    [Fact]
    public void Withdraw_OfTheEarliest_EqualsAFullRunOfTheRest()
    {
        var register = new StandingRegister(Model);
        register.Add(Rows);
        var names = register.ClusterOf.Where(pair => pair.Key != pair.Value).Select(pair => pair.Value).Distinct().Take(100).ToList();

        register.Withdraw(names);

        Assert.Equal(Full([.. Rows.Where(row => !names.Contains(row.Id))]), register.ClusterOf);
    }

    [Fact]
    public void Add_LaterRecords_KeepsTheOlderIdsOfWhatTheyJoin()
    {
        var register = new StandingRegister(Model);
        register.Add(Rows[..1000]);
        var before = register.ClusterOf.ToDictionary();

        register.Add(Rows[1000..]);

        // An id goes only where two clusters became one, and then the older stays.
        Assert.All(before, pair => Assert.True(register.ClusterOf[pair.Key] <= 1000));
        var kept = before.Count(pair => register.ClusterOf[pair.Key] == pair.Value);
        Assert.InRange(kept, 960, 1000);
    }

    [Fact]
    public void Link_Again_ChangesNoId() => Assert.Equal(Full(Rows), Full(Rows));

    [Fact]
    public void Weigh_UnderAModel_DoesNotDependOnWhoElseIsThere()
    {
        var (all, some) = (Linker.Link(Table(Rows), Model), Linker.Link(Table(Rows.Take(300)), Model));

        Assert.All(some.Pairs().Take(200), pair => Assert.Equal(pair.Weight, all.Weigh(pair.Left, pair.Right).Weight));
    }

    private static SortedDictionary<ulong, ulong> Full(IReadOnlyList<(ulong Id, TownRow Row)> rows)
    {
        var result = Linker.Link(Table(rows), Model);
        return new SortedDictionary<ulong, ulong>(Enumerable.Range(0, rows.Count).ToDictionary(record => rows[record].Id, record => rows[result.ClusterOf[record]].Id));
    }

    private static RecordTable Table(IEnumerable<(ulong Id, TownRow Row)> rows)
    {
        var list = rows.ToList();
        return InventedTown.Table([.. list.Select(row => row.Row)]) with { RecordIds = [.. list.Select(row => row.Id)] };
    }
}
