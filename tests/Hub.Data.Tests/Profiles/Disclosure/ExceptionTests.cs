using Hub.Data.Access;
using Hub.Data.Database;
using Hub.Data.Indicators;
using Hub.Data.Profiles.Disclosure;
using Hub.Data.Profiles.Disclosure.Exceptions;
using Hub.Data.Profiles.Editions;
using Hub.Data.Profiles.Publishing;
using Hub.Data.Tests.Audit;
using Hub.Data.Tests.Profiles.Publishing;
using Hub.Testing;
using Npgsql;

namespace Hub.Data.Tests.Profiles.Disclosure;

public sealed class ExceptionTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Exception_TwoPeople_LetTheNumberPassUntilTakenBack()
    {
        var world = await ExceptionWorld.StartAsync(database.Superuser, Token);
        var desk = new ExceptionDesk(database.Web);
        var cell = Assert.Single(Assert.IsType<DisclosureVerdict.Refused>((await desk.FindAsync(world.Approver, world.Publication, Token))!.Verdict).Cells);
        Assert.StartsWith("Shoplifting, Northmere, ", cell.Sentence, StringComparison.Ordinal);

        Assert.IsType<PublishingOutcome.Done>(await world.AskAsync(database.Web, cell.Key, Token));
        var asked = Assert.Single((await desk.FindAsync(world.Approver, world.Publication, Token))!.Exceptions);
        Assert.IsType<DisclosureVerdict.Refused>((await desk.FindAsync(world.Approver, world.Publication, Token))!.Verdict);
        var agree = new AgreeException(database.Web, TimeProvider.System);
        Assert.IsType<PublishingOutcome.Refused>(await agree.HandleAsync(world.Approver, new(world.Publication, asked.ExceptionId), Token));
        Assert.IsType<PublishingOutcome.Refused>(await agree.HandleAsync(world.OtherApprover, new(world.Publication, asked.ExceptionId), Token));
        Assert.IsType<PublishingOutcome.Done>(await agree.HandleAsync(world.Governance, new(world.Publication, asked.ExceptionId), Token));
        Assert.IsType<DisclosureVerdict.Clear>((await desk.FindAsync(world.Approver, world.Publication, Token))!.Verdict);
        var note = Assert.Single(await world.NotesAsync(database.Web, Token));
        Assert.EndsWith(
            "Exception: the number for Northmere, March 2025, can be worked out more closely than this rule allows; two people of different "
                + "agencies or roles let it pass.", note, StringComparison.Ordinal);

        Assert.IsType<PublishingOutcome.Done>(await new WithdrawException(database.Web, TimeProvider.System)
            .HandleAsync(world.Approver, new(world.Publication, asked.ExceptionId), Token));
        await world.World.CheckAsync(world.Publication);
        Assert.IsType<DisclosureVerdict.Refused>((await desk.FindAsync(world.Approver, world.Publication, Token))!.Verdict);
        Assert.Empty(await world.NotesAsync(database.Web, Token));
    }

    [Fact]
    public async Task Ask_NumberThatIsNotNamedOrNoReason_IsRefused()
    {
        var world = await ExceptionWorld.StartAsync(database.Superuser, Token);
        Assert.IsType<PublishingOutcome.Refused>(await world.AskAsync(database.Web, "shoplifting|Elsewhere|2025-01-01|2025-02-01", Token));
        Assert.IsType<PublishingOutcome.Refused>(await world.AskAsync(database.Web, ExceptionWorld.Cell, Token, reason: "because"));
        Assert.IsType<PublishingOutcome.NotThere>(await new AskException(database.Web, TimeProvider.System)
            .HandleAsync(world.Analyst, new(world.Publication, ExceptionWorld.Cell, ExceptionWorld.Reason), Token));
    }
}

/// <summary>A profile whose months and total give away March, two approvers and an officer for information governance.</summary>
internal sealed class ExceptionWorld
{
    public const string Reason = "The force has published this number itself already.";

    private static readonly DateOnly January = new(2025, 1, 1);

    public required Guid Publication { get; init; }

    public required PublishingWorld World { get; init; }

    public required Actor Analyst { get; init; }

    public required Actor Approver { get; init; }

    public required Actor OtherApprover { get; init; }

    public required Actor Governance { get; init; }

    private static readonly int[] Counts = [128, 168, 1];

    public static string Cell => "shoplifting|Northmere|2025-03-01|2025-04-01";

