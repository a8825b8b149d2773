using Hub.Data.Database;
using Hub.Data.Profiles;
using Hub.Testing;
using Npgsql;

namespace Hub.Data.Tests.Profiles;

public sealed class ProfileStoreTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static readonly DateTimeOffset At = new(2026, 1, 20, 9, 30, 0, TimeSpan.Zero);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task FindSnapshotAsync_AreaInScope_ReturnsTheTextAsWritten()
    {
        var snapshot = Snapshot(area: 7, until: new DateOnly(2026, 1, 1));
        await database.Jobs.InScopeAsync(Scope(7), s => ProfileStore.AddSnapshotAsync(s, snapshot), Token);

        var found = await database.Jobs.InScopeAsync(
            Scope(7), s => ProfileStore.FindSnapshotAsync(s, snapshot.SnapshotId), Token);

        Assert.NotNull(found);
        Assert.Equal(snapshot.Content, found.Content);
        Assert.Equal(At, found.CreatedAt);
        Assert.Equal(snapshot.PeriodUntil, found.PeriodUntil);
    }

    [Fact]
    public async Task FindSnapshotAsync_AreaOutOfScope_ReturnsNothing()
    {
        var snapshot = Snapshot(area: 8, until: new DateOnly(2026, 1, 1));
        await database.Jobs.InScopeAsync(Scope(8), s => ProfileStore.AddSnapshotAsync(s, snapshot), Token);

        var found = await database.Web.InScopeAsync(
            Scope(7), s => ProfileStore.FindSnapshotAsync(s, snapshot.SnapshotId), Token);

        Assert.Null(found);
    }

    [Fact]
    public async Task AddSnapshotAsync_AreaOutOfScope_IsRefusedByTheDatabase()
    {
        var error = await Assert.ThrowsAsync<PostgresException>(() => database.Jobs.InScopeAsync(
            Scope(7), s => ProfileStore.AddSnapshotAsync(s, Snapshot(area: 9, until: new DateOnly(2026, 1, 1))), Token));

        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, error.SqlState);
    }

    [Fact]
    public async Task FindEarlierSnapshotAsync_TwoEarlierPeriods_ReturnsTheNewest()
    {
        var older = Snapshot(area: 10, until: new DateOnly(2024, 1, 1));
        var newer = Snapshot(area: 10, until: new DateOnly(2025, 1, 1));
        await database.Jobs.InScopeAsync(
            Scope(10),
            async s =>
            {
                await ProfileStore.AddSnapshotAsync(s, newer);
                await ProfileStore.AddSnapshotAsync(s, older);
            },
            Token);

        var found = await database.Jobs.InScopeAsync(
            Scope(10), s => ProfileStore.FindEarlierSnapshotAsync(s, 10, new DateOnly(2026, 1, 1)), Token);

        Assert.Equal(newer.SnapshotId, found?.SnapshotId);
    }

    [Fact]
    public async Task AddDocumentAsync_RenderedTwice_KeepsTheBytesStoredFirst()
    {
        var snapshot = Snapshot(area: 11, until: new DateOnly(2026, 1, 1));
        var first = Document(snapshot, [1, 2, 3]);
        await database.Jobs.InScopeAsync(
            Scope(11),
            async s =>
            {
                await ProfileStore.AddSnapshotAsync(s, snapshot);
                Assert.True(await ProfileStore.AddDocumentAsync(s, first));
                Assert.False(await ProfileStore.AddDocumentAsync(s, Document(snapshot, [9])));
            },
            Token);

        var documents = await database.Web.InScopeAsync(
            Scope(11), s => ProfileStore.ListDocumentsAsync(s, snapshot.SnapshotId), Token);

        Assert.Equal([1, 2, 3], Assert.Single(documents).Content);
    }

    private static Scope Scope(long area) => new("system:test", "test of the profile store", [], [area]);

    private static StoredSnapshot Snapshot(long area, DateOnly until) => new(
        Guid.CreateVersion7(), area, "lpa", "X99000001", until.AddYears(-1), until, 1, 1, [1, 2],
        """{ "b": 1,  "a": "as written" }""", [1], At, "system:test");

    private static StoredDocument Document(StoredSnapshot snapshot, byte[] content) => new(
        Guid.CreateVersion7(), snapshot.SnapshotId, snapshot.ProfileAreaId, "full", "pdf", "Pdf", "a.pdf", content, [1], "[]", At);
}
