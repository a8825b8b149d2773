using System.Text.RegularExpressions;
using Hub.Data.Access;

namespace Hub.Rules.Tests;

/// <summary>SECURITY.md names tests that exist, every role, and every requirement of the standard once.</summary>
public sealed partial class SecurityDocumentTests
{
    private static readonly string[] States = ["met", "partly", "not yet", "identity provider", "operator", "n/a"];

    private static readonly TreeFile Document = Tree.All.Single(file => file.Path == "SECURITY.md");

    [Fact]
    public void NamedTests_Exist()
        => Tree.AssertNone(
            "A test that SECURITY.md names exists:",
            NamedTest().Matches(Document.Text)
                .Where(match => !Tree.Tests.Any(file => Declares(file, match.Groups["class"].Value, match.Groups["method"].Value)))
                .Select(match => match.Value).Distinct());

    [Fact]
    public void Roles_AreAllExplained()
        => Tree.AssertNone(
            "SECURITY.md says of every role what it may do:",
            Enum.GetValues<Role>().Select(RoleNames.Words).Where(words => !Document.Lines.Any(line =>
                line.StartsWith($"| {words} |", StringComparison.Ordinal)
                || line.StartsWith($"| {words}, by area |", StringComparison.Ordinal))));

    [Fact]
    public void Requirements_OfTheStandard_StandOnceInOrder()
        => Assert.Equal(
            Tree.All.Single(file => file.Path == "tests/Hub.Rules.Tests/asvs-5.0.0.txt").Lines,
            Requirements().Select(cells => cells[0]));

    [Fact]
    public void Requirements_HaveAStateAndEvidence()
        => Tree.AssertNone(
            "A requirement has a state, and evidence where it is met:",
            Requirements()
                .Where(cells => cells.Length != 5 || !States.Contains(cells[3], StringComparer.Ordinal)
                    || (cells[3] is "met" or "partly" or "not yet" && cells[4] == "–"))
                .Select(cells => cells[0]));

    [Fact]
    public void Requirements_AreCounted()
    {
        var counted = Requirements().GroupBy(cells => cells[3]).ToDictionary(group => group.Key, group => group.Count());
        var stated = States.Select(state => counted.GetValueOrDefault(state)).Append(counted.Values.Sum());
        Assert.Contains($"| {string.Join(" | ", stated)} |", Document.Lines);
    }

    private static IEnumerable<string[]> Requirements()
        => Document.Lines.Where(line => line.StartsWith("| V", StringComparison.Ordinal))
            .Select(line => line.Trim('|', ' ').Split(" | "));

    private static bool Declares(TreeFile file, string type, string method)
        => file.Name == type + ".cs" && (method.Length == 0 || file.Text.Contains($" {method}(", StringComparison.Ordinal));

    [GeneratedRegex(@"`(?<class>\w+Tests)(\.(?<method>\w+))?`", RegexOptions.ExplicitCapture)]
    private static partial Regex NamedTest();
}
