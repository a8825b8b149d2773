using System.Globalization;
using Dapper;
using Hub.Data.Access;
using Hub.Data.Database;
using Hub.Data.Indicators;
using Hub.Data.Ingest;
using Hub.Data.Ingest.Kinds;
using Hub.Data.Ingest.Replacing;
using Hub.Data.Ingest.Withdrawal;
using Hub.Data.Persons;
using Hub.Data.Persons.Register;
using Hub.Data.Profiles;
using Hub.Testing;
using Microsoft.Extensions.Time.Testing;
using Npgsql;

namespace Hub.Data.Tests.Ingest.Withdrawal;

/// <summary>An agency with a return that stands and somebody who may take it back, over one database.</summary>
internal sealed class WithdrawWorld : IDisposable
{
    public const string Rows =
        "ZZ-1,03/04/2025,High,Anna Example,01/02/1990,kept\nZZ-2,04/04/2025,Low,Ben Other,05/06/1980,\nZZ-3,05/04/2025,Wrong,Cara Third,,\n";

    private const string Headings = "Reference,Happened on,Severity,Full name,Born on,Notes\n";
    private readonly HubDatabase _jobs;
    private readonly HubDatabase _web;
    private readonly NpgsqlDataSource _superuser;

    private WithdrawWorld(HubDatabase jobs, HubDatabase web, NpgsqlDataSource superuser, IngestWorld ingest)
    {
        (_jobs, _web, _superuser, Ingest) = (jobs, web, superuser, ingest);
        Officer = Person(ingest.Agency, Role.DataOfficer);
        Time.SetUtcNow(ingest.Time.GetUtcNow());
    }

    public IngestWorld Ingest { get; }

    public Actor Officer { get; }

    public FakeTimeProvider Time { get; } = new();

    public long Submission { get; private set; }

    public Guid Key { get; private set; }

    public TestRecords Records => new(_superuser, Token);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<WithdrawWorld> CreateAsync(HubDatabase jobs, HubDatabase web, NpgsqlDataSource superuser)
    {
        var world = new WithdrawWorld(jobs, web, superuser, await IngestWorld.CreateAsync(jobs, TestKinds.All));
        await jobs.InScopeAsync(
            Scope.None("test", "test"), session => DatasetKindStore.RegisterAsync(session, TestKinds.All), Token);
        world.Submission = Assert.IsType<LoadOutcome.Accepted>(await world.SendAsync(new(2025, 4, 1), Rows)).SubmissionId;
        world.Key = await world.KeyAsync(world.Submission);
        return world;
    }

    public static Actor Person(Guid agency, params Role[] roles)
    {
        var membership = new Membership(agency, "a", "Agency", false, roles, []);
        return new Actor(Guid.NewGuid(), "Test person", membership, [membership]);
    }

    public void Dispose() => Ingest.Dispose();

    public Task<LoadOutcome> SendAsync(DateOnly month, string rows)
        => Ingest.SendAsync(TestKinds.Incidents, month, month.AddMonths(1), Headings + rows);

    public static string Headed(string rows) => Headings + rows;

