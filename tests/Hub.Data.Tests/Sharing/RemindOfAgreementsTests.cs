using Hub.Data.Database;
using Hub.Data.Sharing.Keeping;
using Hub.Testing;
using Microsoft.Extensions.Time.Testing;

namespace Hub.Data.Tests.Sharing;

/// <summary>Reminders before review and end (capability 1.6): each step once, to information governance of every party.</summary>
public sealed class RemindOfAgreementsTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private readonly TestPeople _people = new(database.Superuser, TestContext.Current.CancellationToken);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private Task<int> RunAsync(SharingWorld world, DateOnly day)
    {
        var time = new FakeTimeProvider(new DateTimeOffset(day, new TimeOnly(5, 0), TimeSpan.Zero));
        return database.Jobs.InScopeAsync(world.Everybody("system:sharing"), session => new RemindOfAgreements(time).RunAsync(session), Token);
    }

    [Fact]
    public async Task Run_DayByDay_TellsEachStepOnceToEveryParty()
    {
        var world = new SharingWorld();
        await world.RegisterAsync(database.Superuser, Token);
        await world.DeclareAsync(database.Jobs, world.Declaration with
        {
            Content = world.Content with { ReviewOn = new DateOnly(2026, 4, 10), ValidUntil = new DateOnly(2026, 6, 1) },
        }, Token);
        var council = await _people.AddPersonAsync(world.Council, "ig@council.example", "information_governance");
        await _people.AddPersonAsync(world.Host, "ig@host.example", "information_governance");
        await _people.AddPersonAsync(world.Host, "officer@host.example", "data_officer");
        await _people.AddPersonAsync(world.Fire, "ig@fire.example", "information_governance");

        var told = new List<(string Day, int Count)>();
        for (var day = new DateOnly(2026, 2, 1); day < new DateOnly(2026, 9, 1); day = day.AddDays(1))
        {
            told.Add((day.ToString("MM-dd", System.Globalization.CultureInfo.InvariantCulture), await RunAsync(world, day) + await RunAsync(world, day)));
        }

        Assert.Equal(
            [
                ("02-09", 2), ("03-11", 2), ("04-02", 2), ("04-03", 2), ("04-10", 2), ("05-02", 2), ("05-25", 2), ("06-01", 2),
            ],
            told.Where(one => one.Count > 0));
        Assert.Equal(
            [
                "AgreementReviewDue review:2026-04-10:60", "AgreementReviewDue review:2026-04-10:30", "AgreementExpiring end:2026-06-01:60",
                "AgreementReviewDue review:2026-04-10:7", "AgreementReviewDue review:2026-04-10:0", "AgreementExpiring end:2026-06-01:30",
                "AgreementExpiring end:2026-06-01:7", "AgreementExpired end:2026-06-01:0",
            ],
            await _people.ReadAsync<string>(
                "select kind || ' ' || step from access.notifications where account_id = @council order by created_at", new { council }));
    }

    [Theory]
    [InlineData(61, null)]
    [InlineData(60, 60)]
    [InlineData(31, 60)]
    [InlineData(30, 30)]
    [InlineData(7, 7)]
    [InlineData(1, 7)]
    [InlineData(0, 0)]
    [InlineData(-31, 0)]
    [InlineData(-32, null)]
    public void StepOf_DaysLeft_IsTheNearestReached(int daysLeft, int? step)
        => Assert.Equal(step, RemindOfAgreements.StepOf(SharingWorld.Today.AddDays(daysLeft), SharingWorld.Today));
}
