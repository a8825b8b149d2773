using Dapper;
using Hub.Data.Database;
using Hub.Data.Ingest.Kinds;
using Hub.Testing;

namespace Hub.Data.Tests.Ingest.Kinds;

public sealed class DatasetKindStoreTests(TestDatabase database) : IClassFixture<TestDatabase>, IDisposable
{
    private static readonly Scope Worker = Scope.None("system:test", "register dataset kinds");
    private readonly string _folder = Directory.CreateTempSubdirectory("hub-kinds-").FullName;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>A kind in a folder is enough: no code, no migration. What was registered is what submissions are read with.</summary>
    [Fact]
    public async Task RegisterAsync_KindFromAFolder_IsUsable()
    {
        var kind = Load("new_at_run_time", "1", "As told.");

        var registration = await RegisterAsync(kind);
        var found = await FindAsync("new_at_run_time", 1);

        Assert.Equal(new KindRegistration("new_at_run_time", 1, true, null), registration);
        Assert.Equal(DatasetKindJson.Write(kind), DatasetKindJson.Write(found!));
        Assert.True(Headings.Match(found!, ["Reference", "Date", "What"]).Fits);
        Assert.IsType<NotBeforeRule>(found!.Rules[0]);
    }

    [Fact]
    public async Task RegisterAsync_SameVersionSameContent_ChangesNothing()
    {
        await RegisterAsync(Load("same_twice", "1", "As told."));

        Assert.Equal(new KindRegistration("same_twice", 1, false, null), await RegisterAsync(Load("same_twice", "1", "As told.")));
    }

    [Fact]
    public async Task RegisterAsync_SameVersionOtherContent_IsRefusedAndKeepsTheFirst()
    {
        await RegisterAsync(Load("changed", "1", "As told."));

        var second = await RegisterAsync(Load("changed", "1", "As overheard."));

        Assert.Equal("changed.json says version 1, which is registered with other content. Raise the version to 2.", second.Refusal);
        Assert.Equal("As told.", (await FindAsync("changed", 1))!.Caveat);
    }

    [Fact]
    public async Task RegisterAsync_RaisedVersion_StandsBesideTheOld()
    {
        await RegisterAsync(Load("raised", "1", "As told."));

        await RegisterAsync(Load("raised", "2", "As overheard."));

        Assert.Equal("As told.", (await FindAsync("raised", 1))!.Caveat);
        Assert.Equal("As overheard.", (await FindAsync("raised", 2))!.Caveat);
        Assert.Null(await FindAsync("raised", 3));
    }

    [Fact]
    public async Task RegisterAsync_TwoWorkersAtOnce_BothSucceed()
    {
        var kind = Load("at_once", "1", "As told.");

        var registrations = await Task.WhenAll(RegisterAsync(kind), RegisterAsync(kind));

        Assert.Single(registrations, registration => registration.IsNew);
        Assert.All(registrations, registration => Assert.Null(registration.Refusal));
    }

    [Fact]
    public async Task RegisterAsync_AsItIsReadBack_ChangesNothing()
    {
        foreach (var kind in DatasetKinds.Load(DatasetKinds.ShippedFolder).Kinds)
        {
            await RegisterAsync(kind);
            var found = await FindAsync(kind.Kind, kind.Version);

            Assert.Equal(new KindRegistration(kind.Kind, kind.Version, false, null), await RegisterAsync(found!));
        }
    }

    [Fact]
    public async Task RegisterAsync_EveryShippedKind_IsTaken()
    {
        var shipped = DatasetKinds.Load(DatasetKinds.ShippedFolder);

        var registrations = await database.Jobs.InScopeAsync(
            Worker, session => DatasetKindStore.RegisterAsync(session, shipped), Token);

        Assert.Equal(shipped.Kinds.Count, registrations.Count);
        Assert.All(registrations, registration => Assert.Null(registration.Refusal));
        await using var connection = await database.Superuser.OpenConnectionAsync(Token);
        var sample = await connection.QuerySingleAsync<string>(
            "select definition ->> 'title' from ingest.dataset_kinds where kind = 'street_crime'");
        Assert.Equal(shipped.Find("street_crime")!.Title, sample);
    }

    private DatasetKind Load(string name, string version, string caveat)
    {
        var text = KindText.Valid
            .Replace("odd_sightings", name, StringComparison.Ordinal)
            .Replace("\"version\": 1", "\"version\": " + version, StringComparison.Ordinal)
            .Replace("As told.", caveat, StringComparison.Ordinal);
        File.WriteAllText(Path.Combine(_folder, name + ".json"), text);
        var kinds = DatasetKinds.Load(_folder);
        Assert.Empty(kinds.Errors);
        return kinds.Find(name)!;
    }

    private Task<KindRegistration> RegisterAsync(DatasetKind kind)
        => database.Jobs.InScopeAsync(Worker, session => DatasetKindStore.RegisterAsync(session, kind), Token);

    private Task<DatasetKind?> FindAsync(string kind, int version)
        => database.Jobs.InScopeAsync(Worker, session => DatasetKindStore.FindAsync(session, kind, version), Token);
}
