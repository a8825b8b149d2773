using Hub.Data.Access;
using Hub.Data.Database;
using Hub.Data.Profiles.Editions;
using Hub.Data.Profiles.Publishing;
using Hub.Data.Profiles.Publishing.Checks;
using Hub.Data.Profiles.Publishing.Release;
using Hub.Data.Profiles.Publishing.Way;
using Npgsql;

namespace Hub.Data.Tests.Profiles.Publishing;

/// <summary>A publishing world with one profile that passes its checklist, and the commands of its way.</summary>
public sealed class WayWorld(PublishingWorld people, HubDatabase web, HubDatabase jobs, TimeProvider time, CancellationToken token)
{
    public PublishingWorld People { get; } = people;

    public Guid Profile { get; private set; }

    public static async Task<WayWorld> StartAsync(
        NpgsqlDataSource superuser, HubDatabase web, HubDatabase jobs, CancellationToken token, string status = "draft", TimeProvider? time = null)
    {
        var people = await PublishingWorld.StartAsync(superuser, token);
        var world = new WayWorld(people, web, jobs, time ?? TimeProvider.System, token);
        world.Profile = await people.Publications.AddAsync(
            people.Area, people.Analyst.AccountId, status, status is "reviewed" or "approved" or "released" ? people.Peer.AccountId : null,
            status is "approved" or "released" ? people.Approver.AccountId : null);
        await people.Publications.WriteAsync(world.Profile, people.Analyst.AccountId);
        return world;
    }

    public async Task<WayRequest> SeenAsync(Guid? profile = null) => new(profile ?? Profile, (await FindAsync(profile)).Version);

    public async Task<Publication> FindAsync(Guid? profile = null)
        => (await web.InScopeAsync(
            People.Approver.ScopeFor("test"), session => PublicationStore.FindAsync(session, profile ?? Profile), token))!;

    public Task<IReadOnlyList<NamedStep>> StepsAsync()
        => web.InScopeAsync(People.Approver.ScopeFor("test"), session => StepStore.ListAsync(session, Profile), token);

    public async Task<PublishingOutcome> SubmitAsync(Actor actor)
        => await new SubmitProfile(web, new Checklist(time), time).HandleAsync(actor, await SeenAsync(), token);

    public async Task<PublishingOutcome> AgreeAsync(Actor actor)
        => await new AgreeToProfile(web, time).HandleAsync(actor, await SeenAsync(), "I read all of it.", token);

    public async Task<PublishingOutcome> ReturnAsync(Actor actor, string? reason = "Mend the summary.")
        => await new ReturnProfile(web, time).HandleAsync(actor, await SeenAsync(), reason, token);

    public async Task<PublishingOutcome> ApproveAsync(
        Actor actor, DateTimeOffset? at = null, DateTimeOffset? early = null, params Guid[] readers)
        => await new ApproveProfile(web, new Checklist(time), time)
            .HandleAsync(actor, new(await SeenAsync(), at, early, readers), token);

    public Task<ReleaseOutcome> ReleaseAsync(Guid? profile = null)
        => jobs.InScopeAsync(
            new Scope("system:profiles", "release", [People.Police, People.Council], [People.Area]),
            session => new ReleaseProfile(new Checklist(time), time).RunAsync(session, profile ?? Profile, "test", Files),
            token);

    public static IReadOnlyList<RenderedFile> Files(EditionContent content)
        =>
        [
            new("pdf", "Pdf", "a.pdf", System.Text.Encoding.UTF8.GetBytes("%PDF " + content.Edition + content.Standing.EditionNumber), "[]"),
            new("html", "Html", "a.html", System.Text.Encoding.UTF8.GetBytes("<p>" + content.Edition), "[]"),
        ];
}
