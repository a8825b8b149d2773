using System.Diagnostics;
using Hub.Data.Indicators;
using Hub.Data.Indicators.Disclosure;

namespace Hub.Data.Tests.Indicators.Disclosure;

/// <summary>Tables drawn at random are protected, then attacked: nothing small may be found, and not much may be lost.</summary>
public sealed class AttackTests(ITestOutputHelper output)
{
    private static int Tables => Environment.GetEnvironmentVariable("HUB_TEST_LONG") == "1" ? 1_000 : 50;

    [Theory]
    [InlineData("rounded")]
    [InlineData("exact")]
    public void Attack_ProtectedTables_FindsNothingAndMostIsKept(string kind)
    {
        var policy = kind == "exact" ? Suppression.Secondary(8) : Suppression.Default;
        var first = 20_260_701;
        var (allowed, kept, lost, atLeast, seconds) = (0, 0, 0d, 0d, 0d);
        (double Share, string Words) worst = (1, "");
        (double Gap, string Words) widest = (0, "");
        for (var seed = first; seed < first + Tables; seed++)
        {
            var table = GeneratedTable.Draw(seed);
            var clock = Stopwatch.StartNew();
            var cells = table.Plan(policy);
            var targets = table.Targets(policy);
            var large = table.Large(policy);
            var plan = ComplementarySuppression.Plan(cells, table.Sums, targets, DisclosureLimits.Default, large);
            seconds += clock.Elapsed.TotalSeconds;
            Assert.True(plan.Failure is null, $"{table.Words}: {plan.Failure}");
            var told = cells.Select((cell, i) => cell.Told(plan.Withheld.Contains(i))).ToList();

            // Whatever is not printed must not be seen to be a small number, whether or not it is one.
            var hidden = large.Where(target => plan.Withheld.Contains(target.Cell));
            var attack = Attacker.Run(told, table.Sums, [.. targets, .. hidden], DisclosureLimits.Default);
            Assert.True(attack.IsClear, $"{table.Words}: {attack.Findings.Count} found, {attack.Undone}");

            var could = cells.Count(cell => !cell.IsSmall);
            var withheld = plan.Withheld.Count(cell => !cells[cell].IsSmall);
            (allowed, kept) = (allowed + could, kept + could - withheld);
            (lost, atLeast) = (lost + plan.Cost, atLeast + plan.CostAtLeast);
            var share = could == 0 ? 1 : 1 - ((double)withheld / could);
            worst = share < worst.Share ? (share, table.Words) : worst;
            widest = plan.Gap > widest.Gap ? (plan.Gap, table.Words) : widest;
        }

        output.WriteLine($"{kind}: {Tables} tables from seed {first}, {seconds:0.0} s: kept {(double)kept / allowed:P2} of {allowed} allowed cells; "
            + $"worst table {worst.Share:P1} ({worst.Words}); optimality gap {(lost - atLeast) / Math.Max(lost, 1):P1} in all, widest {widest.Gap:P1} ({widest.Words})");
        Assert.True(kept >= 0.85 * allowed, $"Only {(double)kept / allowed:P1} of the allowed cells are kept.");
    }
}
