using Hub.Data.Access;
using Hub.Data.Database;
using Hub.Data.Intelligence;
using Hub.Data.Intelligence.Grading;
using Hub.Data.Intelligence.Reading;
using Hub.Data.Intelligence.Reporting;
using Hub.Data.Tests.Audit;

namespace Hub.Data.Tests.Intelligence;

/// <summary>A world for one command; its files go when the process ends.</summary>
public abstract class IntelligenceScenario : ICommandScenario
{
    private IntelligenceWorld? _world;

    public abstract Type Command { get; }

    internal IntelligenceWorld World => _world ?? throw new InvalidOperationException("The scenario is not arranged.");

    internal Guid Report { get; set; }

    public async Task<Scope> ArrangeAsync(CommandWorld world)
    {
        _world = await IntelligenceWorld.CreateAsync(world.Jobs, world.Web, world.Superuser);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => _world.Dispose();
        return await ArrangeReportAsync();
    }

    public Task RunAsync(CommandWorld world) => RunAsync();

    protected abstract Task<Scope> ArrangeReportAsync();

    protected abstract Task RunAsync();

    internal static Scope As(Actor actor, string purpose) => actor.ScopeFor(purpose);
}

public sealed class SendReportScenario : IntelligenceScenario
{
    public override Type Command => typeof(SendReport);

    protected override async Task<Scope> ArrangeReportAsync()
    {
        Report = await World.DraftAsync();
        return As(World.Reporter, IntelligencePurpose.Report);
    }

    protected override async Task RunAsync()
        => Assert.IsType<IntelligenceResult.Done>(await World.TrySendAsync(World.Reporter, Report));
}

public sealed class WithdrawReportScenario : IntelligenceScenario
{
    public override Type Command => typeof(WithdrawReport);

    protected override async Task<Scope> ArrangeReportAsync()
    {
        Report = await World.SendAsync();
        return As(World.Reporter, IntelligencePurpose.Report);
    }

    protected override async Task RunAsync()
        => Assert.IsType<IntelligenceResult.Done>(await World.WithdrawAsync(World.Reporter, Report));
}

public sealed class OpenReportScenario : IntelligenceScenario
{
    public override Type Command => typeof(OpenReport);

    protected override async Task<Scope> ArrangeReportAsync()
    {
        Report = await World.SendAsync();
        return As(World.Officer, IntelligencePurpose.Grade);
    }

    protected override async Task RunAsync() => Assert.NotNull(await World.OpenAsync(World.Officer, Report));
}

public sealed class GradeReportScenario : IntelligenceScenario
{
    private ReportGrading _grading = null!;

    public override Type Command => typeof(GradeReport);

    protected override async Task<Scope> ArrangeReportAsync()
    {
        Report = await World.SendAsync();
        _grading = await World.GradingAsync(Report);
        return As(World.Head, IntelligencePurpose.Grade);
    }

    protected override async Task RunAsync()
        => Assert.IsType<IntelligenceResult.Done>(await World.TryGradeAsync(World.Head, _grading));
}

public sealed class DeclineReportScenario : IntelligenceScenario
{
    public override Type Command => typeof(DeclineReport);

    protected override async Task<Scope> ArrangeReportAsync()
    {
        Report = await World.SendAsync();
        return As(World.Officer, IntelligencePurpose.Grade);
    }

    protected override async Task RunAsync()
        => Assert.IsType<IntelligenceResult.Done>(await World.DeclineAsync(World.Officer, Report));
}

public sealed class AcknowledgeConditionsScenario : IntelligenceScenario
{
    public override Type Command => typeof(AcknowledgeConditions);

    protected override async Task<Scope> ArrangeReportAsync()
    {
        Report = await World.SendAndGradeAsync("C", "Consult the unit before any action.");
        return As(World.PartnerAnalyst, IntelligencePurpose.Read);
    }

    protected override async Task RunAsync()
        => Assert.IsType<IntelligenceResult.Done>(await World.AcknowledgeAsync(World.PartnerAnalyst, Report));
}

public sealed class ReadReportScenario : IntelligenceScenario
{
    public override Type Command => typeof(ReadReport);

    protected override async Task<Scope> ArrangeReportAsync()
    {
        Report = await World.SendAndGradeAsync();
        return As(World.PartnerAnalyst, IntelligencePurpose.Read);
    }

    protected override async Task RunAsync() => Assert.NotNull(await World.ReadAsync(World.PartnerAnalyst, Report));
}

public sealed class SearchReportsScenario : IntelligenceScenario
{
    public override Type Command => typeof(SearchReports);

    protected override async Task<Scope> ArrangeReportAsync()
    {
        Report = await World.SendAndGradeAsync();
        return As(World.Analyst, IntelligencePurpose.Read);
    }

    protected override async Task RunAsync() => Assert.Single((await World.SearchAsync(World.Analyst, "drugs shop"))!);
}

public sealed class SearchOriginalsScenario : IntelligenceScenario
{
    public override Type Command => typeof(SearchOriginals);

    protected override async Task<Scope> ArrangeReportAsync()
    {
        Report = await World.SendAsync();
        return As(World.Officer, IntelligencePurpose.Look);
    }

    protected override async Task RunAsync() => Assert.Equal([Report], await World.LookAsync(World.Officer, IntelligenceWorld.Secret));
}

public sealed class RetireReportsScenario : IntelligenceScenario
{
    public override Type Command => typeof(RetireReports);

    protected override async Task<Scope> ArrangeReportAsync()
    {
        Report = await World.SendAsync();
        Assert.IsType<IntelligenceResult.Done>(await World.DeclineAsync(World.Officer, Report));
        World.Time.Advance(TimeSpan.FromDays(31));
        return Scope.None(SystemActors.Intelligence, "recurring work of the day");
    }

    protected override async Task RunAsync() => Assert.Equal(1, await World.RetireAsync());
}
