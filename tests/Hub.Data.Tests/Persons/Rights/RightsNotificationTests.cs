using Hub.Data.Persons.Rights;
using Hub.Testing;

namespace Hub.Data.Tests.Persons.Rights;

/// <summary>Agencies in whose rows a person was found hear that a decision waits, once, and nothing about the person.</summary>
public sealed class RightsNotificationTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task Search_FoundInAnAgency_TellsThoseWhoDecideThere()
    {
        using var world = await RightsWorld.CreateAsync(database.Jobs, database.Web, database.Superuser);
        var people = new TestPeople(database.Superuser, TestContext.Current.CancellationToken);
        var decider = await people.AddPersonAsync(world.Council.Agency, "decides@council.example", "information_governance");
        await people.AddPersonAsync(world.Council.Agency, "sends@council.example", "data_officer");

        var request = await world.RegisterAndSearchAsync(RightAsked.Access);

        Assert.Equal(
            [$"RightsRequestAwaitingDecision {request} {decider}"],
            await people.ReadAsync<string>(
                "select kind || ' ' || subject_id || ' ' || account_id from access.notifications where agency_id = @Agency",
                new { world.Council.Agency }));
    }
}
