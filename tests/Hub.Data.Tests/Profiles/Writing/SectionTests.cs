using Hub.Data.Access;
using Hub.Data.Profiles.Publishing;
using Hub.Data.Profiles.Writing;
using Hub.Data.Profiles.Writing.Drafting;
using Hub.Data.Profiles.Writing.History;
using Hub.Data.Tests.Profiles.Publishing;
using Hub.Testing;

namespace Hub.Data.Tests.Profiles.Writing;

public sealed class SectionTests(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    private WritingDesk _desk = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private Actor Analyst => _desk.World.Analyst;

    private Actor Peer => _desk.World.Peer;

    public async ValueTask InitializeAsync()
    {
        _desk = new WritingDesk(database.Web, await PublishingWorld.StartAsync(database.Superuser, Token), Token);
        await _desk.BeginAsync();
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static SectionState Done(SectionOutcome outcome) => Assert.IsType<SectionOutcome.Done>(outcome).State;

    private static SectionOutcome.Refused Refused(SectionOutcome outcome, SectionRefusal why)
    {
        var refused = Assert.IsType<SectionOutcome.Refused>(outcome);
        Assert.Equal(why, refused.Why);
        return refused;
    }

    [Fact]
    public async Task Save_ByItself_FoldsIntoOneVersionForTenMinutes()
    {
        var version = 0;
        for (var minute = 0; minute < 9; minute++)
        {
            version = Done(await _desk.SaveAsync(Analyst, $"Words of minute {minute}.", version)).Version;
            _desk.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.Empty(await _desk.RowsAsync<string>("select markdown from profile.section_versions where publication_id = @Publication"));
        _desk.Clock.Advance(TimeSpan.FromMinutes(1));
        Done(await _desk.SaveAsync(Analyst, "The next version.", version));

        Assert.Equal(
            ["Words of minute 8."], await _desk.RowsAsync<string>("select markdown from profile.section_versions where publication_id = @Publication"));
        Assert.Equal("The next version.", (await _desk.ReadAsync()).Section(WritingDesk.Section)!.Markdown);
    }

    [Fact]
    public async Task Save_ByHandOrByAnother_KeepsWhatStoodBefore()
    {
        var first = Done(await _desk.SaveAsync(Analyst, "By hand.", 0, SaveKind.Asked));
        var second = Done(await _desk.SaveAsync(Analyst, "Goes on.", first.Version, SaveKind.Finished));
        Done(await _desk.SaveAsync(Peer, "Another hand.", second.Version));

        Assert.Equal(
            ["By hand.", "Goes on."],
            await _desk.RowsAsync<string>("select markdown from profile.section_versions where publication_id = @Publication order by version"));
        var history = await new ReadHistory(database.Web).HandleAsync(Analyst, _desk.Publication, WritingDesk.Section, null, null, Token);
        Assert.Equal([3, 2, 1], history!.Lines.Select(line => line.Version));
        Assert.Equal("Test person, Agency " + "police", history.Lines[0].By[..("Test person, Agency police".Length)]);
        Assert.Contains(history.Difference.SelectMany(passage => passage.Parts), part => part is { Kind: DifferenceKind.Added, Text: "Another hand" });
    }

    [Fact]
    public async Task Save_MakesAnAuthorAndAnEvent_AndTheSameWordsAgainDoNot()
    {
        var saved = Done(await _desk.SaveAsync(Peer, "Words.", 0));
        Assert.Equal(saved.Version, Done(await _desk.SaveAsync(Peer, "Words.  ", saved.Version)).Version);

        Assert.Contains(Peer.AccountId, await _desk.RowsAsync<Guid>("select account_id from profile.authors where publication_id = @Publication"));
        Assert.Equal(
            [1L], await _desk.RowsAsync<long>("select count(*) from audit.events where kind = 'ProfileSectionSaved' and subject_id = @Publication::text"));
    }

    [Fact]
    public async Task Save_OnAnOlderVersion_ChangesNothing()
    {
        var first = Done(await _desk.SaveAsync(Analyst, "One.", 0));
        Done(await _desk.SaveAsync(Analyst, "Two.", first.Version));

        var refused = Refused(await _desk.SaveAsync(Analyst, "From another window.", first.Version), SectionRefusal.Stale);

        Assert.Contains("was changed after you opened it", refused.Sentence, StringComparison.Ordinal);
        Assert.Equal("Two.", (await _desk.ReadAsync()).Section(WritingDesk.Section)!.Markdown);
    }

    [Fact]
    public async Task Take_WhileAnotherWrites_NamesThemUntilTakenOver()
    {
        var version = Done(await _desk.TakeAsync(Analyst)).Version;
        Assert.Contains("Test person", Refused(await _desk.TakeAsync(Peer), SectionRefusal.Held).Sentence, StringComparison.Ordinal);

        Done(await _desk.TakeAsync(Peer, over: true));

        Refused(await _desk.SaveAsync(Analyst, "Too late.", version), SectionRefusal.Held);
        Done(await _desk.SaveAsync(Peer, "Mine now.", version));
        Assert.Equal(
            [Analyst.AccountId.ToString()],
            await _desk.RowsAsync<string>(
                """
                select details::jsonb ->> 'taken_over_from' from audit.events
                where kind = 'ProfileSectionTaken' and subject_id = @Publication::text and details::jsonb ->> 'taken_over_from' <> ''
                """));
    }

    [Fact]
    public async Task Take_AfterTenMinutesOfSilenceOrWhenFinished_IsFree()
    {
        Done(await _desk.TakeAsync(Analyst));
        _desk.Clock.Advance(TimeSpan.FromMinutes(9));
        Refused(await _desk.TakeAsync(Peer), SectionRefusal.Held);
        _desk.Clock.Advance(TimeSpan.FromMinutes(1));
        var state = Done(await _desk.TakeAsync(Peer));
        Done(await _desk.SaveAsync(Peer, "Done.", state.Version, SaveKind.Finished));
        Done(await _desk.TakeAsync(Analyst));
    }

    [Theory]
    [InlineData(PublicationStatus.InReview)]
    [InlineData(PublicationStatus.Approved)]
    [InlineData(PublicationStatus.Released)]
    [InlineData(PublicationStatus.Discarded)]
    public async Task Save_NoDraftAnyMore_IsRefused(string status)
    {
        await _desk.BeginAsync(status, TestPublications.AnyDay());

        Refused(await _desk.SaveAsync(Analyst, "Words.", 0), SectionRefusal.Closed);
        Refused(await _desk.TakeAsync(Analyst), SectionRefusal.Closed);
    }

    [Fact]
    public async Task Save_WithoutPermissionOrOfAnotherArea_FindsNothing()
    {
        var member = await _desk.World.AddAsync(Role.CspMember);
        var elsewhere = (await PublishingWorld.StartAsync(database.Superuser, Token)).Analyst;
        // Somebody who is a member here and an analyst elsewhere sees the area, and writes elsewhere.
        var both = elsewhere with { Acting = elsewhere.Acting with { Areas = [.. elsewhere.Acting.Areas, _desk.World.Area] } };

        Assert.IsType<SectionOutcome.NotThere>(await _desk.SaveAsync(_desk.World.Approver, "Words.", 0));
        Assert.IsType<SectionOutcome.NotThere>(await _desk.SaveAsync(member, "Words.", 0));
        Assert.IsType<SectionOutcome.NotThere>(await _desk.SaveAsync(elsewhere, "Words.", 0));
        Assert.IsType<SectionOutcome.NotThere>(await _desk.SaveAsync(both, "Words.", 0));
        Assert.IsType<SectionOutcome.NotThere>(await _desk.SaveAsync(Analyst, "Words.", 0, section: "no such section"));
        Assert.Null(await new ReadSection(database.Web, _desk.Clock).HandleAsync(elsewhere, _desk.Publication, WritingDesk.Section, Token));
    }

    [Fact]
    public async Task Save_CharacterWithoutAGlyph_IsRefusedByName()
    {
        var refused = Refused(await _desk.SaveAsync(Analyst, "Written in Hebrew: שלום, and 🚓.", 0), SectionRefusal.Text);

        Assert.Contains("\"ש\" (U+05E9)", refused.Sentence, StringComparison.Ordinal);
        Assert.Contains("(U+1F693)", refused.Sentence, StringComparison.Ordinal);
        Assert.Null((await _desk.ReadAsync()).Section(WritingDesk.Section));
    }

    [Fact]
    public async Task Save_ThirtyThousandWords_IsKept_AndTooManyAreRefused()
    {
        var text = string.Join(' ', Enumerable.Range(0, 30_000).Select(number => "word" + (number % 97)));

        var saved = Done(await _desk.SaveAsync(Analyst, text, 0));

        Assert.Equal(text, (await _desk.ReadAsync()).Section(WritingDesk.Section)!.Markdown);
        var refused = Refused(await _desk.SaveAsync(Analyst, text + text, saved.Version), SectionRefusal.Text);
        Assert.Contains("250,000 is the most", refused.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Save_AWordOfFourHundredLetters_IsKeptWhole()
    {
        var word = new string('x', 400);
        Done(await _desk.SaveAsync(Analyst, $"Before {word} after", 0, startsPage: true));

        var section = (await _desk.ReadAsync()).Section(WritingDesk.Section)!;
        Assert.Equal((true, $"Before {word} after"), (section.StartsPage, section.Markdown));
    }

    [Fact]
    public async Task Read_Section_ShowsItsFiguresAndNobodyElses()
    {
        Done(await _desk.SaveAsync(Analyst, "Our **own** words.", 0));

        var opened = await new ReadSection(database.Web, _desk.Clock).HandleAsync(Peer, _desk.Publication, WritingDesk.Section, Token);

        Assert.Contains("<table", opened!.Figures, StringComparison.Ordinal);
        Assert.DoesNotContain("Our", opened.Figures, StringComparison.Ordinal);
        Assert.Contains("Our <strong>own</strong> words.", opened.StandingHtml, StringComparison.Ordinal);
        Assert.StartsWith("Test person", opened.HeldBy, StringComparison.Ordinal);
        Assert.False(opened.IsHeldByReader);
        foreach (var section in WritingSections.All)
        {
            Assert.NotEqual("", (await new ReadSection(database.Web, _desk.Clock).HandleAsync(Peer, _desk.Publication, section.Key, Token))!.Figures);
        }
    }

    [Fact]
    public async Task Changes_AgainstTheReleasedOne_AreWordByWord()
    {
        await _desk.BeginAsync("draft", new DateOnly(2020, 1, 1));
        Done(await _desk.SaveAsync(Analyst, "Three groups trade in the north.\n\nNothing else moved.", 0));
        await _desk.World.People.ExecuteAsync(
            "update profile.publications set status = 'released', released_at = now() where publication_id = @Publication", new { _desk.Publication });
        await _desk.BeginAsync("draft", new DateOnly(2021, 1, 1));
        Done(await _desk.SaveAsync(Analyst, "Four groups trade in the north.\n\nNothing else moved.", 0));

        var changes = await new ReadChanges(database.Web).HandleAsync(_desk.World.Approver, _desk.Publication, Token);

        Assert.Equal(new DateOnly(2020, 1, 1), changes!.Before!.PeriodFrom);
        var part = Assert.Single(changes.Parts);
        Assert.Equal([new(DifferenceKind.Removed, "Three"), new(DifferenceKind.Added, "Four"), new(DifferenceKind.Same, " groups trade in the north.")],
            part.Difference[0].Parts);
        Assert.False(part.Difference[1].IsChanged);
    }
}
