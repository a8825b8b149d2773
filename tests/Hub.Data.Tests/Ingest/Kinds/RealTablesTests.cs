using System.Globalization;
using Hub.Data.Ingest;
using Hub.Data.Ingest.Kinds;
using Hub.Data.Ingest.Kinds.Checking;
using Hub.Testing;

namespace Hub.Data.Tests.Ingest.Kinds;

/// <summary>The shipped kinds against the real open data: every file has one kind, every heading and every value fits.</summary>
public sealed class RealTablesTests
{
    private static readonly DatasetKinds Shipped = DatasetKinds.Load(DatasetKinds.ShippedFolder);

    [Fact]
    public void Returns_EveryPartnerFile_IsOfExactlyOneKind()
    {
        var folder = InputFolder.Open(RealData.Folder());
        var claimed = folder.ReturnFiles().ToLookup(file => Path.GetFullPath(file.Path));

        foreach (var path in Directory.EnumerateFiles(Path.Combine(folder.Directory, "partner"), "*.csv"))
        {
            var file = Assert.Single(claimed[Path.GetFullPath(path)]);
            var headings = CsvText.Rows(path).First();
            Assert.True(Headings.Match(Shipped.Find(file.Kind)!, headings).Fits, path);

            // Two tables have the same headings: their values tell them apart.
            Assert.Equal(
                [file.Kind],
                Shipped.Kinds.Where(kind => Covers(kind, headings) && !Problems(kind, path).Any()).Select(kind => kind.Kind));
        }
    }

    [Fact]
    public void Returns_EveryFile_IsOfAKindThatItsAgencyMaySendUnderItsAgreement()
    {
        var folder = InputFolder.Open(RealData.Folder());
        var types = folder.Agencies.ToDictionary(agency => agency.Code, agency => agency.Type);

        foreach (var wanted in folder.Returns)
        {
            var agreement = Assert.Single(
                folder.Agreements, agreement => agreement.Agency == wanted.Agency && agreement.Kinds.Any(kind => kind.Kind == wanted.Kind));
            Assert.Equal("open", agreement.DataClassCeiling);
            Assert.Contains(types[wanted.Agency], Shipped.Find(wanted.Kind)!.AgencyTypes);
        }

        Assert.All(folder.Required, source => Assert.Contains(types[source.Agency], Shipped.Find(source.Kind)!.AgencyTypes));
    }

    [Fact]
    public void Values_OfEveryPartnerFile_FitTheirFields()
    {
        var problems = new List<string>();
        foreach (var file in InputFolder.Open(RealData.Folder()).ReturnFiles().Where(file => file.Kind != "street_crime"))
        {
            problems.AddRange(Problems(Shipped.Find(file.Kind)!, file.Path));
        }

        Assert.Empty(problems);
    }

    [Fact]
    public void Values_OfAMonthOfCrime_FitTheirFields()
    {
        var file = InputFolder.Open(RealData.Folder()).ReturnFiles().First(file => file.Kind == "street_crime");

        Assert.Empty(Problems(Shipped.Find("street_crime")!, file.Path));
    }

    /// <summary>The publisher's slip that the rule is for: February and March 2025 repeat 2024, at every trust and board.</summary>
    [Theory]
    [InlineData("published_ae_trust", 10)]
    [InlineData("published_ae_icb", 4)]
    public void RepeatsLastYear_AccidentAndEmergency_FindsTheMonthsThePublisherRepeated(string name, int expected)
    {
        var kind = Shipped.Find(name)!;
        var rule = Assert.IsType<RepeatsEarlierPeriodRule>(Assert.Single(kind.Rules, rule => rule is RepeatsEarlierPeriodRule));
        var file = InputFolder.Open(RealData.Folder()).ReturnFiles().Single(file => file.Kind == name);
        var rows = Records(kind, file.Path).Select(row => (
            Month: DateTime.ParseExact(row["date"], "MMMM yyyy", CultureInfo.InvariantCulture),
            By: string.Join('|', rule.By.Select(field => row[field])),
            Values: string.Join('|', rule.Fields.Select(field => row[field])))).ToList();
        var earlier = rows.ToDictionary(row => (row.By, row.Month.AddMonths(rule.MonthsBefore)), row => row.Values);

        var repeated = rows.Where(row => earlier.TryGetValue((row.By, row.Month), out var values) && values == row.Values).ToList();

        Assert.Equal(expected, repeated.Count);
        Assert.All(repeated, row => Assert.Contains((row.Month.Year, row.Month.Month), new[] { (2025, 2), (2025, 3) }));
    }

