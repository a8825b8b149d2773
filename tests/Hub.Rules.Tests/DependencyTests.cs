using System.Text.RegularExpressions;

namespace Hub.Rules.Tests;

/// <summary>Features depend one way; projects are privileges.</summary>
public sealed partial class DependencyTests
{
    // The order of the features; each may use those before it.
    private static readonly string[] Order =
    [
        "Primitives", "Database", "Audit", "Access", "Sharing", "Areas", "Ingest", "Persons", "Intelligence", "Indicators", "Ocgs",
        "Disruptions", "ActionPlans", "Prevention", "Profiles", "Meetings",
    ];

    [Fact]
    public void HubData_FirstFoldersAreFeatures()
        => Tree.AssertNone(
            "A folder of Hub.Data is one of the features:",
            Tree.Below("src/Hub.Data/", ".cs").Select(file => file.Folders.ElementAtOrDefault(2)).Distinct()
                .Where(folder => folder is null || !Order.Contains(folder)).Select(folder => folder ?? "(none)"));

    [Fact]
    public void HubJobs_FirstFoldersAreFeaturesSchedulingOrCommandLine()
        => Tree.AssertNone(
            "A folder of Hub.Jobs is a feature, Scheduling or CommandLine:",
            Tree.Below("src/Hub.Jobs/", ".cs").Where(file => file.Name != "Program.cs").Select(file => file.Folders.ElementAtOrDefault(2))
                .Distinct().Where(folder => folder is null || !Order.Append("Scheduling").Append("CommandLine").Contains(folder))
                .Select(folder => folder ?? "(none)"));

    [Fact]
    public void HubData_FeaturesDependOneWay()
        => Tree.AssertNone(
            "Features depend one way, in the order of design:",
            Tree.Below("src/Hub.Data/", ".cs").SelectMany(file =>
            {
                var own = Array.IndexOf(Order, file.Folders[2]);
                return Mention().Matches(file.Text).Select(match => match.Groups["feature"].Value).Distinct()
                    .Where(feature => Array.IndexOf(Order, feature) > own)
                    .Select(feature => $"{file.Path} uses {feature}");
            }));

    [Fact]
    public void Namespaces_FollowFolders()
        => Tree.AssertNone(
            "A file's namespace is its folder:",
            Tree.Production.Where(file => file.Name != "Program.cs").Where(file =>
                    !file.Text.Contains($"namespace {string.Join('.', file.Folders.Skip(1))};", StringComparison.Ordinal))
                .Select(file => file.Path));

    [Theory]
    [InlineData("src/Hub.Data/", @"\bHangfire\b|Microsoft\.AspNetCore|HarfBuzz|\bQuestPDF\b|\bHub\.(Jobs|Web)\b(?!\.Tests)")]
    [InlineData("src/Hub.Jobs/", @"\bHub\.Web\b|Microsoft\.Identity")]
    [InlineData("src/Hub.Web/", @"\bHangfire\b|\bHub\.Jobs\b|HarfBuzz|\bQuestPDF\b")]
    public void Projects_KeepApart(string folder, string forbidden)
        => Tree.AssertNone(
            $"{folder} does not know {forbidden}:",
            Tree.Below(folder, ".cs").Concat(Tree.Below(folder, ".csproj"))
                .Where(file => Regex.IsMatch(Code(file), forbidden)).Select(file => file.Path));

    [Fact]
    public void Production_ReferencesNoTestProgram()
        => Tree.AssertNone(
            "Nothing of tests/ reaches the published output:",
            Tree.Below("src/", ".csproj").Concat(Tree.Production)
                .Where(file => file.Text.Contains("SampleForce", StringComparison.Ordinal) || file.Text.Contains("DevIdentity", StringComparison.Ordinal)
                    || file.Text.Contains("../tests/", StringComparison.Ordinal) || file.Text.Contains("Hub.Testing", StringComparison.Ordinal))
                .Where(file => !file.Text.Contains("InternalsVisibleTo Include=\"Hub.Testing\"", StringComparison.Ordinal))
                .Select(file => file.Path));

    [Fact]
    public void PdfEngines_AreKnownToRenderingOnly()
        => Tree.AssertNone(
            "Only Profiles/Rendering knows a PDF library:",
            Tree.Production.Where(file => Regex.IsMatch(file.Text, @"^using (HarfBuzzSharp|QuestPDF)", RegexOptions.Multiline))
                .Where(file => !file.Path.StartsWith("src/Hub.Jobs/Profiles/Rendering/", StringComparison.Ordinal))
                .Select(file => file.Path));

    // Comments may explain what a project keeps away from.
    private static string Code(TreeFile file)
        => string.Join('\n', file.Lines.Where(line => !line.TrimStart().StartsWith("//", StringComparison.Ordinal)
            // The shared framework brings logging and options; what a file uses of it is judged by its usings.
            && !line.Contains("<FrameworkReference", StringComparison.Ordinal)));

    [GeneratedRegex(@"\bHub\.Data\.(?<feature>\w+)")]
    private static partial Regex Mention();
}
