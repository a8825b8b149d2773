using Hub.Data.Access;
using Hub.Data.Database;
using Hub.Data.Ingest.Kinds;
using Hub.Testing;

namespace Hub.Data.Tests.Ingest.Kinds;

/// <summary>A version registered in the portal counts from the next submission on, without a release (capability 25.2).</summary>
public sealed class RegisteredKindTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static readonly DatasetKinds Shipped = DatasetKinds.Load(DatasetKinds.ShippedFolder);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static Actor Administrator(bool isHost = true)
        => new(Guid.CreateVersion7(), "", new Membership(Guid.CreateVersion7(), "a", "", isHost, [Role.Administrator], []), []);

    private Task<RegisterKindOutcome> RegisterAsync(DatasetKind kind, Actor? actor = null)
        => new RegisterDatasetKind(database.Web).HandleAsync(
            actor ?? Administrator(), new(kind.Kind + ".json", DatasetKindJson.Write(kind)), Token);

    private Task<T> WorkerAsync<T>(Func<HubSession, Task<T>> work)
        => database.Jobs.InScopeAsync(Scope.None(SystemActors.Ingest, "test"), work, Token);

    [Fact]
    public async Task CurrentKinds_NewerVersionIsRegistered_TakesIt()
    {
        var shipped = Shipped.Kinds[0];
        var newer = shipped with { Version = shipped.Version + 5 };
        Assert.IsType<RegisterKindOutcome.Registered>(await RegisterAsync(newer));

        Assert.Equal(newer.Version, (await WorkerAsync(session => new CurrentKinds(Shipped).FindAsync(session, shipped.Kind)))!.Version);
        Assert.Equal(
            newer.Version,
            (await WorkerAsync(session => new CurrentKinds(Shipped).AllAsync(session))).Single(kind => kind.Kind == shipped.Kind).Version);
    }

    [Fact]
    public async Task CurrentKinds_ReleaseShipsAHigherVersion_TakesIt()
    {
        var older = Shipped.Kinds[1] with { Version = 7 };
        Assert.IsType<RegisterKindOutcome.Registered>(await RegisterAsync(older));
        var release = new DatasetKinds([older with { Version = 8 }], []);

        Assert.Equal(8, (await WorkerAsync(session => new CurrentKinds(release).FindAsync(session, older.Kind)))!.Version);
    }

    [Fact]
    public async Task Register_OlderOrEqualVersion_IsRefusedAndNamesTheNext()
    {
        var kind = Shipped.Kinds[2] with { Version = 3 };
        Assert.IsType<RegisterKindOutcome.Registered>(await RegisterAsync(kind));

        var again = Assert.IsType<RegisterKindOutcome.Refused>(await RegisterAsync(kind with { Title = "Another title" }));

        Assert.Contains("Raise the version to 4.", Assert.Single(again.Sentences), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Register_IndicatorCodeOfAnotherKind_IsRefused()
    {
        var (one, other) = (Shipped.Kinds[3], Shipped.Kinds.Last(kind => kind.Indicators.Count > 0));
        await RegisterAsync(other);
        var clash = one with { Indicators = [.. one.Indicators.Select(own => own with { Code = other.Indicators[0].Code }).Take(1)] };

        var refused = Assert.IsType<RegisterKindOutcome.Refused>(await RegisterAsync(clash));

        Assert.Contains(refused.Sentences, sentence => sentence.Contains(other.Indicators[0].Code, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Register_AdministratorOfAnotherAgency_IsRefused()
    {
        var refused = Assert.IsType<RegisterKindOutcome.Refused>(await RegisterAsync(Shipped.Kinds[4], Administrator(isHost: false)));

        Assert.Contains("runs the hub", Assert.Single(refused.Sentences), StringComparison.Ordinal);
        Assert.Null(await WorkerAsync(session => DatasetKindStore.FindAsync(session, Shipped.Kinds[4].Kind, Shipped.Kinds[4].Version)));
    }

    [Fact]
    public void Difference_ColumnAddedChangedAndRemoved_SaysEach()
    {
        var older = Shipped.Kinds.First(kind => kind.Schema.Fields.Count > 3);
        var fields = older.Schema.Fields;
        var newer = older with
        {
            Version = older.Version + 1,
            Schema = older.Schema with
            {
                Fields = [fields[0] with { Description = "Said otherwise." }, .. fields.Skip(2), fields[1] with { Name = "brand_new" }],
            },
            Caveat = "Said otherwise too.",
        };

        Assert.Equal(
            [
                $"Column '{fields[0].Name}' changes: description.", $"Column '{fields[1].Name}' is gone.", "Column 'brand_new' is new.",
                "The part 'caveat' changes.",
            ],
            KindDifference.Between(older, newer));
        Assert.Empty(KindDifference.Between(older, older with { Version = older.Version + 1 }));
    }
}
