using Dapper;
using Hub.Data.Database;
using Hub.Data.Persons.Rights;
using Hub.Jobs.Persons;
using Hub.Jobs.Tests.Scheduling;

namespace Hub.Jobs.Tests.Persons;

/// <summary>A search runs in the name of the person who asked, and only while they may.</summary>
public sealed class RightsJobTests(JobsDatabase database) : IClassFixture<JobsDatabase>, IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("hub-rights-").FullName;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Search_AskedByInformationGovernance_IsDoneInTheirName()
    {
        var (agency, person) = await AddPersonAsync("information_governance");

        var (status, request) = await SearchAsync(agency, person);

        Assert.Equal((JobStates.Done, null), (status.State, status.Error));
        Assert.Equal("searched", await ScalarAsync<string>(
            "select status from person.rights_requests where request_id = @request", new { request }));
        Assert.Equal((person.ToString(), agency), await RowAsync<(string, Guid)>(
            "select actor, actor_agency from audit.events where kind = 'IdentitiesOpened' and subject_id = @Request",
            new { Request = request.ToString() }));
    }

    [Fact]
    public async Task Search_AskedBySomebodyWhoMayNot_IsParkedAndOpensNothing()
    {
        var (agency, person) = await AddPersonAsync("analyst");

        var (status, request) = await SearchAsync(agency, person);

        Assert.Equal(JobStates.Parked, status.State);
        Assert.Contains("may no longer do so", status.Error, StringComparison.Ordinal);
        Assert.Equal(0, await ScalarAsync<long>(
            "select count(*) from audit.events where kind = 'IdentitiesOpened' and subject_id = @Request", new { Request = request.ToString() }));
    }

    private async Task<(JobStatus Status, Guid Request)> SearchAsync(Guid agency, Guid person)
    {
        var seal = new RightsSeal(Path.Combine(_folder, "hub.key"), mayCreate: true);
        var request = Guid.CreateVersion7();
        await ScalarAsync<object>(
            """
            insert into person.rights_requests (request_id, agency_id, reference, right_asked, received_on, identity_proved_on, criteria,
                status, registered_by, registered_at)
            values (@request, @agency, @Reference, 'access', current_date, current_date, @Criteria, 'searching', @Actor, now())
            """,
            new
            {
                request, agency, Reference = "J-" + request.ToString("N")[20..], Actor = person.ToString(),
                Criteria = seal.Seal(request, new PersonCriteria { Name = "Anna Example", DateOfBirth = new DateOnly(1990, 2, 1) }),
            });
        using var worker = await database.StartWorkerAsync(Token, new SearchForPersonJob(new SearchForPerson(seal, TimeProvider.System)));
        var asked = await database.Hub.Web.InScopeAsync(
            Scope.Of(person.ToString(), RightsPurpose.Answer, agency),
            session => JobRequests.AskAsync(
                session, new JobAsk(JobKinds.RightsSearch, request.ToString(), person.ToString(), RightsPurpose.Answer, agency)),
            Token);
        var status = await database.WaitAsync(asked, Token, JobStates.Done, JobStates.Parked);
        await worker.StopAsync(Token);
        return (status, request);
    }

    private async Task<(Guid Agency, Guid Person)> AddPersonAsync(string role)
    {
        var (agency, person) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await ScalarAsync<object>(
            """
            set session_replication_role = replica;
            update access.agencies set is_host = false;
            insert into access.agencies (agency_id, code, name, agency_type, is_host)
            values (@agency, 'a' || right(replace(@agency::text, '-', ''), 12), 'Sample Police', 'police', true);
            insert into access.accounts (account_id, tenant_id, object_id, display_name, email)
            values (@person, gen_random_uuid(), gen_random_uuid(), 'Test person', 'person@police.example');
            insert into access.memberships (account_id, agency_id, status, changed_by) values (@person, @agency, 'active', 'test');
            insert into access.role_grants (grant_id, account_id, agency_id, role, granted_by, granted_at)
            values (gen_random_uuid(), @person, @agency, @role, 'test', now());
            set session_replication_role = origin;
            """,
            new { agency, person, role });
        return (agency, person);
    }

    private async Task<T?> ScalarAsync<T>(string sql, object parameters)
    {
        await using var connection = await database.Hub.Superuser.OpenConnectionAsync(Token);
        return await connection.ExecuteScalarAsync<T>(sql, parameters);
    }

    private async Task<T> RowAsync<T>(string sql, object parameters)
    {
        await using var connection = await database.Hub.Superuser.OpenConnectionAsync(Token);
        return await connection.QuerySingleAsync<T>(sql, parameters);
    }
}