    public static async Task<ExceptionWorld> StartAsync(NpgsqlDataSource superuser, CancellationToken token)
    {
        var world = await PublishingWorld.StartAsync(superuser, token);
        var months = Counts.Select((value, i) => (January.AddMonths(i), Suppression.Default.Release(value))).ToList();
        var content = DisclosedFigures.Of(months, Suppression.Default.Release(297));
        var snapshot = await world.Publications.AddSnapshotAsync(world.Area, content: content);
        var publication = await world.Publications.AddAsync(world.Area, world.Analyst.AccountId, snapshot: snapshot);
        await world.CheckAsync(publication);
        return new()
        {
            Publication = publication, World = world,
            Analyst = world.Analyst,
            Approver = world.Approver,
            OtherApprover = await world.AddAsync(Role.Approver),
            Governance = await world.AddAsync(Role.InformationGovernance),
        };
    }

    public Task<PublishingOutcome> AskAsync(HubDatabase database, string cell, CancellationToken token, string reason = Reason)
        => new AskException(database, TimeProvider.System).HandleAsync(Approver, new(Publication, cell, reason), token);

    /// <summary>What every edition says beside its figures of a number that was let pass.</summary>
    public async Task<IReadOnlyList<string>> NotesAsync(HubDatabase database, CancellationToken token) => await database.InScopeAsync(
        Approver.ScopeFor("read a profile"),
        async session =>
        {
            var full = await EditionSource.ReadAsync(session, (await PublicationStore.FindAsync(session, Publication))!);
            return (IReadOnlyList<string>)[.. EditionCut.All(full, hasPublicEdition: true).SelectMany(edition => edition.Figures.Indicators)
                .SelectMany(view => new[] { view.Caveat, view.Suppression }).Where(words => words.Contains("Exception:", StringComparison.Ordinal))
                .Select(words => words[words.IndexOf("Exception:", StringComparison.Ordinal)..]).Distinct()];
        },
        token);

    public async Task<Guid> AskedAsync(HubDatabase database, CancellationToken token)
    {
        Assert.IsType<PublishingOutcome.Done>(await AskAsync(database, Cell, token));
        return (await new ExceptionDesk(database).FindAsync(Approver, Publication, token))!.Exceptions[0].ExceptionId;
    }
}

/// <summary>A profile that gives a number away.</summary>
public sealed class AskExceptionScenario : ICommandScenario
{
    private ExceptionWorld _world = null!;

    public Type Command => typeof(AskException);

    public async Task<Scope> ArrangeAsync(CommandWorld world)
    {
        _world = await ExceptionWorld.StartAsync(world.Superuser, world.Token);
        return _world.Approver.ScopeFor("let a small number pass");
    }

    public async Task RunAsync(CommandWorld world)
        => Assert.IsType<PublishingOutcome.Done>(await _world.AskAsync(world.Web, ExceptionWorld.Cell, world.Token));
}

/// <summary>An exception that waits for a second person.</summary>
public sealed class AgreeExceptionScenario : ICommandScenario
{
    private ExceptionWorld _world = null!;
    private Guid _asked;

    public Type Command => typeof(AgreeException);

    public async Task<Scope> ArrangeAsync(CommandWorld world)
    {
        _world = await ExceptionWorld.StartAsync(world.Superuser, world.Token);
        _asked = await _world.AskedAsync(world.Web, world.Token);
        return _world.Governance.ScopeFor("let a small number pass");
    }

    public async Task RunAsync(CommandWorld world)
        => Assert.IsType<PublishingOutcome.Done>(await new AgreeException(world.Web, TimeProvider.System)
            .HandleAsync(_world.Governance, new(_world.Publication, _asked), world.Token));
}

/// <summary>An exception that waits, to be taken back.</summary>
public sealed class WithdrawExceptionScenario : ICommandScenario
{
    private ExceptionWorld _world = null!;
    private Guid _asked;

    public Type Command => typeof(WithdrawException);

    public async Task<Scope> ArrangeAsync(CommandWorld world)
    {
        _world = await ExceptionWorld.StartAsync(world.Superuser, world.Token);
        _asked = await _world.AskedAsync(world.Web, world.Token);
        return _world.Approver.ScopeFor("take back an exception");
    }

    public async Task RunAsync(CommandWorld world)
        => Assert.IsType<PublishingOutcome.Done>(await new WithdrawException(world.Web, TimeProvider.System)
            .HandleAsync(_world.Approver, new(_world.Publication, _asked), world.Token));
}