    /// <summary>Indicators of published tables name one row of an area and period; two rows would make a sum of a total.</summary>
    [Fact]
    public void PublishedValues_EveryIndicator_MeansOneRowOfAnAreaAndPeriod()
    {
        foreach (var file in InputFolder.Open(RealData.Folder()).ReturnFiles())
        {
            var kind = Shipped.Find(file.Kind)!;
            var keys = kind.Roles.Place!.Fields().Select(pair => pair.Field)
                .Concat(kind.Roles.EventDate is { } date ? [date.Field] : []).ToArray();
            foreach (var indicator in kind.Indicators.Where(indicator => indicator.Aggregate == IndicatorAggregate.Value))
            {
                var rows = Records(kind, file.Path)
                    .Where(row => indicator.Where.All(pair => pair.Value.Contains(Stored(kind, pair.Key, row[pair.Key]))));
                var groups = rows.GroupBy(row => string.Join('|', keys.Select(key => row[key]))).ToList();

                Assert.NotEmpty(groups);
                Assert.All(groups, group => Assert.Single(group));
            }
        }
    }

    [Fact]
    public void ModernSlavery_PublishedTotals_AreTheRowsThatSayTotal()
    {
        var kind = Shipped.Find("published_nrm")!;
        var file = InputFolder.Open(RealData.Folder()).ReturnFiles().Single(file => file.Kind == "published_nrm");
        var total = Assert.IsType<TotalRowRule>(Assert.Single(kind.Rules, rule => rule is TotalRowRule));
        var rows = Records(kind, file.Path).Where(row => row["quarter"] == "2023_q4").ToList();

        var marked = rows.Where(row => total.Fields.Any(field => total.Values.Contains(row[field]))).ToList();
        var published = Assert.Single(marked, row => total.Fields.All(field => row[field] == "Total"));

        Assert.Equal("14", published["people"]);
        Assert.Equal(14, rows.Except(marked).Sum(row => int.Parse(row["people"], CultureInfo.InvariantCulture)));
    }

    private static bool Covers(DatasetKind kind, IReadOnlyList<string> headings)
    {
        var match = Headings.Match(kind, headings);
        return match.Fits && match.MissingOptional.Count <= match.Columns.Count / 2;
    }

    private static IEnumerable<string> Problems(DatasetKind kind, string path)
        => Records(kind, path).SelectMany((row, i) => row.Select(pair =>
            FieldText.Problem(kind, kind.Field(pair.Key)!, pair.Value) is { } problem
                ? $"{Path.GetFileName(path)} row {i + 2} {pair.Key}: '{pair.Value}' {problem}"
                : null)).OfType<string>();

    private static string Stored(DatasetKind kind, string field, string text)
        => kind.Field(field)!.CodeList is { } list
            ? kind.CodeLists[list].First(code => code.Aliases.Append(code.Code).Append(code.Label).Contains(text)).Code
            : text;

    private static IEnumerable<Dictionary<string, string>> Records(DatasetKind kind, string path)
    {
        var columns = Headings.Match(kind, CsvText.Rows(path).First()).Columns;
        return CsvText.Rows(path).Skip(1).Select(row => columns.ToDictionary(pair => pair.Key, pair => row[pair.Value]));
    }
}
