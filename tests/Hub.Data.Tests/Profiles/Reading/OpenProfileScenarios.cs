using Hub.Data.Access;
using Hub.Data.Database;
using Hub.Data.Profiles.Reading;
using Hub.Data.Tests.Audit;
using Hub.Testing;

namespace Hub.Data.Tests.Profiles.Reading;

/// <summary>A head of intelligence and one profile of one area, made from another agency's return.</summary>
public abstract class OpenProfileScenario : ICommandScenario
{
    public abstract Type Command { get; }

    protected Actor Actor { get; private set; } = null!;

    protected Guid Html { get; private set; }

    protected Guid Pdf { get; private set; }

    protected abstract string Purpose { get; }

    public async Task<Scope> ArrangeAsync(CommandWorld world)
    {
        var (people, records) = (new TestPeople(world.Superuser, world.Token), new TestRecords(world.Superuser, world.Token));
        var police = await people.AddAgencyAsync("police");
        var council = await people.AddAgencyAsync("council");
        var agreement = await records.AddAgreementAsync(council);
        await records.AddKindAsync("assaults", "Assaults");
        var (submission, _) = await records.AddSubmissionAsync(council, agreement, "assaults", new DateOnly(2026, 3, 1), "accepted");
        var area = await records.AddAreaAsync("X1", "Northmere");
        (_, Html, Pdf) = await records.AddProfileAsync(area, new DateOnly(2025, 4, 1), new DateOnly(2026, 4, 1), [submission]);
        var account = await people.AddPersonAsync(police, "head@police.example", "head_of_intelligence");
        Actor = new Actor(account, "", new Membership(police, "police", "", false, [Role.HeadOfIntelligence], [area]), []);
        return Actor.ScopeFor(Purpose);
    }

    public abstract Task RunAsync(CommandWorld world);
}

public sealed class ReadProfileScenario : OpenProfileScenario
{
    public override Type Command => typeof(ReadProfile);

    protected override string Purpose => "read a profile";

    public override async Task RunAsync(CommandWorld world)
        => Assert.IsType<OpenProfileOutcome.Opened>(await new ReadProfile(world.Web).HandleAsync(Actor, new(Html), world.Token));
}

public sealed class DownloadProfileScenario : OpenProfileScenario
{
    public override Type Command => typeof(DownloadProfile);

    protected override string Purpose => "download a profile";

    public override async Task RunAsync(CommandWorld world)
        => Assert.IsType<OpenProfileOutcome.Opened>(await new DownloadProfile(world.Web).HandleAsync(Actor, new(Pdf), world.Token));
}
