using CsCheck;
using Hub.Data.Persons.Linking;

namespace Hub.Data.Tests.Persons.Linking;

/// <summary>What a run changes about comparisons, and how far apart postcodes are.</summary>
public sealed class ComparisonChangeTests
{
    private static readonly List<TownRow> Rows = new InventedTown(71, hasNumbers: false).Rows(700);
    private static readonly RecordTable Table = InventedTown.Table(Rows);

    [Fact]
    public void Link_WithoutLevels_NeverFindsThemAndPartsStillAddUp()
    {
        var all = Linker.Link(Table, new LinkSettings()).Model().Tables;
        Gen.Int[0, 100].Sample(
            seed =>
            {
                var random = new Random(seed);
                var table = all[random.Next(all.Count)];
                var levels = table.Levels.Skip(1).SkipLast(1).Where(_ => random.Next(2) == 0).ToHashSet();
                var result = Linker.Link(Table, Changed(table.Comparison, new ComparisonChange { WithoutLevels = levels }));
                Assert.All(result.Pairs(), pair => Assert.DoesNotContain(pair.Parts, part => part.Comparison == table.Comparison && levels.Contains(part.Level)));
                Assert.All(result.Pairs().Take(300), pair => Assert.Equal(pair.Weight, pair.Parts.Sum(part => part.Bits), 0.001));
            },
            iter: 5);
    }

    [Fact]
    public void Link_WithoutOneSlip_CallsItAlike()
    {
        var before = Levels(Linker.Link(Table, new LinkSettings { PairFloor = -5 }), "surname");
        var after = Levels(Linker.Link(Table, Changed("surname", new ComparisonChange { WithoutLevels = new HashSet<string> { "one slip" } })), "surname");

        Assert.True(before["one slip"] > 5);
        Assert.False(after.ContainsKey("one slip"));
        Assert.True(after["alike"] > before["alike"]);
    }

    [Theory]
    [InlineData(null, "different")]
    [InlineData(0.8, "alike")]
    public void Link_AlikeFrom_DecidesWhatIsAlike(double? alikeFrom, string level)
    {
        var table = new RecordTable(2, [TestTable.Column("name", FieldRole.Forename, ["duane", "dwayne"])], [1, 2]);

        var result = Linker.Link(table, Changed("forename", new ComparisonChange { AlikeFrom = alikeFrom }));

        Assert.Equal(level, result.Weigh(0, 1).Parts.First(part => part.Comparison == "forename").Level);
    }

    [Fact]
    public void Link_ChangeOfSomethingThatIsNotThere_IsSaid()
    {
        var settings = new LinkSettings
        {
            LeftOut = new HashSet<string> { "shoe size" },
            Changes = new Dictionary<string, ComparisonChange> { ["surname"] = new() { WithoutLevels = new HashSet<string> { "rhymes" } } },
        };

        var notes = Linker.Link(Table, settings).Notes;

        Assert.Contains(notes, note => note.StartsWith("There is no comparison \"shoe size\"", StringComparison.Ordinal));
        Assert.Contains(notes, note => note.Contains("has no level \"rhymes\"", StringComparison.Ordinal) && note.Contains("one slip", StringComparison.Ordinal));
    }

    [Fact]
    public void Weigh_PostcodesByMetres_AreNearInTheAreaOrDifferent()
        => Gen.Select(Gen.Int[100_000, 600_000], Gen.Int[100_000, 600_000], Gen.Double[0, 6.28], Gen.Double[0, 20_000]).Sample((east, north, angle, metres) =>
        {
            var (there, up) = (east + (int)(metres * Math.Cos(angle)), north + (int)(metres * Math.Sin(angle)));
            var apart = Math.Sqrt(Math.Pow(there - east, 2) + Math.Pow(up - north, 2));
            Assert.Equal(
                apart <= 1000 ? "other postcode nearby" : apart <= 5000 ? "other postcode in the area" : "different",
                Place(["WR1 2AB", "DY9 7QQ"], [$"{east}", $"{there}"], [$"{north}", $"{up}"]));
        });

    [Theory]
    [InlineData("WR1 2AB", "WR1 2XY", "same postcode sector")]
    [InlineData("WR1 2AB", "WR1 3XY", "same postcode district")]
    [InlineData("WR1 2AB", "WR2 3XY", "different")]
    [InlineData("WR1 2AB", "WR1 2AD", "postcode one slip apart")]
    [InlineData("WR1 2AB", "wr12ab", "same postcode, house not known")]
    [InlineData("2061", "2066", "postcode one slip apart")]
    public void Weigh_PostcodesWithoutMetres_GoBySectorAndDistrict(string left, string right, string level)
        => Assert.Equal(level, Place([left, right], ["", ""], ["", ""]));

    [Fact]
    public void Link_KilometresOfARun_AreTaken()
    {
        var settings = Changed("address and postcode", new ComparisonChange { NearKilometres = 3, AreaKilometres = 30 });

        Assert.Equal("other postcode nearby", Place(["WR1 2AB", "DY9 7QQ"], ["400000", "402500"], ["250000", "250000"], settings));
        Assert.Equal("other postcode in the area", Place(["WR1 2AB", "DY9 7QQ"], ["400000", "425000"], ["250000", "250000"], settings));
    }

    private static string Place(string[] postcodes, string[] easts, string[] norths, LinkSettings? settings = null)
    {
        var table = new RecordTable(
            2,
            [
                TestTable.Column("surname", FieldRole.Surname, ["quill", "quill"]), TestTable.Column("postcode", FieldRole.Postcode, postcodes),
                TestTable.Column("x", FieldRole.Easting, easts), TestTable.Column("y", FieldRole.Northing, norths), TestTable.Column("id", FieldRole.Identifier, ["a1", "b2"]),
            ],
            [1, 2]);
        return Linker.Link(table, settings ?? new LinkSettings()).Weigh(0, 1).Parts.First(part => part.Comparison == "address and postcode").Level;
    }

    private static LinkSettings Changed(string comparison, ComparisonChange change)
        => new() { PairFloor = -5, Changes = new Dictionary<string, ComparisonChange> { [comparison] = change } };

    private static Dictionary<string, int> Levels(LinkResult result, string comparison)
        => result.Pairs().Select(pair => pair.Parts.First(part => part.Comparison == comparison).Level).CountBy(level => level).ToDictionary();
}
