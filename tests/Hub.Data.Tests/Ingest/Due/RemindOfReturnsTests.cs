using Hub.Data.Access;
using Hub.Data.Database;
using Hub.Data.Ingest.Due;
using Hub.Data.Ingest.Kinds;
using Hub.Testing;
using Microsoft.Extensions.Time.Testing;

namespace Hub.Data.Tests.Ingest.Due;

/// <summary>Due and overdue reminders (capability 24.2): each step once, to those who can send.</summary>
public sealed class RemindOfReturnsTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private readonly TestPeople _people = new(database.Superuser, TestContext.Current.CancellationToken);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private async Task<(Guid Agency, Guid Officer)> AgencyAsync(string code, string kind)
    {
        var agency = await _people.AddAgencyAsync(code);
        var officer = await _people.AddPersonAsync(agency, $"officer@{code}.example", "data_officer");
        await _people.AddPersonAsync(agency, $"auditor@{code}.example", "auditor");
        await _people.ExecuteAsync(
            """
            insert into ingest.required_sources (agency_id, kind, every, due_days, required_from)
            values (@agency, @kind, 'month', 14, '2026-03-01')
            """,
            new { agency, kind });
        return (agency, officer);
    }

    private Task<int> RunAsync(Guid agency, string day)
    {
        var time = new FakeTimeProvider(DateTimeOffset.Parse(day + "T05:00:00Z", System.Globalization.CultureInfo.InvariantCulture));
        return database.Jobs.InScopeAsync(
            Scope.Of(SystemActors.Ingest, "test", agency), session => new RemindOfReturns(time).RunAsync(session, agency), Token);
    }

    private Task<IReadOnlyList<string>> ToldAsync(Guid account)
        => _people.ReadAsync<string>(
            "select kind || ' ' || subject_id from access.notifications where account_id = @account order by created_at, kind desc",
            new { account });

    [Fact]
    public async Task Run_DayByDay_TellsEachStepOnceToWhoCanSend()
    {
        var (agency, officer) = await AgencyAsync("steps", "no_such_kind");
        var told = new List<(string Day, int Count)>();
        for (var day = new DateOnly(2026, 4, 1); day < new DateOnly(2026, 5, 5); day = day.AddDays(1))
        {
            var text = day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
            told.Add((text, await RunAsync(agency, text) + await RunAsync(agency, text)));
        }

        // March is due on 15 April: a week before, on the day, a week late.
        Assert.Equal([("2026-04-08", 1), ("2026-04-15", 1), ("2026-04-22", 1)], told.Where(one => one.Count > 0));
        Assert.Equal(
            [
                "SubmissionDueSoon no_such_kind:2026-03-01", "SubmissionDue no_such_kind:2026-03-01",
                "SubmissionOverdue no_such_kind:2026-03-01",
            ],
            await ToldAsync(officer));
        Assert.Equal([1], await _people.ReadAsync<int>(
            "select count(distinct account_id)::int from access.notifications where agency_id = @agency", new { agency }));
    }

    [Fact]
    public async Task Run_AfterAnOutage_TellsTheStepThatHoldsNowAndNoMonthsOldOnes()
    {
        var (agency, officer) = await AgencyAsync("outage", "no_such_kind");

        await RunAsync(agency, "2026-07-01");

        Assert.Equal(["SubmissionOverdue no_such_kind:2026-05-01"], (await ToldAsync(officer)).Where(line => !line.Contains("04-01")));
        Assert.DoesNotContain("SubmissionOverdue no_such_kind:2026-03-01", await ToldAsync(officer));
    }

    [Fact]
    public async Task Run_NoAgreementForTheKind_TellsNobody()
    {
        var kind = DatasetKinds.Load(DatasetKinds.ShippedFolder).Kinds[0];
        var (agency, officer) = await AgencyAsync("unagreed", kind.Kind);
        await database.Jobs.InScopeAsync(
            Scope.None(SystemActors.Ingest, "test"), session => DatasetKindStore.RegisterAsync(session, kind), Token);

        Assert.Equal(0, await RunAsync(agency, "2026-04-15"));
        Assert.Empty(await ToldAsync(officer));
    }
}
