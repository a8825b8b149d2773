using Dapper;
using Hub.Data.Database;
using Hub.Testing;
using Npgsql;

namespace Hub.Data.Tests.Persons;

/// <summary>Sealed identities leave their table through one function, which leaves its event in the same transaction.</summary>
public sealed class OpenIdentitiesTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private const string Open = "select count(*) from person.open_identities(@Submissions, null, @Host, 'rights request', 'R-1')";

    private static readonly Guid Host = Guid.NewGuid();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task OpenIdentities_AcrossAgencies_ReturnsEachRowAndRecordsIt()
    {
        var (left, right) = (await AddRowsAsync(2), await AddRowsAsync(3));

        var opened = await OpenAsync(database.Jobs, "answer a request", [left.Submission, right.Submission]);

        Assert.Equal(5, opened);
        var (actor, agency, purpose, agencies, agreements, details) = await LastEventAsync();
        Assert.Equal(("officer-1", Host, "answer a request"), (actor, agency, purpose));
        Assert.Equal(new[] { Host, left.Agency, right.Agency }.Order(), agencies.Order());
        Assert.Equal(new[] { left.Agreement, right.Agreement }.Order(), agreements.Order());
        Assert.Equal("""{"rows" : "5", "submissions" : "2"}""", details);
    }

    [Theory]
    [InlineData("officer-1", "")]
    [InlineData("", "answer a request")]
    public async Task OpenIdentities_WithoutPersonOrPurpose_IsRefused(string actor, string purpose)
    {
        var rows = await AddRowsAsync(1);
        var refused = await Assert.ThrowsAsync<PostgresException>(
            () => OpenAsync(database.Jobs, purpose, [rows.Submission], actor));

        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
    }

    [Fact]
    public async Task OpenIdentities_AsThePortal_IsRefused()
    {
        var refused = await Assert.ThrowsAsync<PostgresException>(() => OpenAsync(database.Web, "look", [1]));
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
    }

    [Theory]
    [InlineData("select sealed from person.identity")]
    [InlineData("select sealed from person.identity_leaf")]
    [InlineData("select sealed_key from person.identity_keys")]
    public async Task Identities_ReadDirectly_AreRefusedToEveryProcess(string sql)
    {
        foreach (var door in new[] { database.Web, database.Jobs })
        {
            var refused = await Assert.ThrowsAsync<PostgresException>(() => door.InScopeAsync(
                Scope.Of("officer-1", "look", Host), session => session.Connection.QueryAsync<byte[]>(session.Command(sql)), Token));
            Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
        }
    }

    [Fact]
    public async Task OpenIdentities_AuditTableLocked_OpensNothing()
    {
        var rows = await AddRowsAsync(1);
        await using var blocker = await database.Superuser.OpenConnectionAsync(Token);
        await using var locked = await blocker.BeginTransactionAsync(Token);
        await blocker.ExecuteAsync("lock table audit.events in exclusive mode", transaction: locked);
        await using var impatient = HubDataSource.Create(database.ConnectionString(Roles.Jobs) + ";Options=-c lock_timeout=200");

        var refused = await Assert.ThrowsAsync<PostgresException>(
            () => OpenAsync(new HubDatabase(impatient), "answer a request", [rows.Submission]));

        Assert.Equal(PostgresErrorCodes.LockNotAvailable, refused.SqlState);
    }

    [Fact]
    public async Task OpenIdentities_Afterwards_TheScopeIsTheCallersAgain()
    {
        var (left, right) = (await AddRowsAsync(2), await AddRowsAsync(3));

        var counts = await database.Jobs.InScopeAsync(
            Scope.Of("officer-1", "answer a request", left.Agency),
            async session =>
            {
                await session.Connection.ExecuteScalarAsync<long>(session.Command(Open, new { Submissions = new[] { right.Submission }, Host }));
                return (await session.Connection.QueryAsync<Guid>(session.Command("select agency_id from person.identity"))).AsList();
            },
            Token);

        Assert.Equal([left.Agency, left.Agency], counts);
    }

    [Fact]
    public async Task OpenIdentities_DestroyedKey_ReturnsNothing()
    {
        var rows = await AddRowsAsync(2);
        await using var connection = await database.Superuser.OpenConnectionAsync(Token);
        await connection.ExecuteAsync(
            "update person.identity_keys set sealed_key = null, destroyed_at = now() where submission_id = @Submission", new { rows.Submission });

        Assert.Equal(0, await OpenAsync(database.Jobs, "answer a request", [rows.Submission]));
    }

    private static Task<long> OpenAsync(HubDatabase door, string purpose, long[] submissions, string actor = "officer-1")
        => door.InScopeAsync(
            Scope.Of(actor, purpose, Host),
            session => session.Connection.ExecuteScalarAsync<long>(session.Command(Open, new { Submissions = submissions, Host })),
            Token);

    private async Task<(string, Guid, string, Guid[], Guid[], string)> LastEventAsync()
    {
        await using var connection = await database.Superuser.OpenConnectionAsync(Token);
        return await connection.QuerySingleAsync<(string, Guid, string, Guid[], Guid[], string)>(
            """
            select actor, actor_agency, purpose, agencies, agreements, details from audit.events
            where kind = 'IdentitiesOpened' order by at desc limit 1
            """);
    }

    private async Task<(long Submission, Guid Agency, Guid Agreement)> AddRowsAsync(int rows)
    {
        var (agency, agreement) = (Guid.NewGuid(), Guid.NewGuid());
        await using var connection = await database.Superuser.OpenConnectionAsync(Token);
        var submission = await connection.ExecuteScalarAsync<long>(
            """
            set session_replication_role = replica;
            insert into access.agencies (agency_id, code, name, agency_type)
            values (@agency, 'a' || replace(@agency::text, '-', ''), 'Test agency', 'police');
            with sent as (
                insert into ingest.submissions (submission_key, agency_id, agreement_id, kind, kind_version, period_from, period_until,
                    file_name, file_bytes, sha256, received_at, asked_by)
                values (gen_random_uuid(), @agency, @agreement, 'k', 1, '2026-01-01', '2026-02-01', 'f', 1, ''::bytea, now(), 'test')
                returning submission_id
            ), keyed as (
                insert into person.identity_keys (submission_id, agency_id, agreement_id, key_id, sealed_key, created_at)
                select submission_id, @agency, @agreement, 'key', 'sealed'::bytea, now() from sent
            ), sealed as (
                insert into person.identity (submission_id, row_number, agency_id, agreement_id, key_id, sealed)
                select submission_id, n, @agency, @agreement, 'key', 'sealed'::bytea from sent, generate_series(1, @rows) n
            )
            select submission_id from sent
            """,
            new { agency, agreement, rows });
        await connection.ExecuteAsync("set session_replication_role = origin");
        return (submission, agency, agreement);
    }
}
