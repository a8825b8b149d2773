using Dapper;
using Hub.Data.Access;
using Hub.Data.Database;
using Hub.Data.Ingest.Kinds;
using Hub.Data.Ingest.Withdrawal;
using Hub.Data.Persons;
using Hub.Jobs.Tests.Pipeline;
using Hub.Jobs.Tests.Scheduling;
using Hub.SampleForce;

namespace Hub.Jobs.Tests.Ingest;

/// <summary>
/// Two returns with values that stand nowhere else go the whole way, from the folder into the drafts of an area; then they are
/// withdrawn, and a search of everything the hub keeps finds none of these values. The same search finds them before.
/// </summary>
public sealed class WithdrawnEverywhereTests
{
    private const string Actions = "returns/police/actions_4p/2025-10-to-2025-12.csv";
    private const string Assessments = "returns/zorrelshire/exploitation_assessments/2025-10-to-2025-12.csv";

    // The last row of each has a value that its list does not know, so that it stands among the listed problems.
    private const string ActionRows =
        """
        QXJREF-1,Qxjalpha finding,Pursue,Qxjbravo action,qxjcharlie,01/02/2024,In progress,,Qxjdelta evidence,Qxjecho outcome,21/01/2024,QXJGROUP-1,X05000015
        QXJREF-2,Qxjalpha finding,Pursue,Qxjbravo action,police,01/02/2024,Qxjfoxtrot,,,,21/01/2024,,X05000015
        """;

    private const string AssessmentRows =
        """
        QXJREF-3;C-QXJHOTEL;Qxjindia;Qxjjuliet;19/07/2008;9990007391;ZZ12 1DD;15/12/2025;14 to 17;Female;Criminal;Medium;N;Y;N;Not in care;Multi-agency plan;;X05000034
        QXJREF-4;C-QXJHOTEL;Qxjindia;Qxjjuliet;19/07/2008;9990007391;ZZ12 1DD;15/12/2025;14 to 17;Female;Criminal;Qxjkilo;N;Y;N;Not in care;Multi-agency plan;;X05000034
        """;

    private static readonly string[] Values =
    [
        "qxjref", "qxjalpha", "qxjbravo", "qxjcharlie", "qxjdelta", "qxjecho", "qxjfoxtrot", "qxjgroup", "qxjhotel", "qxjindia", "qxjjuliet",
        "qxjkilo", "9990007391",
    ];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Withdraw_TwoReturns_ASearchOfEverythingFindsNoValueOfThem()
    {
        await using var hub = await OnceHub.CreateAsync();
        var data = hub.Folder("force");
        SampleFolder.Write(
            new SampleOptions { Folder = data, Scale = 0.1, Months = 24 }, DatasetKinds.Load(DatasetKinds.ShippedFolder).Kinds);
        await File.AppendAllTextAsync(Path.Combine(data, Actions), ActionRows + "\n", Token);
        await File.AppendAllTextAsync(Path.Combine(data, Assessments), AssessmentRows + "\n", Token);
        await hub.RunAsync(data);
        var search = new ValueSearch(hub.Database.Superuser, Values, hub.Folder("files"), hub.Folder("out"));
        var returns = (await hub.QueryAsync<(long Id, Guid Key, Guid Agency, string Code, string Stored)>(
            """
            select s.submission_id, s.submission_key, s.agency_id, a.code, q.stored_name
            from ingest.submissions s join access.agencies a using (agency_id) join ingest.quarantine_files q using (submission_id)
            where s.period_from = '2025-10-01' and (a.code, s.kind)
                in (('police', 'actions_4p'), ('zorrelshire', 'exploitation_assessments'))
            """)).ToList();

        var before = await search.RunAsync();
        Assert.Superset(
            new HashSet<string> { "table ingest.source_records_leaf", "table ingest.row_problems", "table profile.snapshots",
                "bytes profile.documents.content", "PDF profile.documents" },
            before.ToHashSet());
        Assert.Contains(before, where => where.StartsWith("file ", StringComparison.Ordinal) && where.EndsWith(".pdf", StringComparison.Ordinal));
        Assert.Equal(2, returns.Count);
        Assert.All(returns, one => Assert.Single(Directory.GetFiles(hub.Folder("files"), one.Stored, SearchOption.AllDirectories)));
        var drafts = await Drafts(hub);

        foreach (var one in returns)
        {
            await WithdrawAsync(hub, one.Id, one.Key, one.Agency, one.Code);
        }

        await WorkAsync(hub);
        // Files that an operator wrote out are copies; writing them again is what docs/operations.md asks for.
        await hub.RunHubAsync("profile", "build", "--period", "2025", "--out", hub.Folder("out"));
        await VacuumAsync(hub);

        Assert.Empty(await search.RunAsync());
        Assert.All(returns, one => Assert.Empty(Directory.GetFiles(hub.Folder("files"), one.Stored, SearchOption.AllDirectories)));
        var ids = new { Ids = returns.Select(one => one.Id).ToArray() };
        Assert.Equal([0], await hub.QueryAsync<long>("select count(*) from person.identity where submission_id = any (@Ids)", ids));
        Assert.Equal([0], await hub.QueryAsync<long>(
            "select count(*) from person.identity_keys where submission_id = any (@Ids) and sealed_key is not null", ids));
        Assert.Equal([0], await hub.QueryAsync<long>("select count(*) from profile.snapshots where submission_ids && @Ids", ids));
        Assert.Equal(2, (await hub.QueryAsync<long>("select submission_id from ingest.withdrawal_certificates")).Count);
        // Every area has its draft again, and no job was given up.
        Assert.Equal(drafts, await Drafts(hub));
        Assert.Empty(await hub.QueryAsync<string>("select kind || ': ' || error from job.requests where state in ('parked', 'failed')"));
    }

