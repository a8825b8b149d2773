using System.Globalization;
using System.Text.RegularExpressions;
using Hub.Data.Ingest;
using Hub.Data.Ingest.Kinds;
using Hub.SampleForce;
using Hub.SampleForce.Makers;
using Hub.Testing;

namespace Hub.Data.Tests.SampleForce;

/// <summary>The input folder of the fictional force: repeatable, complete, and unable to be taken for real.</summary>
public sealed partial class SampleFolderTests(WrittenFolder written) : IClassFixture<WrittenFolder>
{
    [Fact]
    public void Write_SameSeed_SameBytesAndAnotherSeedOthers()
    {
        int[] seeds = [5, 5, 6];
        var folders = seeds.Select(seed =>
        {
            var options = Small() with { Seed = seed };
            SampleFolder.Write(options, written.Kinds);
            return options.Folder;
        }).ToArray();
        try
        {
            var hashes = folders.Select(WrittenFolder.Hash).ToArray();
            Assert.Equal(hashes[0], hashes[1]);
            Assert.NotEqual(hashes[0], hashes[2]);
        }
        finally
        {
            folders.ToList().ForEach(folder => Directory.Delete(folder, recursive: true));
        }
    }

    [Fact]
    public void Write_Again_ReplacesWhatItWrote()
    {
        var options = Small();
        try
        {
            SampleFolder.Write(options, written.Kinds);
            SampleFolder.Write(options with { Months = 3 }, written.Kinds);

            Assert.Equal(3, Directory.GetFiles(Path.Combine(options.Folder, "returns", "police", "street_crime")).Length);
        }
        finally
        {
            Directory.Delete(options.Folder, recursive: true);
        }
    }

    [Fact]
    public void Write_EveryKindThatAgenciesSend_HasReturns()
    {
        var folder = InputFolder.Open(written.Folder);

        var wanted = written.Kinds.Where(kind => kind.AgencyTypes.Any(type => type != "publisher")).Select(kind => kind.Kind);
        Assert.Equal(wanted.Order(), folder.Returns.Select(one => one.Kind).Distinct().Order());
        Assert.True(folder.Fictional);
        Assert.Contains(folder.Document.Notices, notice => notice.Contains("FICTIONAL", StringComparison.Ordinal));
        Assert.All(folder.ReturnFiles(), file => Assert.True(File.Exists(file.Path), file.Path));
        Assert.Equal(folder.Returns.Count, folder.ReturnFiles().Count);
    }

    [Fact]
    public void Write_EveryReturn_IsCoveredByAnAgreementAndItsKindsAgencyTypes()
    {
        var folder = InputFolder.Open(written.Folder);
        var types = folder.Agencies.ToDictionary(agency => agency.Code, agency => agency.Type);

        Assert.All(folder.Returns, one =>
        {
            var kind = written.Kinds.Single(kind => kind.Kind == one.Kind);
            Assert.Contains(types[one.Agency], kind.AgencyTypes);
            Assert.Contains(folder.Agreements, agreement => agreement.Agency == one.Agency && agreement.Status == "signed"
                && agreement.Kinds.Any(covered => covered.Kind == one.Kind));
        });
    }

    [Fact]
    public void Write_EveryReturn_HasHeadingsOfItsKind()
    {
        var folder = InputFolder.Open(written.Folder);

        Assert.All(folder.Returns, one =>
        {
            var kind = written.Kinds.Single(kind => kind.Kind == one.Kind);
            var match = Headings.Match(kind, written.Rows(one.Files)[0]);
            Assert.True(match.Fits, one.Files);
            Assert.Empty(match.MissingOptional);
        });
    }

    [Fact]
    public void Write_Folder_HoldsNoIdentifierThatCouldBeReal()
    {
        Assert.All(Directory.EnumerateFiles(Path.Combine(written.Folder, "returns"), "*", SearchOption.AllDirectories), path =>
        {
            var isStreet = path.Contains("street_crime", StringComparison.Ordinal);
            var cells = isStreet ? [] : written.Rows(Path.GetRelativePath(written.Folder, path)).Skip(1).SelectMany(row => row);
            foreach (var cell in cells)
            {
                Assert.True(!MobilePattern().IsMatch(cell) || cell.StartsWith("07700 900", StringComparison.Ordinal), cell);
                Assert.True(!TenDigitsPattern().IsMatch(cell) || cell.StartsWith("999", StringComparison.Ordinal), cell);
                Assert.True(!PostcodePattern().IsMatch(cell) || cell.StartsWith("ZZ", StringComparison.Ordinal), cell);
                Assert.True(!PlatePattern().IsMatch(cell) || cell.StartsWith('Q'), cell);
                Assert.True(!cell.Contains('@', StringComparison.Ordinal) || cell.EndsWith("@example.org",
                    StringComparison.Ordinal), cell);
                Assert.True(!PncPattern().IsMatch(cell) || (string.CompareOrdinal(cell, "2090") > 0 && "IOS".Contains(cell[^1])), cell);
                Assert.True(!UpnPattern().IsMatch(cell) || ("IOS".Contains(cell[0]) && cell[1..4] == "999"), cell);
                Assert.DoesNotMatch("^[EWSN][0-9]{8}$", cell);
            }
        });
    }