    /// <summary>Receives a file on the page that is to take the place of the return that stands.</summary>
    public async Task<long> ReceiveReplacementAsync(string rows)
    {
        using var content = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(Headings + rows));
        return Assert.IsType<ReceiveOutcome.Received>(await Ingest.Receive.RunAsync(
            new ReceiveRequest(Ingest.Agency, TestKinds.Incidents, new(2025, 4, 1), new(2025, 5, 1), "corrected.csv", "test")
            {
                Door = Doors.Page, IsDecidedByPerson = true, Replaces = Submission,
            },
            content,
            Token)).SubmissionId;
    }

    /// <summary>As if a person had decided to send what was checked.</summary>
    public Task SendAsync(long submission)
        => ScalarAsync<object>(
            """
            update ingest.submissions set status = 'sent', decision = 'without_bad_rows', sent_by = 'test', sent_at = now()
            where submission_id = @submission
            """,
            new { submission });

    /// <summary>Loads as the worker's job does.</summary>
    public Task<LoadOutcome> LoadAndFollowAsync(long submission)
        => _jobs.InScopeAsync(
            Ingest.Scope,
            async session =>
            {
                var outcome = await Ingest.Load.RunAsync(session, submission, JobProgress.None);
                await new FollowReplacement(Features()).RunAsync(session, outcome);
                return outcome;
            },
            Token);

    public Task<long> NewestAsync()
        => ScalarAsync<long>("select max(submission_id) from ingest.submissions where agency_id = @Agency", new { Ingest.Agency });

    public Task<Guid> KeyAsync(long submission)
        => ScalarAsync<Guid>("select submission_key from ingest.submissions where submission_id = @submission", new { submission });

    public WithdrawRequest Request(string reason = WithdrawalReason.WrongData, string note = "the wrong extract was sent")
        => new(Key, reason, note, Submission.ToString(CultureInfo.InvariantCulture));

    public Task<WithdrawOutcome> AskAsync(WithdrawRequest? request = null, Actor? actor = null)
        => new WithdrawSubmission(_web, [new RightsHold()], Time).HandleAsync(actor ?? Officer, request ?? Request(), Token);

    public async Task<Guid> AskedAsync() => Assert.IsType<WithdrawOutcome.Asked>(await AskAsync()).WithdrawalId;

    public Task<WithdrawalPreview?> PreviewAsync(Actor? actor = null)
        => new PreviewWithdrawal(_web, Erase(), [new IndicatorsConsequence(), new ProfilesConsequence()])
            .HandleAsync(actor ?? Officer, Key, Token);

    /// <summary>Applies as the worker does, with the agency's rows and every profile area in scope.</summary>
    public async Task<WithdrawalEnd> ApplyAsync(Guid withdrawal, Actor? actor = null)
    {
        var by = actor ?? Officer;
        var everywhere = await IndicatorQueries.AssemblyScopeAsync(_jobs, by.AccountId.ToString(), "take a return back", Token);
        return await _jobs.InScopeAsync(
            everywhere with { Agencies = [by.Acting.AgencyId], ActingFor = by.Acting.AgencyId },
            session => new ApplyWithdrawal(Erase(), Time).HandleAsync(session, withdrawal),
            Token);
    }

    public async Task<WithdrawalEnd> WithdrawAsync() => await ApplyAsync(await AskedAsync());

    public Task<WithdrawalCertificate?> CertificateAsync()
        => _web.InScopeAsync(
            Officer.ScopeFor("read a certificate"), session => WithdrawalQueries.CertificateAsync(session, Ingest.Agency, Key), Token);

    public EraseSubmission Erase() => new(Features(), [new RightsHold()]);

    private IOnWithdrawal[] Features()
        =>
        [
            new IngestWithdrawal(Ingest.Quarantine, Time), new RegisterWithdrawal(), new PersonsWithdrawal(Time),
            new IndicatorsWithdrawal(Time),
            new ProfilesWithdrawal(Time),
        ];

    /// <summary>A computed run with one figure and a draft with its documents, both resting on the submission.</summary>
    public async Task<(long Run, Guid Snapshot, Guid Pdf)> AddDraftAsync(string area = "X1")
    {
        var areaId = await Records.AddAreaAsync(area, "Area " + area);
        var run = await ScalarAsync<long>(
            """
            insert into indicator.runs (area_kind, period_from, period_until, previous_from, rule_version, asked_at, asked_by, computed_at,
                submission_ids)
            values ('lpa', '2025-04-01', '2025-07-01', '2025-01-01', 1, now(), 'test', now(), array[@Submission])
            returning run_id
            """,
            new { Submission });
        await ScalarAsync<object>(
            """
            insert into indicator.run_indicators (run_id, indicator, ordinal, kind, kind_version, aggregate, filter, levels, definition)
            values (@run, 'test_count', 1, 'test_incidents', 1, 'count', '{}', array['lpa'], '{}');
            insert into indicator.observations (run_id, indicator, level, code, profile_area_id, series, period_from, period_until, value, rows)
            values (@run, 'test_count', 'lpa', @area, @areaId, 'period', '2025-04-01', '2025-07-01', 2, 2)
            """,
            new { run, area, areaId });
        var (snapshot, _, pdf) = await Records.AddProfileAsync(areaId, new(2025, 4, 1), new(2025, 7, 1), [Submission]);
        await ScalarAsync<object>(
            "update profile.snapshots set indicator_run_id = @run, area_code = @area where snapshot_id = @snapshot", new { run, area, snapshot });
        return (run, snapshot, pdf);
    }

    /// <summary>An open request of a person, with a finding in the submission.</summary>
    public async Task<Guid> AddOpenRequestAsync()
    {
        var request = Guid.CreateVersion7();
        await ScalarAsync<object>(
            """
            insert into person.rights_requests (request_id, agency_id, reference, right_asked, received_on, status, registered_by, registered_at)
            values (@request, @Agency, 'R-' || left(@request::text, 8), 'access', current_date, 'searched', 'test', now());
            insert into person.rights_findings (finding_id, request_id, agency_id, agreement_id, submission_id, row_number, kind, regime,
                certainty, why, found_at)
            values (gen_random_uuid(), @request, @Agency, @Agreement, @Submission, 2, 'test_incidents', 'part3', 'certain', '{}', now())
            """,
            new { request, Ingest.Agency, Ingest.Agreement, Submission });
        return request;
    }

    /// <summary>As superuser, past every policy.</summary>
    public async Task<T> ScalarAsync<T>(string sql, object? parameters = null)
    {
        await using var connection = await _superuser.OpenConnectionAsync(Token);
        return (await connection.ExecuteScalarAsync<T>(sql, parameters))!;
    }
}
