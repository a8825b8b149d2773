using System.Text.RegularExpressions;

namespace Hub.Rules.Tests;

/// <summary>
/// Intelligence is never counted and never linked by itself: nothing but its own pages and commands knows that it is there. A judgement of a
/// profile names reports, by the one door made for it, which has no words.
/// </summary>
public sealed partial class IntelligenceTests
{
    // Registers it with the portal and the worker, and names nothing of it.
    private static readonly string[] Hosts = ["src/Hub.Web/PortalFeature.cs", "src/Hub.Jobs/Scheduling/WorkerHost.cs"];

    [Fact]
    public void Schema_IsNamedByNothingElse()
        => Tree.AssertNone(
            "Only Intelligence reads the schema intelligence:",
            Tree.Below("src/", ".cs").Concat(Tree.Below("sql/", ".sql")).Where(file => !IsIntelligence(file))
                .Where(file => !file.Path.StartsWith("sql/grants/", StringComparison.Ordinal))
                .Where(file => file.Lines.Any(line => !IsComment(line) && Schema().IsMatch(line))).Select(file => file.Path));

    [Fact]
    public void Namespace_IsUsedByNothingElse()
        => Tree.AssertNone(
            "Only Intelligence and its pages use Hub.Data.Intelligence:",
            Tree.Below("src/", ".cs").Concat(Tree.Below("src/", ".cshtml"))
                .Where(file => !IsIntelligence(file) && !Hosts.Contains(file.Path))
                .Where(file => (IsWriting(file) ? file.Text.Replace("Hub.Data.Intelligence.Citing", "", StringComparison.Ordinal) : file.Text)
                    .Contains("Hub.Data.Intelligence", StringComparison.Ordinal)).Select(file => file.Path));

    [Fact]
    public void Rules_KnowTheirSubject()
        => Assert.True(
            Tree.Below("src/", ".cs").Any(file => IsIntelligence(file) && Schema().IsMatch(file.Text))
            && Tree.Below("sql/migrations/", ".sql").Any(file => IsIntelligence(file) && Schema().IsMatch(file.Text)));

    private static bool IsWriting(TreeFile file)
        => file.Path.StartsWith("src/Hub.Data/Profiles/Writing/Judging/", StringComparison.Ordinal)
            || file.Path.StartsWith("src/Hub.Web/Pages/Profiles/Judgements/", StringComparison.Ordinal)
            // The checklist asks which of the reports cited may no longer be used, by ids alone.
            || file.Path == "src/Hub.Data/Profiles/Publishing/Checks/ChecklistStore.cs";

    private static bool IsComment(string line)
        => line.TrimStart().StartsWith("//", StringComparison.Ordinal) || line.TrimStart().StartsWith("--", StringComparison.Ordinal);

    private static bool IsIntelligence(TreeFile file)
        => file.Folders.Any(folder => folder is "Intelligence" or "intelligence")
            || file.Path.StartsWith("sql/migrations/", StringComparison.Ordinal)
            && file.Name.Contains("_intelligence_", StringComparison.Ordinal);

    [GeneratedRegex(@"(?<![\w.])intelligence\.(?!destroy\b)\w", RegexOptions.IgnoreCase)]
    private static partial Regex Schema();
}
