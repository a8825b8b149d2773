using Hub.Data.Database;
using Hub.Data.Ingest.Annotating;
using Hub.Data.Ingest.Corrections;
using Hub.Data.Ingest.Deciding;
using Hub.Data.Ingest.Quarantine;
using Hub.Data.Tests.Audit;

namespace Hub.Data.Tests.Ingest.Deciding;

/// <summary>A return that waits for its sender's decision.</summary>
public abstract class CheckedReturnScenario : ICommandScenario, IDisposable
{
    private protected DecidingWorld Deciding { get; private set; } = null!;

    protected long SubmissionId { get; private set; }

    public abstract Type Command { get; }

    protected abstract string Purpose { get; }

    public virtual async Task<Scope> ArrangeAsync(CommandWorld world)
    {
        Deciding = await DecidingWorld.CreateAsync(world.Jobs, world.Web);
        SubmissionId = (await Deciding.CheckAsync(DecidingWorld.Rows(4, 1))).SubmissionId;
        return Deciding.Officer.ScopeFor(Purpose);
    }

    public abstract Task RunAsync(CommandWorld world);

    public void Dispose()
    {
        Deciding?.Dispose();
        GC.SuppressFinalize(this);
    }
}

public sealed class SendSubmissionScenario : CheckedReturnScenario
{
    public override Type Command => typeof(SendSubmission);

    protected override string Purpose => "send a checked return";

    public override async Task RunAsync(CommandWorld world)
        => Assert.IsType<DecidingOutcome.Done>(await Deciding.SendAsync(SubmissionId));
}

public sealed class DiscardSubmissionScenario : CheckedReturnScenario
{
    public override Type Command => typeof(DiscardSubmission);

    protected override string Purpose => "discard a return";

    public override async Task RunAsync(CommandWorld world)
        => Assert.IsType<DecidingOutcome.Done>(await Deciding.DiscardAsync(SubmissionId));
}

public sealed class CheckAgainScenario : CheckedReturnScenario
{
    public override Type Command => typeof(CheckAgain);

    protected override string Purpose => "check a return again";

    public override async Task RunAsync(CommandWorld world)
        => Assert.IsType<DecidingOutcome.Done>(await Deciding.Again.HandleAsync(
            Deciding.Officer, new((await Deciding.DetailAsync(SubmissionId)).Report.Key), world.Token));
}

public sealed class CorrectCellsScenario : CheckedReturnScenario
{
    public override Type Command => typeof(CorrectCells);

    protected override string Purpose => "correct cells of a return";

    public override async Task RunAsync(CommandWorld world)
        => Assert.IsType<CorrectingOutcome.Done>(await Deciding.CorrectAsync(SubmissionId, 6, ("people", "3")));
}

public sealed class UndoCorrectionScenario : CheckedReturnScenario
{
    public override Type Command => typeof(UndoCorrection);

    protected override string Purpose => "undo a correction";

    public override async Task<Scope> ArrangeAsync(CommandWorld world)
    {
        var scope = await base.ArrangeAsync(world);
        await Deciding.CorrectAsync(SubmissionId, 6, ("people", "3"));
        return scope;
    }

    public override async Task RunAsync(CommandWorld world)
        => Assert.IsType<CorrectingOutcome.Done>(await Deciding.Undo.HandleAsync(
            Deciding.Officer, new((await Deciding.DetailAsync(SubmissionId)).Report.Key, 6, "people"), world.Token));
}

public sealed class ReadKeptRowScenario : CheckedReturnScenario
{
    public override Type Command => typeof(ReadKeptRow);

    protected override string Purpose => "read a row to correct it";

    public override async Task RunAsync(CommandWorld world)
        => Assert.Equal("many", (await Deciding.Row.HandleAsync(
            Deciding.Officer, new((await Deciding.DetailAsync(SubmissionId)).Report.Key, 6), world.Token))!.Cells[0].InFile);
}

public sealed class AskAnnotatedFileScenario : CheckedReturnScenario
{
    public override Type Command => typeof(AskAnnotatedFile);

    protected override string Purpose => "ask for a copy of a return with what is wrong";

    public override async Task RunAsync(CommandWorld world)
        => Assert.IsType<DecidingOutcome.Done>(await Deciding.Ask.HandleAsync(
            Deciding.Officer, new((await Deciding.DetailAsync(SubmissionId)).Report.Key, new(AnnotatedForm.Csv, AnnotatedForm.All)), world.Token));
}

public sealed class DownloadAnnotatedFileScenario : CheckedReturnScenario
{
    private AskAnnotatedFileRequest? _request;

    public override Type Command => typeof(DownloadAnnotatedFile);

    protected override string Purpose => "download a copy of a return with what is wrong";

    public override async Task<Scope> ArrangeAsync(CommandWorld world)
    {
        var scope = await base.ArrangeAsync(world);
        _request = new((await Deciding.DetailAsync(SubmissionId)).Report.Key, new(AnnotatedForm.Csv, AnnotatedForm.All));
        await Deciding.Ask.HandleAsync(Deciding.Officer, _request, world.Token);
        await Deciding.AnnotateAsync(SubmissionId);
        return scope;
    }

    public override async Task RunAsync(CommandWorld world)
    {
        var file = Assert.IsType<AnnotatedFile>(await Deciding.Download.HandleAsync(Deciding.Officer, _request!, world.Token));
        await file.Content.DisposeAsync();
    }
}

public sealed class DiscardLeftSubmissionsScenario : CheckedReturnScenario
{
    private Scope? _scope;

    public override Type Command => typeof(DiscardLeftSubmissions);

    protected override string Purpose => "";

    public override async Task<Scope> ArrangeAsync(CommandWorld world)
    {
        await base.ArrangeAsync(world);
        Deciding.Ingest.Time.Advance(TimeSpan.FromDays(15));
        return _scope = Scope.Of("system:ingest", "discard what was left", Deciding.Ingest.Agency);
    }

    public override async Task RunAsync(CommandWorld world)
        => Assert.Equal(1, await new DiscardLeftSubmissions(world.Jobs, Deciding.Ingest.Quarantine, Deciding.Ingest.Time)
            .RunAsync(_scope!, world.Token));
}
