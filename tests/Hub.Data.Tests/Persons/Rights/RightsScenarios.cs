using Hub.Data.Database;
using Hub.Data.Persons.Rights;
using Hub.Data.Persons.Rights.Decisions;
using Hub.Data.Tests.Audit;

namespace Hub.Data.Tests.Persons.Rights;

/// <summary>A world for one command; its files go when the process ends.</summary>
public abstract class RightsScenario : ICommandScenario
{
    private RightsWorld? _rights;

    public abstract Type Command { get; }

    internal RightsWorld Rights => _rights ?? throw new InvalidOperationException("The scenario is not arranged.");

    internal Guid Request { get; set; }

    internal Guid Decision { get; set; }

    internal Scope AsHost => Rights.Host.ScopeFor(RightsPurpose.Answer);

    internal Scope AsOwner => Rights.Owner.ScopeFor(RightsPurpose.Decide);

    public async Task<Scope> ArrangeAsync(CommandWorld world)
    {
        _rights = await RightsWorld.CreateAsync(world.Jobs, world.Web, world.Superuser);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => _rights.Dispose();
        return await ArrangeRequestAsync();
    }

    public Task RunAsync(CommandWorld world) => RunAsync();

    protected abstract Task<Scope> ArrangeRequestAsync();

    protected abstract Task RunAsync();
}

public sealed class RegisterRightsRequestScenario : RightsScenario
{
    public override Type Command => typeof(RegisterRightsRequest);

    protected override Task<Scope> ArrangeRequestAsync() => Task.FromResult(AsHost);

    protected override async Task RunAsync()
        => Assert.IsType<RightsResult.Done>(await Rights.TryRegisterAsync(Rights.Registration(RightAsked.Access)));
}

public sealed class ProveIdentityScenario : RightsScenario
{
    public override Type Command => typeof(ProveIdentity);

    protected override async Task<Scope> ArrangeRequestAsync()
    {
        Request = await Rights.RegisterAsync(RightAsked.Access, isProved: false);
        return AsHost;
    }

    protected override async Task RunAsync() => Assert.IsType<RightsResult.Done>(await Rights.ProveAsync(Request, Rights.Today));
}

public sealed class ExtendRightsRequestScenario : RightsScenario
{
    public override Type Command => typeof(ExtendRightsRequest);

    protected override async Task<Scope> ArrangeRequestAsync()
    {
        Request = await Rights.RegisterAsync(RightAsked.Access);
        return AsHost;
    }

    protected override async Task RunAsync() => Assert.IsType<RightsResult.Done>(await Rights.ExtendAsync(Request));
}

public sealed class SearchForPersonScenario : RightsScenario
{
    public override Type Command => typeof(SearchForPerson);

    protected override async Task<Scope> ArrangeRequestAsync()
    {
        Request = await Rights.RegisterAsync(RightAsked.Access);
        return AsHost;
    }

    protected override async Task RunAsync() => Assert.IsType<SearchOutcome.Searched>(await Rights.SearchAsync(Request));
}

public sealed class ViewRightsRequestScenario : RightsScenario
{
    public override Type Command => typeof(ViewRightsRequest);

    protected override async Task<Scope> ArrangeRequestAsync()
    {
        Request = await Rights.RegisterAndSearchAsync(RightAsked.Access);
        return AsHost;
    }

    protected override async Task RunAsync() => Assert.NotNull(await Rights.ViewAsync(Rights.Host, Request));
}

public sealed class ViewRightsRequestAsOwnerScenario : RightsScenario
{
    public override Type Command => typeof(ViewRightsRequest);

    protected override async Task<Scope> ArrangeRequestAsync()
    {
        Request = await Rights.RegisterAndSearchAsync(RightAsked.Access);
        return AsOwner;
    }

    protected override async Task RunAsync() => Assert.NotNull(await Rights.ViewAsync(Rights.Owner, Request));
}

public sealed class DecideRightsFindingsScenario : RightsScenario
{
    private RightsRuling _ruling = null!;

    public override Type Command => typeof(DecideRightsFindings);

    protected override async Task<Scope> ArrangeRequestAsync()
    {
        Request = await Rights.RegisterAndSearchAsync(RightAsked.Erasure);
        var findings = await Rights.FindingsAsync(Rights.Owner, Request);
        _ruling = new RightsRuling(Request, [.. findings.Select(f => f.FindingId)], RightsOutcome.Erase, "no longer needed");
        return AsOwner;
    }

    protected override async Task RunAsync() => Assert.IsType<RightsResult.Done>(await Rights.TryDecideAsync(Rights.Owner, _ruling));
}

public sealed class ApplyRightsDecisionScenario : RightsScenario
{
    public override Type Command => typeof(ApplyRightsDecision);

    protected override async Task<Scope> ArrangeRequestAsync()
    {
        Request = await Rights.RegisterAndSearchAsync(RightAsked.Erasure);
        Decision = await Rights.DecideAsync(Rights.Owner, Request, RightsOutcome.Erase);
        return AsOwner;
    }

    protected override async Task RunAsync() => Assert.Equal(ApplyOutcome.Applied, await Rights.ApplyAsync(Rights.Owner, Decision));
}

public sealed class LiftRestrictionScenario : RightsScenario
{
    public override Type Command => typeof(LiftRestriction);

    protected override async Task<Scope> ArrangeRequestAsync()
    {
        Request = await Rights.RegisterAndSearchAsync(RightAsked.Restriction);
        Decision = await Rights.DecideAndApplyAsync(Rights.Owner, Request, RightsOutcome.Restrict);
        return AsOwner;
    }

    protected override async Task RunAsync() => Assert.IsType<RightsResult.Done>(await Rights.LiftAsync(Rights.Owner, Decision));
}

public sealed class DownloadRightsExtractScenario : RightsScenario
{
    public override Type Command => typeof(DownloadRightsExtract);

    protected override async Task<Scope> ArrangeRequestAsync()
    {
        Request = await Rights.RegisterAndSearchAsync(RightAsked.Access);
        Decision = await Rights.DecideAndApplyAsync(Rights.Owner, Request, RightsOutcome.Disclose);
        return AsOwner;
    }

    protected override async Task RunAsync() => Assert.NotNull(await Rights.DownloadAsync(Rights.Owner, Decision));
}

public sealed class AnswerRightsRequestScenario : RightsScenario
{
    public override Type Command => typeof(AnswerRightsRequest);

    protected override async Task<Scope> ArrangeRequestAsync()
    {
        Request = await Rights.RegisterAndSearchAsync(RightAsked.Access);
        await Rights.DecideAndApplyAsync(Rights.Host, Request, RightsOutcome.Disclose);
        await Rights.DecideAndApplyAsync(Rights.Owner, Request, RightsOutcome.Disclose);
        return AsHost;
    }

    protected override async Task RunAsync() => Assert.IsType<RightsResult.Done>(await Rights.AnswerAsync(Request));
}
