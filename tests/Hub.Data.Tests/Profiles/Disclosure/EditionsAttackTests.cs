using System.Diagnostics;
using Hub.Data.Indicators;
using Hub.Data.Indicators.Disclosure;
using Hub.Data.Profiles.Disclosure;

namespace Hub.Data.Tests.Profiles.Disclosure;

/// <summary>
/// Three areas' profiles of three rolling years in three versions, some months sent again between them: planned beside what was
/// released, checked before the release, and attacked again when all of it lies on the table.
/// </summary>
public sealed class EditionsAttackTests(ITestOutputHelper output)
{
    private static readonly IReadOnlySet<string> None = new HashSet<string>();

    private static int Forces => Environment.GetEnvironmentVariable("HUB_TEST_LONG") == "1" ? 40 : 4;

    [Theory]
    [InlineData("rounded")]
    [InlineData("exact")]
    public void Plan_ThreeEditionsOfThreeVersions_AreReleased(string kind)
    {
        var policy = kind == "exact" ? Suppression.Secondary(8) : Suppression.Default;
        const int Seed = 20_261_123;
        var clock = Stopwatch.StartNew();
        var (releases, refused, allowed, kept, cells) = (0, 0, 0, 0, 0);
        for (var seed = Seed; seed < Seed + Forces; seed++)
        {
            var force = new ReleasedForce(seed, policy, areas: 3, months: 30, mean: 6 + (seed % 4 * 8));
            for (var version = 1; version <= 3; version++)
            {
                for (var year = 0; year < 3; year++)
                {
                    var planned = force.Plan(year * 3, $"year {year + 1}, version {version}");
                    releases++;
                    switch (ReleaseAttack.Run([.. force.Released, .. planned], None, DisclosureLimits.Default))
                    {
                        case DisclosureVerdict.Clear clear:
                            cells += clear.Cells;
                            force.Release(planned);
                            break;
                        case DisclosureVerdict.Refused no:
                            refused++;
                            output.WriteLine($"seed {seed}, year {year + 1}, version {version}: {no.Unchecked} {string.Join(" | ", no.Cells.Select(cell => cell.Sentence))}");
                            break;
                        default:
                            Assert.Fail("no verdict");
                            break;
                    }
                }

                force.SendAgain();
            }

            Assert.IsType<DisclosureVerdict.Clear>(ReleaseAttack.Run(
                [.. force.Released.Select(version => version with { IsNew = true })], None, DisclosureLimits.Default));
            (allowed, kept) = (allowed + force.Numbers.Allowed, kept + force.Numbers.Kept);
        }

        output.WriteLine($"{kind}: {Forces} forces from seed {Seed}, {clock.Elapsed.TotalSeconds:0.0} s: {refused} of {releases} releases refused, "
            + $"{cells} suppressed numbers attacked, kept {(double)kept / allowed:P1} of {allowed} allowed numbers");
        Assert.Equal(0, refused);
        Assert.True(kept >= 0.85 * allowed);
    }

    // The planted attack: a plan that does not look back withholds other numbers than the version before it, and is caught.
    [Fact]
    public void Plan_ThatDoesNotKnowWhatWasReleased_IsCaught()
    {
        var caught = 0;
        for (var seed = 1; seed <= 6; seed++)
        {
            var force = new ReleasedForce(seed, Suppression.Secondary(8), areas: 3, months: 30, mean: 14);
            force.Release(force.Plan(0, "year 1"));
            force.SendAgain();
            var verdict = ReleaseAttack.Run([.. force.Released, .. force.Plan(3, "year 2", isBlind: true)], None, DisclosureLimits.Default);
            caught += verdict is DisclosureVerdict.Refused { Cells.Count: > 0 } ? 1 : 0;
            Assert.IsType<DisclosureVerdict.Clear>(ReleaseAttack.Run([.. force.Released, .. force.Plan(3, "year 2")], None, DisclosureLimits.Default));
        }

        Assert.InRange(caught, 3, 6);
    }
}
