using Hub.Data.Access;
using Hub.Data.Database;
using Hub.Data.Profiles;
using Hub.Data.Profiles.Writing;
using Hub.Data.Profiles.Writing.Cleaning;
using Hub.Data.Profiles.Writing.Commenting;
using Hub.Data.Profiles.Writing.Drafting;
using Hub.Data.Tests.Audit;
using Hub.Data.Tests.Profiles.Publishing;
using Hub.Testing;

namespace Hub.Data.Tests.Profiles.Writing;

public sealed class CommentTests(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    private static readonly DateOnly Until = new(2026, 3, 20);

    private WritingDesk _desk = null!;
    private Actor _member = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private Actor Analyst => _desk.World.Analyst;

    public async ValueTask InitializeAsync()
    {
        _desk = new WritingDesk(database.Web, await PublishingWorld.StartAsync(database.Superuser, Token), Token);
        await _desk.BeginAsync();
        _member = await _desk.World.AddAsync(Role.CspMember, _desk.World.Council);
        await _desk.SaveAsync(Analyst, "Two groups supply the town. They come by train.", 0, SaveKind.Finished);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private Task<ProfileResult> AskAsync(Actor? whom = null, DateOnly? until = null)
        => new AskForComments(database.Web, _desk.Clock).HandleAsync(
            Analyst, new(_desk.Publication, (whom ?? _member).AccountId, (whom ?? _member).Acting.AgencyId, until ?? Until), Token);

    private Task<ProfileResult> SayAsync(Actor actor, string text = "Which town?", string standing = "", string suggested = "")
        => new MakeComment(database.Web, PrintableCharacters.European, _desk.Clock).HandleAsync(
            actor, new(_desk.Publication, WritingDesk.Section, text, standing, suggested), Token);

    private Task<ProfileResult> AnswerAsync(Guid comment, string status, string answer = "")
        => new AnswerComment(database.Web, _desk.Clock).HandleAsync(Analyst, new(_desk.Publication, comment, status, answer), Token);

    private Task<CommentDesk?> ReadAsync(Actor actor)
        => new ReadComments(database.Web, _desk.Clock).HandleAsync(actor, _desk.Publication, Token);

    private static Guid Done(ProfileResult result) => Assert.IsType<ProfileResult.Done>(result).Id;

    private static ProfileProblem Problem(ProfileResult result) => Assert.Single(Assert.IsType<ProfileResult.Refused>(result).Problems);

    [Fact]
    public async Task Read_PartnerAskedOrNot_SeesThePartnershipWordsOnlyUntilTheirDay()
    {
        Assert.Null(await ReadAsync(_member));
        Assert.IsType<ProfileResult.NotFound>(await SayAsync(_member));

        Done(await AskAsync());
        var desk = await ReadAsync(_member);
        Assert.True(desk is { WasAsked: true, MayAnswer: false, Possible.Count: 0 });
        Assert.Contains("Two groups supply the town", Assert.Single(desk!.Sections).Html, StringComparison.Ordinal);
        Assert.Equal(
            [1L], await _desk.RowsAsync<long>("select count(*) from audit.events where kind = 'ProfileDraftReadToComment' and subject_id = @Publication::text"));
        Assert.Single(await new ReadComments(database.Web, _desk.Clock).AskedAsync(_member, Token));

        _desk.Clock.SetUtcNow(new DateTimeOffset(2026, 3, 21, 9, 0, 0, TimeSpan.Zero));
        Assert.Null(await ReadAsync(_member));
        Assert.Empty(await new ReadComments(database.Web, _desk.Clock).AskedAsync(_member, Token));
    }

    [Fact]
    public async Task Read_WordsThatThePartnershipEditionLeavesOut_AreNotShownAndCannotBeProbed()
    {
        Done(await AskAsync());
        Done(await _desk.JudgeAsync(Analyst, _desk.Judgement()));
        await _desk.SaveAsync(Analyst, "Two groups supply the town.\n\nThe group OCG-0042 leads.", 2, SaveKind.Finished);

        Assert.DoesNotContain("OCG-0042", Assert.Single((await ReadAsync(_member))!.Sections).Html, StringComparison.Ordinal);
        Assert.Equal("StandingWords", Problem(await SayAsync(_member, standing: "The group OCG-0042 leads.", suggested: "x")).Field);
    }

    [Fact]
    public async Task Ask_SomebodyWhoMayNotCommentHere_IsRefused()
    {
        Assert.Equal("Partner", Problem(await AskAsync(await _desk.World.AddAsync(Role.DataOfficer, _desk.World.Council))).Field);
        Assert.Equal("UntilOn", Problem(await AskAsync(until: new DateOnly(2026, 3, 9))).Field);
        Assert.Equal("UntilOn", Problem(await AskAsync(until: new DateOnly(2026, 6, 1))).Field);
        var elsewhere = await PublishingWorld.StartAsync(database.Superuser, Token);
        Assert.Equal("Partner", Problem(await AskAsync(await elsewhere.AddAsync(Role.CspMember))).Field);
    }

    [Fact]
    public async Task Ask_TellsThePartnerWithoutASayingWhat()
    {
        Done(await AskAsync());

        Assert.Equal(
            ["ProfileCommentsAsked"],
            await _desk.World.People.ReadAsync<string>("select kind from access.notifications where account_id = @AccountId", new { _member.AccountId }));
    }

    [Fact]
    public async Task End_PartnerReadsNoLonger_AndWhatTheySaidStays()
    {
        Done(await AskAsync());
        Done(await SayAsync(_member));
        Done(await new EndComments(database.Web, _desk.Clock).HandleAsync(Analyst, _desk.Publication, _member.AccountId, Token));

        Assert.Null(await ReadAsync(_member));
        Assert.Single((await ReadAsync(Analyst))!.Comments);
    }

    [Fact]
    public async Task Accept_SuggestedWords_StandInTheSectionAsAVersion()
    {
        Done(await AskAsync());
        var comment = Done(await SayAsync(_member, "It is one.", "Two groups supply", "One group supplies"));

        Done(await AnswerAsync(comment, CommentStatus.Accepted));

        Assert.Equal("One group supplies the town. They come by train.", (await _desk.ReadAsync()).Section(WritingDesk.Section)!.Markdown);
        Assert.Equal(
            ["Two groups supply the town. They come by train."],
            await _desk.RowsAsync<string>("select markdown from profile.section_versions where publication_id = @Publication"));
        Assert.Contains("already", Problem(await AnswerAsync(comment, CommentStatus.Declined, "No.")).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Accept_WordsThatChangedOrASectionBeingWritten_IsRefused()
    {
        Done(await AskAsync());
        var comment = Done(await SayAsync(_member, "It is one.", "Two groups supply", "One group supplies"));
        await _desk.TakeAsync(_desk.World.Peer);
        Assert.Contains("is writing the section", Problem(await AnswerAsync(comment, CommentStatus.Accepted)).Sentence, StringComparison.Ordinal);

        var state = Assert.IsType<SectionOutcome.Done>(await _desk.SaveAsync(_desk.World.Peer, "Three groups.", 1, SaveKind.Finished)).State;
        Assert.Equal("Three groups.", state.Markdown);
        Assert.Contains("no longer stand", Problem(await AnswerAsync(comment, CommentStatus.Accepted)).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Decline_NeedsAWord_AndOpenOnesAreCounted()
    {
        Done(await AskAsync());
        var comment = Done(await SayAsync(_member));
        Assert.Equal(1, await OpenAsync());
        Assert.Contains("Write a word", Problem(await AnswerAsync(comment, CommentStatus.Declined)).Sentence, StringComparison.Ordinal);
        Done(await AnswerAsync(comment, CommentStatus.Declined, "The figures say otherwise."));
        Assert.Equal(0, await OpenAsync());
        Assert.Equal("The figures say otherwise.", Assert.Single((await ReadAsync(_member))!.Comments).Answer);

        Task<int> OpenAsync() => database.Web.InScopeAsync(
            Analyst.ScopeFor("test"), session => CommentStore.OpenAsync(session, _desk.Publication), Token);
    }

    [Fact]
    public async Task Say_OnceInReview_FindsNothing()
    {
        Done(await AskAsync());
        await _desk.World.People.ExecuteAsync(
            "update profile.publications set status = 'in_review' where publication_id = @Publication", new { _desk.Publication });

        Assert.Null(await ReadAsync(_member));
        Assert.IsType<ProfileResult.NotFound>(await SayAsync(_member));
    }
}

/// <summary>A draft with words, and a partner who was asked where the command needs one.</summary>
public abstract class CommentScenario : WritingScenario
{
    private protected Actor Member { get; private set; } = null!;

    protected override async Task PrepareAsync()
    {
        Member = await Desk.World.AddAsync(Role.CspMember, Desk.World.Council);
        await Desk.SaveAsync(Desk.World.Analyst, "Two groups supply the town.", 0, SaveKind.Finished);
    }

    private protected async Task AskAsync(HubDatabase database, CancellationToken token)
        => Assert.IsType<ProfileResult.Done>(await new AskForComments(database, Desk.Clock).HandleAsync(
            Desk.World.Analyst, new(Desk.Publication, Member.AccountId, Member.Acting.AgencyId, new DateOnly(2026, 3, 20)), token));
}

public sealed class AskForCommentsScenario : CommentScenario
{
    public override Type Command => typeof(AskForComments);

    public override Task RunAsync(CommandWorld world) => AskAsync(world.Web, world.Token);
}

/// <summary>A draft that a partner was asked to comment on.</summary>
public abstract class AskedScenario : CommentScenario
{
    protected override string Purpose => "comment on a draft profile";

    protected override Actor Actor => Member;

    protected override async Task PrepareAsync()
    {
        await base.PrepareAsync();
        await Desk.World.People.ExecuteAsync(
            """
            insert into profile.commenters (publication_id, profile_area_id, account_id, read_for, asked_by, asked_for, asked_at, until_on)
            values (@Publication, @Area, @AccountId, @AgencyId, @Asker, @Police, now(), '2026-03-20')
            """,
            new
            {
                Desk.Publication, Desk.World.Area, Member.AccountId, Member.Acting.AgencyId, Asker = Desk.World.Analyst.AccountId, Desk.World.Police,
            });
    }
}

public sealed class ReadCommentsScenario : AskedScenario
{
    public override Type Command => typeof(ReadComments);

    public override async Task RunAsync(CommandWorld world)
        => Assert.NotNull(await new ReadComments(world.Web, Desk.Clock).HandleAsync(Member, Desk.Publication, world.Token));
}

public sealed class MakeCommentScenario : AskedScenario
{
    public override Type Command => typeof(MakeComment);

    public override async Task RunAsync(CommandWorld world)
        => Assert.IsType<ProfileResult.Done>(await new MakeComment(world.Web, PrintableCharacters.European, Desk.Clock).HandleAsync(
            Member, new(Desk.Publication, WritingDesk.Section, "Which town?", "", ""), world.Token));
}

public sealed class EndCommentsScenario : AskedScenario
{
    public override Type Command => typeof(EndComments);

    protected override string Purpose => "write a profile";

    protected override Actor Actor => Desk.World.Analyst;

    public override async Task RunAsync(CommandWorld world)
        => Assert.IsType<ProfileResult.Done>(
            await new EndComments(world.Web, Desk.Clock).HandleAsync(Actor, Desk.Publication, Member.AccountId, world.Token));
}

public sealed class AnswerCommentScenario : AskedScenario
{
    private Guid _comment;

    public override Type Command => typeof(AnswerComment);

    protected override string Purpose => "write a profile";

    protected override Actor Actor => Desk.World.Analyst;

    protected override async Task PrepareAsync()
    {
        await base.PrepareAsync();
        _comment = Guid.CreateVersion7();
        await Desk.World.People.ExecuteAsync(
            """
            insert into profile.comments (comment_id, publication_id, profile_area_id, section, comment, standing_words, suggested_words, made_by,
                made_for, made_at)
            values (@_comment, @Publication, @Area, 'groups', 'One.', 'Two groups supply', 'One group supplies', @AccountId, @AgencyId, now())
            """,
            new { _comment, Desk.Publication, Desk.World.Area, Member.AccountId, Member.Acting.AgencyId });
    }

    public override async Task RunAsync(CommandWorld world)
        => Assert.IsType<ProfileResult.Done>(await new AnswerComment(world.Web, Desk.Clock).HandleAsync(
            Actor, new(Desk.Publication, _comment, CommentStatus.Accepted, ""), world.Token));
}
