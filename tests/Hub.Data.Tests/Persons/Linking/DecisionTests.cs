using Hub.Data.Persons.Linking;
using Hub.Data.Persons.Linking.Standardising;

namespace Hub.Data.Tests.Persons.Linking;

/// <summary>What a person decides stands, whatever the records say and however often the model is trained.</summary>
public sealed class DecisionTests
{
    private static readonly List<TownRow> Rows = new InventedTown(11, hasNumbers: false).Rows(2500);

    [Fact]
    public void Link_ConfirmedDifferent_NeverMeet()
    {
        var result = Linker.Link(InventedTown.Table(Rows), new LinkSettings());
        var together = Together(result).Take(40).ToList();

        var decided = Linker.Link(InventedTown.Table(Rows), new LinkSettings(), [.. together.Select(pair => Decision(pair, isSame: false))]);

        Assert.Equal(40, together.Count);
        Assert.All(together, pair => Assert.NotEqual(decided.ClusterOf[pair.Left], decided.ClusterOf[pair.Right]));
    }

    [Fact]
    public void Link_ConfirmedSame_AreOneThoughNothingAgrees()
    {
        var random = new Random(2);
        var pairs = Enumerable.Range(0, 30).Select(_ => (Left: random.Next(Rows.Count / 2), Right: (Rows.Count / 2) + random.Next(Rows.Count / 2))).ToList();

        var result = Linker.Link(InventedTown.Table(Rows), new LinkSettings(), [.. pairs.Select(pair => Decision(pair, isSame: true))]);

        Assert.All(pairs, pair => Assert.Equal(result.ClusterOf[pair.Left], result.ClusterOf[pair.Right]));
    }

    [Fact]
    public void Link_IdenticalRecordsConfirmedDifferent_StayApart()
    {
        string[] row = ["ann", "quillford", "03/04/1980", "7 mill lane", "WR1 2AB"];
        var table = TestTable.People([row, row, row]);

        var result = Linker.Link(table, new LinkSettings(), [new LinkDecision(table.RecordIds[0], table.RecordIds[1], IsSame: false)]);

        Assert.NotEqual(result.ClusterOf[0], result.ClusterOf[1]);
    }

    [Fact]
    public void Link_DecisionOnAPersonOfManyRows_LeavesTheirRowsTogether()
    {
        // 900 rows of one person under one number of an agency, in the few ways in which it writes them.
        var written = Rows.GroupBy(row => row.Person).Where(person => person.Count() >= 3).MaxBy(person => person.Count())!.Take(3).ToList();
        var many = Enumerable.Range(0, 900).Select(i => written[i % 3] with { Id = "many " + i }).ToList();
        var stranger = Rows.Find(row => row.Person != written[0].Person)!;
        var table = InventedTown.Table([.. Rows, .. many]);
        var before = Linker.Link(table, new LinkSettings());

        var after = Linker.Link(
            table, before.Model(),
            [.. many.Select(row => new LinkDecision(TextHash.Of(row.Id), TextHash.Of(stranger.Id), IsSame: false))]);

        // What is alike and decided alike is still worked on once: else so many rows were no component that is settled whole.
        Assert.InRange(after.DistinctRecords, before.DistinctRecords, before.DistinctRecords + 4);
        Assert.Equal(before.ClusterOf, after.ClusterOf);
    }

    [Fact]
    public void Link_AfterAFullRetrain_DecisionsHold()
    {
        var result = Linker.Link(InventedTown.Table(Rows), new LinkSettings());
        var (different, same) = (Together(result).First(), (Left: 0, Right: Enumerable.Range(1, Rows.Count - 1).First(record => Rows[record].Person != Rows[0].Person)));
        LinkDecision[] decisions = [Decision(different, isSame: false), Decision(same, isSame: true)];
        var more = Rows.Concat(new InventedTown(12, hasNumbers: false).Rows(1500).Select(row => row with { Id = "later " + row.Id, Person = row.Person + 100_000 })).ToList();

        var later = Linker.Link(InventedTown.Table(more), new LinkSettings(), decisions);

        Assert.NotEqual(later.ClusterOf[different.Left], later.ClusterOf[different.Right]);
        Assert.Equal(later.ClusterOf[same.Left], later.ClusterOf[same.Right]);
    }

    private static IEnumerable<(int Left, int Right)> Together(LinkResult result)
        => result.ClusterOf.Select((cluster, record) => (Left: cluster, Right: record)).Where(pair => pair.Left != pair.Right).DistinctBy(pair => pair.Left);

    private static LinkDecision Decision((int Left, int Right) pair, bool isSame)
        => new(TextHash.Of(Rows[pair.Left].Id), TextHash.Of(Rows[pair.Right].Id), isSame);
}