    /// <summary>Areas and periods of which a draft with both documents stands.</summary>
    private static Task<IReadOnlyList<string>> Drafts(OnceHub hub)
        => hub.QueryAsync<string>(
            """
            select distinct s.area_kind || ' ' || s.area_code || ' ' || s.period_from
            from profile.snapshots s
            where (select count(*) from profile.documents d where d.snapshot_id = s.snapshot_id) = 2
            order by 1
            """);

    private static async Task WithdrawAsync(OnceHub hub, long id, Guid key, Guid agency, string code)
    {
        var person = Guid.CreateVersion7();
        await hub.QueryAsync<object>(
            """
            set session_replication_role = replica;
            insert into access.accounts (account_id, tenant_id, object_id, display_name, email)
            values (@person, gen_random_uuid(), gen_random_uuid(), 'Test person', @code || '@example.test');
            insert into access.memberships (account_id, agency_id, status, changed_by) values (@person, @agency, 'active', 'test');
            insert into access.role_grants (grant_id, account_id, agency_id, role, granted_by, granted_at)
            values (gen_random_uuid(), @person, @agency, 'data_officer', 'test', now());
            set session_replication_role = origin
            """,
            new { person, agency, code });
        var membership = new Membership(agency, code, code, false, [Role.DataOfficer], []);
        var asked = await new WithdrawSubmission(hub.Database.Web, [new RightsHold()], TimeProvider.System).HandleAsync(
            new Actor(person, "Test person", membership, [membership]),
            new WithdrawRequest(key, WithdrawalReason.UnlawfulSharing, "the agreement does not cover it", id.ToString(
                System.Globalization.CultureInfo.InvariantCulture)),
            Token);
        Assert.IsType<WithdrawOutcome.Asked>(asked);
    }

    /// <summary>A worker until nothing is left to do.</summary>
    private static async Task WorkAsync(OnceHub hub)
    {
        using var worker = WorkerProcess.Start(hub.Database.ConnectionString(Roles.Jobs), hub.Folder("files"), "worker");
        var patience = DateTimeOffset.UtcNow.AddMinutes(15);
        while ((await hub.QueryAsync<long>(
            "select request_id from job.requests where state not in ('done', 'parked') and due_at <= now()")).Count > 0)
        {
            Assert.True(DateTimeOffset.UtcNow < patience, worker.Output);
            await Task.Delay(250, Token);
        }

        await worker.TerminateAsync(TimeSpan.FromMinutes(2), Token);
    }

    /// <summary>What the server does by itself within a minute (docs/decisions/0015-withdrawal.md).</summary>
    private static async Task VacuumAsync(OnceHub hub)
    {
        await using var connection = await hub.Database.Superuser.OpenConnectionAsync(Token);
        await connection.ExecuteAsync(new CommandDefinition("vacuum (index_cleanup on)", commandTimeout: 300, cancellationToken: Token));
    }
}
