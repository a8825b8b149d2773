using Dapper;
using Hub.Data.Database;
using Hub.Data.Ingest;
using Hub.Data.Ingest.Kinds;
using Hub.Data.Sharing;
using Hub.Testing;

namespace Hub.Data.Tests.Ingest;

public sealed class InputFolderTests(TestDatabase database) : IClassFixture<TestDatabase>, IDisposable
{
    private const string Valid =
        """
        {
          "name": "A made-up folder", "fictional": true, // comments are allowed
          "document": { "marking": "OFFICIAL", "author": "Nobody", "forceName": "Northmere" },
          "profile": { "from": "2025-01-01", "until": "2026-01-01" },
          "agencies": [ { "code": "police", "name": "Northmere Police", "type": "police" },
                        { "code": "north-council", "name": "North Council", "type": "council", "servedAreas": [ "ZZ01" ] } ],
          "agreements": [ { "reference": "A-1", "agency": "police", "title": "T", "purpose": "P", "lawfulBasis": "No personal data", "gateway": "cda_1998_s115",
            "dataClassCeiling": "open", "retentionMonths": 36, "contactName": "Desk", "signedOn": "2024-01-05", "validFrom": "2024-01-01", "validUntil": "2030-01-01",
            "status": "signed", "kinds": [ { "kind": "street_crime" }, { "kind": "stop_and_search", "fields": [ "date", "type" ] } ] } ],
          "returns": [ { "agency": "police", "kind": "street_crime", "files": "police/{yyyy-MM}/{yyyy-MM}-*.csv" },
                       { "agency": "north-council", "kind": "homelessness", "files": "north/{yyyy}.csv", "receivedOn": "2025-07-01" },
                       { "agency": "police", "kind": "stop_and_search", "files": "police/stops*.csv", "period": { "from": "2025-01-01", "until": "2025-04-01" } } ],
          "required": [ { "agency": "police", "kind": "street_crime", "every": "month", "from": "2024-01-01" } ],
        }
        """;

    private static readonly SharedKinds Kinds = KindSharing.All(DatasetKinds.Load(DatasetKinds.ShippedFolder));

