using System.Diagnostics;
using Hub.Data.Persons.Linking;
using Hub.Data.Persons.Linking.Weighing;

namespace Hub.Data.Tests.Persons.Linking;

/// <summary>A model that went through a store weighs, blocks and links as it did.</summary>
public sealed class LinkModelFormTests
{
    private static readonly List<TownRow> Rows = new InventedTown(51, hasNumbers: true).Rows(3000);
    private static readonly LinkModel Model = Linker.Link(InventedTown.Table(Rows), Settings()).Model();

    [Fact]
    public void Read_OfWrittenModel_WeighsAndLinksTheSame()
    {
        var read = LinkModelForm.Read(LinkModelForm.Write(Model));

        var (before, after) = (Linker.Link(InventedTown.Table(Rows), Model), Linker.Link(InventedTown.Table(Rows), read));
        Assert.Equal(before.PairWeights().Order(), after.PairWeights().Order());
        Assert.Equal(before.ClusterOf, after.ClusterOf);
        Assert.Equal(Linker.Keys(InventedTown.Table(Rows), Model), Linker.Keys(InventedTown.Table(Rows), read));
        Assert.Equivalent(Model.Settings, read.Settings, strict: true);
        Assert.Equal(RuleSets.Of(SubjectType.Person), read.RuleSet);
    }

    [Fact]
    public void Write_OfTheSameRowsInAnotherOrder_GivesTheSameBytes()
    {
        var random = new Random(1);

        var other = Linker.Link(InventedTown.Table([.. Rows.OrderBy(_ => random.Next())]), Settings()).Model();

        Assert.Equal(LinkModelForm.Write(Model), LinkModelForm.Write(other));
    }

    [Fact]
    public void Read_OfAMillionValues_TakesLessThanHalfASecond()
    {
        var random = new Random(2);
        var counts = Enumerable.Range(0, 1_000_001).Select(_ => random.Next(2, 300)).ToArray();
        var hashes = counts.Select(_ => (ulong)random.NextInt64()).ToArray();
        var large = Model with { Values = new Dictionary<string, ValueCounts> { ["house"] = ValueCounts.From(counts, id => hashes[id]) } };
        var bytes = LinkModelForm.Write(large);

        var start = Stopwatch.GetTimestamp();
        var read = LinkModelForm.Read(bytes);

        Assert.InRange(Stopwatch.GetElapsedTime(start).TotalSeconds, 0, 0.5);
        Assert.InRange(bytes.Length, 0, 11_000_000);
        Assert.Equal(counts[77], read.Values["house"].Of(hashes[77]));
    }

    [Fact]
    public void Read_OfAnythingElse_IsRefused()
    {
        var bytes = LinkModelForm.Write(Model);
        byte[][] wrong = [[], [1, 2, 3], bytes[..^1], bytes[..40], [.. bytes.Select((value, place) => place == 3 ? (byte)99 : value)]];

        Assert.All(wrong, form => Assert.Throws<InvalidDataException>(() => LinkModelForm.Read(form)));
    }

    [Fact]
    public void Keys_OfATableWithFewerColumns_StandAtTheSameRules()
    {
        var whole = InventedTown.Table([.. Rows.Take(500).Select(row => row with { Nhs = "", Email = "" })]);
        var fewer = whole with { Columns = [.. whole.Columns.Where(column => column.Role is not (FieldRole.NhsNumber or FieldRole.Email))] };

        Assert.Equal(Linker.Keys(whole, Model), Linker.Keys(fewer, Model));
        Assert.Equal(Model.Rules.Count, Linker.Keys(fewer, Model).Count);
    }

    [Fact]
    public void Model_OfFewRecords_KeepsRulesAndNotEveryPair()
    {
        var model = Linker.Link(InventedTown.Table([.. Rows.Take(300)]), new LinkSettings()).Model();

        var result = Linker.Link(InventedTown.Table(Rows), model);

        Assert.DoesNotContain(model.Rules, rule => rule.Name == "every pair");
        Assert.InRange(result.ComparedPairs, 1, 200_000);
        Assert.InRange(TestTable.F1(result.ClusterOf, record => Rows[record].Person), 0.93, 1);
    }

    private static LinkSettings Settings() => new()
    {
        PairsAlwaysAllowed = 1000, Threshold = 1.5, PairFloor = -4, LeftOut = new HashSet<string> { "town" },
        SourcesWithoutDuplicates = new HashSet<string> { "hospital" }, NeverMeet = new HashSet<(string, string)> { ("cards", "scanner"), ("hearer", "hearer") },
        Changes = new Dictionary<string, ComparisonChange> { ["surname"] = new() { AlikeFrom = 0.9, WithoutLevels = new HashSet<string> { "one slip" } } },
    };
}