    [Fact]
    public void Write_Folder_NamesNoRealPlace()
    {
        var real = RealPlaces.Names(RealData.Folder());

        Assert.All(
            Directory.EnumerateFiles(written.Folder, "*.csv", SearchOption.AllDirectories)
                .Select(path => Path.GetRelativePath(written.Folder, path)),
            file => Assert.DoesNotContain(written.Rows(file).Skip(1).SelectMany(row => row), value => IsName(value)
                && real.Contains(value)));

        static bool IsName(string value) => value.Length > 0 && char.IsLetter(value[0]) && !OrdinaryWords.Contains(value);
    }

    [Fact]
    public void Write_Truth_NamesEveryPersonRecordAndOnlyRowsThatExist()
    {
        var records = written.Truth("records.csv");
        var persons = written.Truth("persons.csv").ToDictionary(row => row["person_id"]);

        Assert.True(records.Count > 15_000);
        Assert.All(records.GroupBy(record => record["file"]), file =>
        {
            var rows = written.Rows(file.Key).Count;
            Assert.All(file, record => Assert.InRange(int.Parse(record["row"], CultureInfo.InvariantCulture), 2, rows));
        });
        Assert.All(records, record => Assert.Contains(record["person_id"], persons));

        // Persons recur: without that there is nothing to link.
        var agenciesOfPerson = records.GroupBy(record => record["person_id"]).Select(own => own.Select(record
            => record["agency"]).Distinct().Count()).ToList();
        Assert.True(agenciesOfPerson.Count(count => count >= 3) > 300, "too few persons are known to three agencies");
        Assert.Contains(agenciesOfPerson, count => count == 1);
    }

    [Fact]
    public void Write_Truth_NamesBadRowsOnly()
    {
        var bad = written.Truth("bad_rows.csv");

        Assert.InRange(bad.Count, 20, 400);
        Assert.All(bad, one =>
        {
            var kind = written.Kinds.Single(kind => kind.Kind == one["file"].Split('/')[2]);
            var rows = written.Rows(one["file"]);
            var value = rows[int.Parse(one["row"],
                CultureInfo.InvariantCulture) - 1][kind.Schema.Fields.ToList().FindIndex(field => field.Name == one["field"])];
            Assert.Contains(value, BadValues);
        });
    }

    [Fact]
    public void Write_Rows_AsManyAsTheQuickRunMayTake()
    {
        var street = written.Truth("returns.csv").Where(row => row["kind"] == "street_crime").Sum(row
            => int.Parse(row["rows"], CultureInfo.InvariantCulture));

        Assert.InRange(street, 30_000, 80_000);
        Assert.InRange(written.Summary.Rows, street, 200_000);
    }

    [Fact]
    public void StreetCrimeFile_Write_ExactlyTheRowsAskedForAndTheSameBytes()
    {
        var paths = new[] { Path.GetTempFileName(), Path.GetTempFileName() };
        try
        {
            paths.ToList().ForEach(path => StreetCrimeFile.Write(path, 2_000, 9));

            Assert.Equal(2_001, File.ReadLines(paths[0]).Count());
            Assert.Equal(File.ReadAllBytes(paths[0]), File.ReadAllBytes(paths[1]));
        }
        finally
        {
            paths.ToList().ForEach(File.Delete);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("--seed", "1")]
    [InlineData("out", "--scale", "0")]
    [InlineData("out", "--until", "2026-01-15")]
    [InlineData("out", "--wibble", "1")]
    public void Parse_WrongArguments_SaysHowToCallIt(params string[] arguments)
    {
        var (options, problem) = SampleOptions.Parse([.. arguments.Where(argument => argument.Length > 0)]);

        Assert.Null(options);
        Assert.Contains("Usage", problem, StringComparison.Ordinal);
    }

    private static readonly string[] BadValues = ["", "31/02/2025", "Wibble", "lots", "2025-13"];

    // Ward names that are everyday words, and occur as such.
    private static readonly HashSet<string> OrdinaryWords = new(StringComparer.OrdinalIgnoreCase) { "Central", "Park", "School" };

    private static SampleOptions Small()
        => new() { Folder = Directory.CreateTempSubdirectory("sampleforce").FullName, Scale = 0.2, Months = 6 };

    [GeneratedRegex(@"^07[0-9]{3} ?[0-9]{6}$")]
    private static partial Regex MobilePattern();

    [GeneratedRegex("^[0-9]{10}$")]
    private static partial Regex TenDigitsPattern();

    [GeneratedRegex("^[A-Z]{1,2}[0-9]{1,2} [0-9][A-Z]{2}$")]
    private static partial Regex PostcodePattern();

    [GeneratedRegex("^[A-Z]{1,2}[0-9]{2,4} [A-Z]{3}$")]
    private static partial Regex PlatePattern();

    [GeneratedRegex("^[0-9]{4}/[0-9]{7}[A-Z]$")]
    private static partial Regex PncPattern();

    [GeneratedRegex("^[A-Z][0-9]{12}$")]
    private static partial Regex UpnPattern();
}