    private readonly string _folder = Directory.CreateTempSubdirectory("hub-folder-").FullName;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private void Put(string path, string text = "a\n")
    {
        var full = Path.Combine(_folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
    }

    [Fact]
    public void ReturnFiles_PatternsInNames_GiveAgencyKindAndPeriod()
    {
        Put("hub.json", Valid);
        Put("police/2025-01/2025-01-northmere.csv");
        Put("police/2025-02/2025-02-northmere.csv");
        Put("police/stops-q1.csv");
        Put("north/2024.csv");
        Put("north/2024.txt");

        var files = InputFolder.Open(_folder).ReturnFiles();

        Assert.Equal(
            [
                ("police", "street_crime", new FolderPeriod(new(2025, 1, 1), new(2025, 2, 1)), null),
                ("police", "street_crime", new FolderPeriod(new(2025, 2, 1), new(2025, 3, 1)), null),
                ("north-council", "homelessness", new FolderPeriod(new(2024, 1, 1), new(2025, 1, 1)), new DateOnly(2025, 7, 1)),
                ("police", "stop_and_search", new FolderPeriod(new(2025, 1, 1), new(2025, 4, 1)), (DateOnly?)null),
            ],
            files.Select(file => (file.Agency, file.Kind, file.Period, file.ReceivedOn)));
    }

    [Fact]
    public void ReturnFiles_MonthThatDoesNotExist_NamesTheFile()
    {
        Put("hub.json", Valid);
        Put("police/2025-13/2025-13-northmere.csv");

        var fault = Assert.Throws<InputFolderException>(() => InputFolder.Open(_folder).ReturnFiles());

        Assert.Contains("2025-13-northmere.csv", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"fictional\": true", "\"fictoinal\": true", "fictoinal")]
    [InlineData("\"name\": \"A made-up folder\",", "", "hub.json")]
    [InlineData("\"retentionMonths\": 36", "\"retentionMonths\": \"long\"", "agreements[0].retentionMonths")]
    [InlineData("\"agency\": \"police\", \"kind\": \"stop_and_search\"", "\"agency\": \"polce\", \"kind\": \"stop_and_search\"", "polce")]
    [InlineData("police/stops*.csv", "../stops*.csv", "inside the folder")]
    [InlineData("north/{yyyy}.csv", "north/{yy}.csv", "{yy}")]
    [InlineData("north/{yyyy}.csv", "north/all.csv", "needs its period")]
    [InlineData("\"every\": \"month\"", "\"every\": \"fortnight\"", "fortnight")]
    [InlineData("\"code\": \"north-council\"", "\"code\": \"police\"", "same code")]
    [InlineData("\"validUntil\": \"2030-01-01\"", "\"validUntil\": \"2020-01-01\"", "ends before it begins")]
    public void Open_DescriptionWrong_SaysWhere(string old, string replacement, string named)
    {
        Assert.Contains(old, Valid, StringComparison.Ordinal);
        Put("hub.json", Valid.Replace(old, replacement, StringComparison.Ordinal));

        var fault = Assert.Throws<InputFolderException>(() => InputFolder.Open(_folder));

        Assert.Contains(named, fault.Message, StringComparison.Ordinal);
        Assert.Contains("hub.json", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("System.", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_NoDescription_TakesTheShippedOneWhoseFilesArePresent()
    {
        Put("geo/lsoa21/E0.geojson");
        Put("lookups/lad_to_lpa.csv");
        Put("lookups/ltla24_csp24_pfa24_westmercia.csv");
        Put("police/street/2024-05-west-mercia-street.csv");

        var folder = InputFolder.Open(_folder);

        Assert.Equal("West Mercia, published open data", folder.Name);
        var file = Assert.Single(folder.ReturnFiles());
        Assert.Equal(new FolderPeriod(new(2024, 5, 1), new(2024, 6, 1)), file.Period);
    }

    [Fact]
    public void Open_NothingFits_AsksForADescription()
    {
        var fault = Assert.Throws<InputFolderException>(() => InputFolder.Open(_folder));

        Assert.Contains("put a hub.json into it", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DeclareAsync_Twice_ChangesNothing()
    {
        Put("hub.json", Valid);
        var folder = InputFolder.Open(_folder);
        const string Everything =
            """
            select jsonb_build_object('a', (select jsonb_agg(to_jsonb(a) order by a.code) from access.agencies a),
                'b', (select jsonb_agg(to_jsonb(b) order by b.reference) from sharing.agreements b),
                'k', (select jsonb_agg(to_jsonb(k) order by k.kind) from sharing.agreement_kinds k),
                'r', (select jsonb_agg(to_jsonb(r) order by r.kind) from ingest.required_sources r))::text
            """;

        var first = await InputFolderStore.DeclareAsync(database.Jobs, folder, Kinds, TimeProvider.System, "system:test", Token);
        await using var connection = await database.Superuser.OpenConnectionAsync(Token);
        var before = await connection.ExecuteScalarAsync<string>(Everything);
        var second = await InputFolderStore.DeclareAsync(database.Jobs, folder, Kinds, TimeProvider.System, "system:test", Token);
        var after = await connection.ExecuteScalarAsync<string>(Everything);

        Assert.Equal(first, second);
        Assert.Equal(before, after);
        Assert.Contains("\"fields\": [\"date\", \"type\"]", before, StringComparison.Ordinal);
        Assert.Contains("\"served_areas\": [\"ZZ01\"]", before, StringComparison.Ordinal);
        var visible = await database.Web.InScopeAsync(
            Scope.Of("system:test", "test", first[1]),
            session => session.Connection.ExecuteScalarAsync<int>(session.Command("select count(*) from sharing.agreements")),
            Token);
        Assert.Equal(0, visible);
    }
}
