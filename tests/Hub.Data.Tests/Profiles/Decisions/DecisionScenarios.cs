using Hub.Data.Access;
using Hub.Data.Database;
using Hub.Data.Profiles;
using Hub.Data.Profiles.Decisions;
using Hub.Data.Tests.Audit;
using Hub.Testing;

namespace Hub.Data.Tests.Profiles.Decisions;

/// <summary>A member of a partnership with an open decision and a recommendation of a released profile.</summary>
public abstract class DecisionScenario : ICommandScenario
{
    public abstract Type Command { get; }

    protected abstract string Purpose { get; }

    internal DecisionWorld Decided { get; private set; } = null!;

    public async Task<Scope> ArrangeAsync(CommandWorld world)
    {
        Decided = await DecisionWorld.AddAsync(world.Superuser, world.Token);
        return Decided.Actor.ScopeFor(Purpose);
    }

    public async Task RunAsync(CommandWorld world) => Assert.IsType<ProfileResult.Done>(await HandleAsync(world));

    protected abstract Task<ProfileResult> HandleAsync(CommandWorld world);
}

public sealed class RecordDecisionScenario : DecisionScenario
{
    public override Type Command => typeof(RecordDecision);

    protected override string Purpose => "record what a meeting decided";

    protected override Task<ProfileResult> HandleAsync(CommandWorld world)
        => new RecordDecision(world.Web, TimeProvider.System).HandleAsync(Decided.Actor, Decided.Area, Decided.Text, world.Token);
}

public sealed class ChangeDecisionScenario : DecisionScenario
{
    public override Type Command => typeof(ChangeDecision);

    protected override string Purpose => "change a decision";

    protected override Task<ProfileResult> HandleAsync(CommandWorld world)
        => new ChangeDecision(world.Web, TimeProvider.System).HandleAsync(Decided.Actor, Decided.Open, 1, Decided.Text, world.Token);
}

public sealed class CloseDecisionScenario : DecisionScenario
{
    public override Type Command => typeof(CloseDecision);

    protected override string Purpose => "close a decision";

    protected override Task<ProfileResult> HandleAsync(CommandWorld world)
        => new CloseDecision(world.Web, TimeProvider.System).HandleAsync(
            Decided.Actor, Decided.Open, 1, "done", "Twelve visits were made.", world.Token);
}

public sealed class AnswerRecommendationScenario : DecisionScenario
{
    public override Type Command => typeof(AnswerRecommendation);

    protected override string Purpose => "answer a recommendation";

    protected override Task<ProfileResult> HandleAsync(CommandWorld world)
        => new AnswerRecommendation(world.Web, TimeProvider.System).HandleAsync(
            Decided.Actor, Decided.Recommendation, new RecommendationAnswer.Accept(), world.Token);
}

/// <summary>What decisions are made of in a test's database.</summary>
internal sealed record DecisionWorld(Actor Actor, long Area, Guid Open, Guid Publication, Guid Recommendation, DecisionText Text)
{
    public static async Task<DecisionWorld> AddAsync(Npgsql.NpgsqlDataSource superuser, CancellationToken token)
    {
        var actor = await ProfilePeople.MemberAsync(superuser, token);
        var (people, area) = (new TestPeople(superuser, token), actor.Acting.Areas[0]);
        var writer = await people.AddAccountAsync(Guid.NewGuid().ToString("N") + "@police.example");
        var publication = await new TestPublications(superuser, token).AddAsync(
            area, writer, "released", from: TestPublications.AnyDay());
        var (open, recommendation) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var owner = actor.Acting.AgencyId;
        await people.ExecuteAsync(
            """
            insert into profile.decisions (decision_id, profile_area_id, decided_on, decision, finding, owner_agency_id, due_on,
                recorded_by, recorded_at)
            values (@open, @area, '2026-01-14', 'Visit every cuckooed address.', 'Cuckooing doubled.', @owner, '2026-03-01', @writer, now());
            insert into profile.recommendations (recommendation_id, publication_id, profile_area_id, position, recommendation, finding,
                strand, owner_agency_id, due_on, changed_by, changed_at)
            values (@recommendation, @publication, @area, 1, 'Map the three unmapped groups ' || @recommendation::text, 'Three groups are not mapped.',
                'pursue', @owner, '2026-06-30', @writer, now())
            """,
            new { open, area, owner, writer, recommendation, publication });
        return new(actor, area, open, publication, recommendation, new DecisionText(
            new DateOnly(2026, 1, 14), " Visit every known address twice. ", "Cuckooing doubled (PR-02).", owner, new DateOnly(2026, 4, 1)));
    }
}
