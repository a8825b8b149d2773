using Hub.Data.Access;
using Hub.Data.Database;
using Hub.Data.Sharing.Keeping;
using Hub.Data.Tests.Audit;

namespace Hub.Data.Tests.Sharing;

/// <summary>A command on the agreement of a <see cref="SharingWorld"/>, by somebody of one of its agencies.</summary>
public abstract class KeepingScenario(Type command, string purpose, bool byHost, string? standing = "signed") : ICommandScenario
{
    private readonly SharingWorld _sharing = new();
    private Actor _actor = null!;

    public Type Command => command;

    public async Task<Scope> ArrangeAsync(CommandWorld world)
    {
        await _sharing.RegisterAsync(world.Superuser, world.Token);
        _actor = _sharing.Somebody(byHost ? _sharing.Host : _sharing.Council);
        if (standing is not null)
        {
            await _sharing.DeclareAsync(world.Jobs, standing == "draft"
                ? _sharing.Declaration with { Status = "draft", Signatures = [] }
                : _sharing.Declaration with { Status = standing }, world.Token);
        }

        return _actor.ScopeFor(purpose);
    }

    public async Task RunAsync(CommandWorld world)
        => Assert.IsType<AgreementOutcome.Done>(await RunAsync(world.Web, _sharing, _actor, world.Token));

    internal abstract Task<AgreementOutcome> RunAsync(HubDatabase web, SharingWorld sharing, Actor actor, CancellationToken token);
}

public sealed class DraftAgreementScenario() : KeepingScenario(typeof(DraftAgreement), "draft an agreement", byHost: true, standing: null)
{
    internal override Task<AgreementOutcome> RunAsync(HubDatabase web, SharingWorld sharing, Actor actor, CancellationToken token)
        => new DraftAgreement(web, SharingWorld.Kinds, sharing.Time).HandleAsync(
            actor, new DraftAgreementRequest(sharing.Council, sharing.Reference, sharing.Content), token);
}

public sealed class ChangeAgreementScenario() : KeepingScenario(typeof(ChangeAgreement), "change an agreement", byHost: true)
{
    internal override Task<AgreementOutcome> RunAsync(HubDatabase web, SharingWorld sharing, Actor actor, CancellationToken token)
        => new ChangeAgreement(web, SharingWorld.Kinds, sharing.Time).HandleAsync(
            actor, new ChangeAgreementRequest(sharing.Agreement, 1, sharing.Content with { RetentionMonths = 6 }, "Shorter"), token);
}

public sealed class SignAgreementScenario() : KeepingScenario(typeof(SignAgreement), "sign an agreement", byHost: false, standing: "draft")
{
    internal override Task<AgreementOutcome> RunAsync(HubDatabase web, SharingWorld sharing, Actor actor, CancellationToken token)
        => new SignAgreement(web, SharingWorld.Kinds, sharing.Time).HandleAsync(
            actor, new SignAgreementRequest(sharing.Agreement, 1, "Director"), token);
}

public sealed class SuspendAgreementScenario() : KeepingScenario(typeof(SuspendAgreement), "suspend an agreement", byHost: false)
{
    internal override Task<AgreementOutcome> RunAsync(HubDatabase web, SharingWorld sharing, Actor actor, CancellationToken token)
        => new SuspendAgreement(web).HandleAsync(actor, new StandingRequest(sharing.Agreement, "A breach is looked into"), token);
}

public sealed class ResumeAgreementScenario()
    : KeepingScenario(typeof(ResumeAgreement), "resume an agreement", byHost: false, standing: "suspended")
{
    internal override Task<AgreementOutcome> RunAsync(HubDatabase web, SharingWorld sharing, Actor actor, CancellationToken token)
        => new ResumeAgreement(web).HandleAsync(actor, new StandingRequest(sharing.Agreement, "It was none"), token);
}

public sealed class EndAgreementScenario() : KeepingScenario(typeof(EndAgreement), "end an agreement", byHost: true)
{
    internal override Task<AgreementOutcome> RunAsync(HubDatabase web, SharingWorld sharing, Actor actor, CancellationToken token)
        => new EndAgreement(web).HandleAsync(actor, new StandingRequest(sharing.Agreement, "No longer needed"), token);
}

public sealed class RecordReviewScenario() : KeepingScenario(typeof(RecordReview), "record the review of an agreement", byHost: true)
{
    internal override Task<AgreementOutcome> RunAsync(HubDatabase web, SharingWorld sharing, Actor actor, CancellationToken token)
        => new RecordReview(web, sharing.Time).HandleAsync(
            actor, new RecordReviewRequest(sharing.Agreement, "Stands as it is", SharingWorld.Today.AddYears(1)), token);
}
