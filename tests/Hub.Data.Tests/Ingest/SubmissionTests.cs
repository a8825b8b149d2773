using System.Text;
using Dapper;
using Hub.Data.Database;
using Hub.Data.Ingest;
using Hub.Data.Ingest.Loading;
using Hub.Testing;
using Npgsql;

namespace Hub.Data.Tests.Ingest;

/// <summary>What may stand, who may see it, and what a fault leaves behind: nothing.</summary>
public sealed class SubmissionTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private const string Kind = TestKinds.Incidents;
    private const string File = "Reference,Happened on,Full name,Born on\nA1,03/04/2025,Quentin Zzample,01/02/1990\nA2,04/04/2025,,\n";
    private static readonly DateOnly From = new(2025, 4, 1);
    private static readonly DateOnly Until = new(2025, 5, 1);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private Task<IngestWorld> WorldAsync() => IngestWorld.CreateAsync(database.Jobs, TestKinds.All);

    [Fact]
    public async Task Receive_SameFileAgain_ChangesNothing()
    {
        using var world = await WorldAsync();
        var first = await world.SendAsync(Kind, From, Until, File);

        var again = Assert.IsType<ReceiveOutcome.AlreadyLoaded>(await world.ReceiveAsync(Kind, From, Until, File));

        Assert.Equal(first.SubmissionId, again.SubmissionId);
        Assert.Contains("nothing has changed", again.Sentence, StringComparison.Ordinal);
        Assert.Equal((1L, 2L), await world.QueryAsync<(long, long)>(
            "select (select count(*) from ingest.submissions), (select count(*) from ingest.source_records)"));
        Assert.Single(Directory.GetFiles(world.Options.FilesFolder));
    }

    [Fact]
    public async Task Receive_SameFileWhileItWaits_AsksOnce()
    {
        using var world = await WorldAsync();
        var first = Assert.IsType<ReceiveOutcome.Received>(await world.ReceiveAsync(Kind, From, Until, File));

        var again = Assert.IsType<ReceiveOutcome.Received>(await world.ReceiveAsync(Kind, From, Until, File));

        Assert.Equal(first, again);
    }

    [Fact]
    public async Task Receive_OtherFileForAnAcceptedPeriod_IsNamed()
    {
        using var world = await WorldAsync();
        await world.SendAsync(Kind, From, Until, File);

        var other = Assert.IsType<ReceiveOutcome.PeriodAlreadyAccepted>(
            await world.ReceiveAsync(Kind, From, Until, File + "A3,05/04/2025,,\n"));

        Assert.Contains("April 2025", other.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Receive_RejectedFileCorrected_IsTakenIn()
    {
        using var world = await WorldAsync();
        Assert.IsType<LoadOutcome.Rejected>(await world.SendAsync(Kind, From, Until, "Reference,Happened on\nA1,never\n"));

        Assert.IsType<LoadOutcome.Accepted>(await world.SendAsync(Kind, From, Until, File));
    }

    [Fact]
    public async Task Load_TwoFilesOfOnePeriodAtOnce_OneStandsAndTheOtherIsNamed()
    {
        using var world = await WorldAsync();
        var first = Assert.IsType<ReceiveOutcome.Received>(await world.ReceiveAsync(Kind, From, Until, File));
        var second = Assert.IsType<ReceiveOutcome.Received>(await world.ReceiveAsync(Kind, From, Until, File + "A3,05/04/2025,,\n"));

        var outcomes = await Task.WhenAll(world.LoadAsync(first.SubmissionId), world.LoadAsync(second.SubmissionId));

        Assert.Single(outcomes.OfType<LoadOutcome.Accepted>());
        var loser = Assert.Single(outcomes.OfType<LoadOutcome.PeriodAlreadyAccepted>());
        Assert.Equal(0, await world.QueryAsync<long>(
            "select count(*) from ingest.source_records where submission_id = @SubmissionId", new { loser.SubmissionId }));
    }

    [Fact]
    public async Task Load_SecondRun_ChangesNothing()
    {
        using var world = await WorldAsync();
        var outcome = await world.SendAsync(Kind, From, Until, File);

        var again = Assert.IsType<LoadOutcome.AlreadyDecided>(await world.LoadAsync(outcome.SubmissionId));
        Assert.Equal(SubmissionStatus.Accepted, again.Status);
        Assert.Equal(2, await world.QueryAsync<long>("select count(*) from ingest.source_records"));
    }

    [Theory]
    [InlineData("update sharing.agreements set status = 'suspended'", "agreement_suspended")]
    [InlineData("update sharing.agreements set valid_until = '2025-12-31'", "agreement_expired")]
    [InlineData("update sharing.agreements set status = 'draft'", "agreement_unsigned")]
    [InlineData("update sharing.agreements set data_class_ceiling = 'open'", "agreement_too_low")]
    [InlineData("delete from sharing.agreement_kinds", "agreement_missing")]
    public async Task Receive_WithoutAnAgreementThatCoversIt_NamesWhoCanHelp(string change, string rule)
    {
        using var world = await WorldAsync();
        await database.Jobs.InScopeAsync(world.Scope, session => session.Connection.ExecuteAsync(session.Command(change)), Token);

        var refused = Assert.IsType<ReceiveOutcome.Refused>(await world.ReceiveAsync(Kind, From, Until, File));

        Assert.Equal(rule, refused.Why.Rule);
        Assert.Contains("the sharing desk", refused.Why.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(world.Options.FilesFolder));
    }

    [Fact]
    public async Task Load_AgreementEndedMeanwhile_RejectsWithItsReason()
    {
        using var world = await WorldAsync();
        var received = Assert.IsType<ReceiveOutcome.Received>(await world.ReceiveAsync(Kind, From, Until, File));
        world.Time.SetUtcNow(new DateTimeOffset(2030, 1, 1, 0, 0, 0, TimeSpan.Zero));

        var rejected = Assert.IsType<LoadOutcome.Rejected>(await world.LoadAsync(received.SubmissionId));

        Assert.Contains("ended on 31 December 2029", rejected.Why.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Load_NilReturn_IsAcceptedWithoutRows()
    {
        using var world = await WorldAsync();

        var outcome = Assert.IsType<LoadOutcome.Accepted>(await world.SendAsync(
            Kind, Until, Until.AddMonths(1), "Reference,Happened on\n", isNil: true));

        Assert.Equal(LoadedRows.None, outcome.Rows);
        Assert.Equal("nil_with_rows", (await world.SendAsync(Kind, From, Until, File, isNil: true)).Refusal?.Rule);
    }

    [Fact]
    public async Task Receive_ThroughThePortalsRole_WaitsForTheWorker()
    {
        using var world = await WorldAsync();
        await world.SendAsync(Kind, From, Until, File);
        using var content = new MemoryStream(Encoding.UTF8.GetBytes(File.Replace("/04/", "/05/", StringComparison.Ordinal)));
        var portal = new ReceiveSubmission(database.Web, TestKinds.All, world.Quarantine, world.Time);

        var received = Assert.IsType<ReceiveOutcome.Received>(await portal.RunAsync(
            new ReceiveRequest(world.Agency, Kind, Until, Until.AddMonths(1), "may.csv", "test"), content, Token));

        Assert.IsType<LoadOutcome.Accepted>(await world.LoadAsync(received.SubmissionId));
    }

    [Fact]
    public async Task Load_AnotherAgencysScope_SeesNothing()
    {
        using var world = await WorldAsync();
        using var other = await WorldAsync();
        var outcome = await world.SendAsync(Kind, From, Until, File + "A3,never,,\n");

        foreach (var table in new[] { "submissions", "source_records", "row_problems", "problem_counts", "quarantine_files" })
        {
            Assert.Equal(0, await other.QueryAsync<long>("select count(*) from ingest." + table));
            Assert.NotEqual(0, await world.QueryAsync<long>("select count(*) from ingest." + table));
        }

        await Assert.ThrowsAsync<InvalidOperationException>(() => other.LoadAsync(outcome.SubmissionId));
    }

    [Fact]
    public async Task Load_Identifiers_StandSealedInOneTableAndNowhereElse()
    {
        using var world = await WorldAsync();
        var outcome = await world.SendAsync(
            Kind, From, Until,
            "Reference,Happened on,Full name,Born on\nA1,03/04/2025,Quentin Zzample,07/02/1991\n"
            + "A2,04/04/2025,Zelda Zzample,32/13/1991\nA3,04/04/2025,,\n");

        Assert.Equal((3, 2, 1), (outcome.Rows.Read, outcome.Rows.Accepted, outcome.Rows.Rejected));
        Assert.Equal(["3 Born on no_such_date "], await world.ListAsync<string>(
            "select row_number || ' ' || column_name || ' ' || rule || ' ' || coalesce(value, '') from ingest.row_problems"));
        await using var connection = await database.Superuser.OpenConnectionAsync(Token);
        Assert.Equal([], await TextsWithAsync(connection, "zzample"));
        Assert.Equal([], await TextsWithAsync(connection, "1991-02-07"));
        Assert.Equal([], await TextsWithAsync(connection, "/1991"));

        var rows = (await connection.QueryAsync<(int Row, byte[] Sealed, string KeyId, byte[] Key)>(
            """
            select i.row_number, i.sealed, i.key_id, k.sealed_key from person.identity i join person.identity_keys k using (submission_id)
            where submission_id = @SubmissionId order by row_number
            """,
            new { outcome.SubmissionId })).ToList();
        Assert.Equal([2, 3], rows.Select(row => row.Row));
        using var sealer = new IdentitySealer(world.Quarantine.Keys.Unwrap(rows[0].Key, rows[0].KeyId), outcome.SubmissionId);
        Assert.Equal("""{"born_on":"1991-02-07","full_name":"Quentin Zzample"}""", Encoding.UTF8.GetString(sealer.Open(2, rows[0].Sealed)));
        Assert.Equal("""{"born_on":"32/13/1991","full_name":"Zelda Zzample"}""", Encoding.UTF8.GetString(sealer.Open(3, rows[1].Sealed)));
        Assert.ThrowsAny<System.Security.Cryptography.CryptographicException>(() => sealer.Open(3, rows[0].Sealed));
    }

    [Fact]
    public async Task Load_StoppedInTheMiddle_LeavesNothingAndRunsAgain()
    {
        using var world = await WorldAsync();
        var file = new StringBuilder("Reference,Happened on,Notes\n");
        for (var i = 0; i < 40_000; i++)
        {
            file.Append(System.Globalization.CultureInfo.InvariantCulture, $"A{i},03/04/2025,{new string('n', 60)}\n");
        }

        var received = Assert.IsType<ReceiveOutcome.Received>(await world.ReceiveAsync(Kind, From, Until, file.ToString()));
        await world.ScanAsync(received.SubmissionId);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var loading = database.Jobs.InScopeAsync(
            world.Scope,
            async session =>
            {
                stop.CancelAfter(TimeSpan.FromMilliseconds(60));
                return await world.Load.RunAsync(session, received.SubmissionId, JobProgress.None);
            },
            stop.Token);
        await Assert.ThrowsAnyAsync<Exception>(() => loading);

        Assert.Equal(("received", 0L), await world.QueryAsync<(string, long)>(
            "select status, (select count(*) from ingest.source_records) from ingest.submissions"));
        Assert.Equal(40_000, (await world.LoadAsync(received.SubmissionId)).Rows.Accepted);
    }

    /// <summary>"table.column" of every text, json or text array column of the database that holds the text.</summary>
    private static async Task<List<string>> TextsWithAsync(NpgsqlConnection connection, string text)
    {
        var columns = await connection.QueryAsync<(string Table, string Column)>(
            """
            select format('%I.%I', c.table_schema, c.table_name), format('%I', c.column_name) from information_schema.columns c
            join information_schema.tables t using (table_schema, table_name)
            where t.table_type = 'BASE TABLE' and c.table_schema not in ('pg_catalog', 'information_schema')
                and c.data_type in ('text', 'jsonb', 'json', 'ARRAY', 'bytea', 'character varying')
            """);
        var found = new List<string>();
        foreach (var (table, column) in columns)
        {
            var holds = await connection.ExecuteScalarAsync<bool>(
                $"select exists (select from {table} where {column}::text ilike @pattern or {column}::text ilike @hex)",
                new { pattern = $"%{text}%", hex = $"%{Convert.ToHexString(Encoding.UTF8.GetBytes(text))}%" });
            if (holds)
            {
                found.Add(table + "." + column);
            }
        }

        return found;
    }
}
