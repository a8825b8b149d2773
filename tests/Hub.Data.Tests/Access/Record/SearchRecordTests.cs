using Hub.Data.Access;
using Hub.Data.Access.Record;
using Hub.Data.Audit;
using Hub.Data.Database;
using Hub.Data.Tests.Audit;

namespace Hub.Data.Tests.Access.Record;

/// <summary>Who finds what in the record, and that a refusal leaves its trace.</summary>
public sealed class SearchRecordTests
{
    private static Actor Person(Guid agency, bool isHost, params Role[] roles)
    {
        var membership = new Membership(agency, "code", "Name", isHost, roles, []);
        return new Actor(Guid.CreateVersion7(), "Somebody Invented", membership, [membership]);
    }

    private static async Task<IReadOnlyList<RecordedEvent>> FindAsync(CommandWorld world, Actor actor, RecordFilter filter)
        => Assert.IsType<RecordOutcome.Found>(await new SearchRecord(world.Web).HandleAsync(actor, filter, 1, world.Token)).Page.Events;

    private static Task WriteAsync(CommandWorld world, Guid? agency, AuditEventKind kind, string subject)
        => world.Jobs.InScopeAsync(
            Scope.None("system:ingest", "test") with { ActingFor = agency },
            session => AuditStore.WriteAsync(session, new AuditEvent(kind, "submission", subject)),
            world.Token);

    [Fact]
    public async Task HandleAsync_HostSeesAll_OthersWhatConcernsThem()
    {
        await using var world = await CommandWorld.StartAsync();
        var (host, one, two) = (await world.AddAgencyAsync("host"), await world.AddAgencyAsync("one"), await world.AddAgencyAsync("two"));
        await WriteAsync(world, one, AuditEventKind.SubmissionAccepted, "of-one");
        await WriteAsync(world, two, AuditEventKind.SubmissionAccepted, "of-two");
        var accepted = new RecordFilter { Kind = AuditEventKind.SubmissionAccepted };

        var all = await FindAsync(world, Person(host, true, Role.Auditor), accepted);
        var own = await FindAsync(world, Person(one, false, Role.InformationGovernance), accepted);

        Assert.Equal(["of-two", "of-one"], all.Select(e => e.SubjectId));
        Assert.Equal(["of-one"], own.Select(e => e.SubjectId));
        Assert.Empty(await FindAsync(world, Person(one, false, Role.Auditor), accepted with { Concerning = two }));
    }

    [Fact]
    public async Task HandleAsync_WithoutTheRight_IsRefusedAndRecorded()
    {
        await using var world = await CommandWorld.StartAsync();
        var analyst = Person(await world.AddAgencyAsync("host"), true, Role.Analyst);

        var outcome = await new SearchRecord(world.Web).HandleAsync(analyst, new RecordFilter(), 1, world.Token);

        Assert.IsType<RecordOutcome.Refused>(outcome);
        var only = Assert.Single(await world.EventsAsync());
        Assert.Equal(("AuditRecordSearched", "refused", analyst.AccountId.ToString()), (only.Kind, only.Outcome, only.Actor));
    }

    [Fact]
    public async Task HandleAsync_Filters_FindByDaySubjectActorAndOutcome()
    {
        await using var world = await CommandWorld.StartAsync();
        var agency = await world.AddAgencyAsync("host");
        var auditor = Person(agency, true, Role.Auditor);
        await WriteAsync(world, agency, AuditEventKind.SubmissionReceived, "a");
        await WriteAsync(world, agency, AuditEventKind.SignedIn, "b");
        var today = Hub.Data.Primitives.UkTime.Today(TimeProvider.System);

        Assert.Single(await FindAsync(world, auditor, new RecordFilter { SubjectId = "a", FromDay = today, LastDay = today }));
        Assert.Empty(await FindAsync(world, auditor, new RecordFilter { SubjectId = "a", LastDay = today.AddDays(-1) }));
        Assert.Empty(await FindAsync(world, auditor, new RecordFilter { SubjectId = "a", FromDay = today.AddDays(1) }));
        Assert.Empty(await FindAsync(world, auditor, new RecordFilter { SubjectId = "a", Outcome = AuditOutcome.Failed }));
        Assert.Empty(await FindAsync(world, auditor, new RecordFilter { Actor = "system:nobody" }));
        Assert.Equal(2, (await FindAsync(world, auditor, new RecordFilter { Actor = "system:ingest" })).Count);
        Assert.Single(await FindAsync(world, auditor, new RecordFilter { Actor = "system:ingest", DataOnly = true }));
        Assert.Single(await FindAsync(world, auditor, new RecordFilter { ActorAgency = agency, Kind = AuditEventKind.SignedIn }));
    }

    [Theory]
    [InlineData("Jane Invented")]
    [InlineData("' or 1=1 --")]
    [InlineData("a\n")]
    [InlineData("é")]
    public void Problems_OfSomethingThatIsNoId_AreNamed(string text)
    {
        Assert.Contains("Actor", new RecordFilter { Actor = text }.Problems().Keys);
        Assert.Contains("SubjectId", new RecordFilter { SubjectId = text }.Problems().Keys);
    }
}
