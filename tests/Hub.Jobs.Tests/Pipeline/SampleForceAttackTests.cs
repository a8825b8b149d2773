using System.Diagnostics;
using Hub.Data.Database;
using Hub.Data.Indicators;
using Hub.Data.Indicators.Disclosure;
using Hub.Data.Profiles;
using Hub.Data.Profiles.Disclosure;
using Hub.Data.Profiles.Editions;
using Hub.Data.Profiles.Publishing;
using Hub.Data.Profiles.Publishing.Release;
using Hub.Data.Profiles.Snapshot;

namespace Hub.Jobs.Tests.Pipeline;

/// <summary>The fictional force's profiles of rolling years, in every edition and several versions, attacked as one.</summary>
[Collection(SampleForceCollection.Name)]
public sealed class SampleForceAttackTests(SampleForceRun run, ITestOutputHelper output)
{
    private static readonly IReadOnlySet<string> None = new HashSet<string>();

    private static int Versions => Environment.GetEnvironmentVariable("HUB_TEST_LONG") == "1" ? 3 : 2;

    [Fact]
    public async Task Release_EveryEditionAndVersion_GivesNothingAway()
    {
        var force = new SampleForceReleases(run.Profiles, seed: 20_261_123);
        var years = Enumerable.Range(0, Versions).Select(place => SampleForceRun.Period.From.AddMonths(-3 * (Versions - 1 - place))).ToList();
        foreach (var year in years)
        {
            await force.ComputeAsync(run.Hub.Database.Jobs, year, TestContext.Current.CancellationToken);
        }

        var (clock, refused, attacked) = (Stopwatch.StartNew(), new List<string>(), 0);
        for (var version = 1; version <= Versions; version++)
        {
            foreach (var year in years)
            {
                var planned = force.Plan(year, $"{year:MMMM yyyy}, version {version}");
                var since = clock.Elapsed.TotalSeconds;
                switch (ReleaseAttack.Run([.. force.Released, .. planned], None, DisclosureLimits.Default))
                {
                    case DisclosureVerdict.Clear clear:
                        attacked += clear.Cells;
                        break;
                    case DisclosureVerdict.Refused no:
                        refused.Add($"{year:yyyy-MM}, version {version}: {no.Unchecked} {string.Join(" | ", no.Cells.Select(cell => cell.Sentence))}");
                        break;
                    default:
                        Assert.Fail("no verdict");
                        break;
                }

                force.Release(planned);
                output.WriteLine($"{year:yyyy-MM}, version {version}: attack {clock.Elapsed.TotalSeconds - since:0.0} s, all {clock.Elapsed.TotalSeconds:0.0} s");
            }

            force.SendAgain(kinds: 4);
        }

        foreach (var (policy, (allowed, kept)) in force.Numbers)
        {
            output.WriteLine($"{policy}: kept {(double)kept / allowed:P1} of {allowed} numbers that the policy allows one by one");
        }

        output.WriteLine($"{force.Released.Count} editions of {years.Count} years in {Versions} versions: {attacked} suppressed numbers attacked in "
            + $"{clock.Elapsed.TotalSeconds:0.0} s; {refused.Count} refused");
        Assert.Empty(refused);
        Assert.InRange(attacked, 100, int.MaxValue);
        Assert.All(force.Numbers.Values, numbers => Assert.True(numbers.Kept >= 0.85 * numbers.Allowed));
    }

    // What the worker reads of released editions is what was printed: the same figures, frozen again beside them, come out the same.
    [Fact]
    public async Task Freeze_BesideWhatWasReleased_TellsTheSameFiguresAgain()
    {
        var token = TestContext.Current.CancellationToken;
        await Undone.InAsync(run.Hub.Database.Jobs, async session =>
        {
            var publications = new List<(Publication Publication, SnapshotContent Content)>();
            foreach (var profile in run.Profiles)
            {
                publications.Add((await ReleaseAsync(session, profile), profile.Content));
            }

            var computed = (await IndicatorQueries.LatestRunAsync(session, new("lpa", SampleForceRun.Period.From, SampleForceRun.Period.Until)))!;
            var earlier = await DisclosureQueries.EarlierAsync(session, computed);
            Assert.Equal(5, earlier.Of("licensing_actions").Count);
            var again = (await IndicatorQueries.ReleaseAsync(session, computed.RunId, _ => Task.FromResult(earlier)))!;
            foreach (var (publication, content) in publications)
            {
                var views = again.For(publication.AreaCode).SelectMany(indicator => IndicatorViews.Of(indicator, publication.PeriodFrom));
                Assert.Equal(
                    content.Indicators.SelectMany(view => view.Months.Select(month => (view.Id, month.Month, month.Count))),
                    views.SelectMany(view => view.Months.Select(month => (view.Id, month.Month, month.Count))));
            }

            var first = publications[0];
            var full = EditionContent.Unwritten(first.Content, DateTimeOffset.UnixEpoch);
            Assert.IsType<DisclosureVerdict.Clear>(await ReleaseDisclosure.CheckAsync(session, first.Publication, [full]));
        }, token);
    }

    private static async Task<Publication> ReleaseAsync(HubSession session, StoredProfile profile)
    {
        var snapshot = (await ProfileStore.FindSnapshotAsync(session, profile.SnapshotId))!;
        var publication = new Publication(
            Guid.CreateVersion7(), snapshot.ProfileAreaId, snapshot.AreaKind, snapshot.AreaCode, snapshot.PeriodFrom, snapshot.PeriodUntil,
            snapshot.SnapshotId, 1, null, null, PublicationStatus.Draft, "OFFICIAL-SENSITIVE", "", false, null, null, Guid.CreateVersion7(),
            DateTimeOffset.UnixEpoch, null, null, null, null, null, 1);
        Assert.True(await PublicationStore.AddAsync(session, publication));
        await EditionStore.AddAsync(session, publication, EditionContent.Unwritten(profile.Content, DateTimeOffset.UnixEpoch), "test", DateTimeOffset.UnixEpoch);
        await ReleaseStore.ReleaseAsync(session, publication, DateTimeOffset.UnixEpoch);
        return publication;
    }
}
