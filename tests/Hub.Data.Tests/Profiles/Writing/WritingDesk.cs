using Hub.Data.Access;
using Hub.Data.Database;
using Hub.Data.Profiles;
using Hub.Data.Profiles.Writing;
using Hub.Data.Profiles.Writing.Cleaning;
using Hub.Data.Profiles.Writing.Drafting;
using Hub.Data.Profiles.Writing.Judging;
using Hub.Data.Profiles.Writing.Recommending;
using Hub.Data.Tests.Profiles.Publishing;
using Microsoft.Extensions.Time.Testing;

namespace Hub.Data.Tests.Profiles.Writing;

/// <summary>A profile that is written through the ordinary commands, with a clock that a test moves.</summary>
internal sealed class WritingDesk(HubDatabase database, PublishingWorld world, CancellationToken token)
{
    public const string Section = SectionKeys.Groups;

    public PublishingWorld World => world;

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 3, 10, 9, 0, 0, TimeSpan.Zero));

    public Guid Publication { get; private set; }

    public async Task BeginAsync(string status = "draft", DateOnly? from = null)
        => Publication = await world.Publications.AddAsync(world.Area, world.Analyst.AccountId, status, from: from);

    public Task<SectionOutcome> TakeAsync(Actor actor, bool over = false, string section = Section)
        => new TakeSection(database, Clock).HandleAsync(actor, new(Publication, section, over), token);

    public Task<SectionOutcome> SaveAsync(
        Actor actor, string text, int seen, SaveKind kind = SaveKind.Auto, string section = Section, bool startsPage = false)
        => new SaveSection(database, PrintableCharacters.In(FontFiles.DefaultFolder), Clock).HandleAsync(
            actor, new(Publication, section, text, startsPage, seen, kind), token);

    public Task<ProfileResult> JudgeAsync(Actor actor, SaveJudgementRequest request)
        => new SaveJudgement(database, PrintableCharacters.European, Clock).HandleAsync(actor, request, token);

    public Task<ProfileResult> RecommendAsync(Actor actor, SaveRecommendationRequest request)
        => new SaveRecommendation(database, PrintableCharacters.European, Clock).HandleAsync(actor, request, token);

    public SaveJudgementRequest Judgement(string text = "Two groups will move their trade to the market towns by the summer.") => new()
    {
        PublicationId = Publication,
        Section = Section,
        Text = text,
        Probability = "likely",
        Confidence = "moderate",
        ConfidenceReason = "Two sources agree; neither saw the deals.",
        GroupReferences = "OCG-0042",
    };

    public SaveRecommendationRequest Recommendation(string text = "Meet the letting agents of the market towns.") => new(
        Publication, null, 0, text, "Cuckooing has doubled.", "prevent", world.Council, new DateOnly(2026, 9, 30));

    public Task<WrittenContent> ReadAsync()
        => database.InScopeAsync(
            world.Analyst.ScopeFor("test"), session => WritingStore.ReadAsync(session, Publication), token);

    public Task<IReadOnlyList<T>> RowsAsync<T>(string sql) => world.People.ReadAsync<T>(sql, new { Publication });
}
