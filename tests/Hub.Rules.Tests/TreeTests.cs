using System.Text.RegularExpressions;

namespace Hub.Rules.Tests;

/// <summary>The repository stands by itself and its documents tell the truth.</summary>
public sealed partial class TreeTests
{
    [Fact]
    public void Files_NameNoMachineAndNoRegistry()
        => Tree.AssertNone(
            "Nothing names a path of one machine or a private registry:",
            Tree.All.Where(file => file.Name != "TreeTests.cs").SelectMany(file => file.Lines
                .Select((line, index) => (line, number: index + 1))
                .Where(row => MachinePath().IsMatch(row.line))
                .Select(row => $"{file.Path}:{row.number} {MachinePath().Match(row.line).Value}")));

    [Fact]
    public void Documents_LinksResolve()
        => Tree.AssertNone(
            "A link in a document leads somewhere:",
            Tree.Below("", ".md").SelectMany(file => Link().Matches(file.Text).Select(match => match.Groups["to"].Value)
                .Where(to => !to.Contains("://", StringComparison.Ordinal) && !to.StartsWith('#') && !to.StartsWith("mailto:", StringComparison.Ordinal))
                .Where(to => !Exists(file, to.Split('#')[0]))
                .Select(to => $"{file.Path} → {to}")));

    [Fact]
    public void Documents_NameFilesThatExist()
        => Tree.AssertNone(
            "A path in a document exists:",
            Tree.Below("", ".md").SelectMany(file => NamedPath().Matches(file.Text).Select(match => match.Groups["path"].Value)
                .Where(path => !Path.Exists(Path.Combine(Tree.Root, path.TrimEnd('/'))))
                .Select(path => $"{file.Path}: {path}")));

    [Fact]
    public void Documents_CommandsExist()
    {
        var verbs = Hub.Jobs.CommandLine.HubCommand.Verbs();
        Tree.AssertNone(
            "A command in a document exists:",
            Tree.Below("", ".md").SelectMany(file =>
                Script().Matches(file.Text).Select(match => match.Groups["script"].Value)
                    .Where(script => !File.Exists(Path.Combine(Tree.Root, script)))
                    .Select(script => $"{file.Path}: ./{script}")
                    .Concat(HubVerb().Matches(file.Text).Select(match => match.Groups["verb"].Value)
                        .Where(verb => !verbs.Any(known => known == verb || known.StartsWith(verb + " ", StringComparison.Ordinal)))
                        .Select(verb => $"{file.Path}: hub {verb}"))));
    }

    [Fact]
    public void JobKinds_AreDocumented()
        => Tree.AssertNone(
            "Every kind of job stands in docs/operations.md:",
            Hub.Data.Database.JobKinds.All.Where(kind =>
                !File.ReadAllText(Path.Combine(Tree.Root, "docs/operations.md")).Contains($"`{kind}`", StringComparison.Ordinal)));

    [Fact]
    public void Projects_HaveALockFile()
        => Tree.AssertNone(
            "Every project has its lock file:",
            Tree.Below("", ".csproj").Where(file => !File.Exists(Path.Combine(Tree.Root, Path.GetDirectoryName(file.Path)!, "packages.lock.json")))
                .Select(file => file.Path));

    [Fact]
    public void DatasetKinds_AreUsable()
        => Tree.AssertNone(
            "Every shipped dataset kind can be read:",
            Hub.Data.Ingest.Kinds.DatasetKinds.Load(Path.Combine(Tree.Root, "datasets")).Errors.Select(error => error.Text));

    private static bool Exists(TreeFile from, string to)
        => Path.Exists(Path.GetFullPath(Path.Combine(Tree.Root, Path.GetDirectoryName(from.Path) ?? "", to)));

    [GeneratedRegex(@"(?<![\w.])/(work|root|home/\w+|mnt|Users)/|[A-Z]:\\\\?Users|\b(artifactory|nexus|jfrog)\b|pkgs\.dev\.azure")]
    private static partial Regex MachinePath();

    [GeneratedRegex(@"\]\((?<to>[^)\s]+)\)", RegexOptions.ExplicitCapture)]
    private static partial Regex Link();

    [GeneratedRegex(@"`(?<path>(src|sql|docs|datasets|tests|scripts)/[\w./-]+)`", RegexOptions.ExplicitCapture)]
    private static partial Regex NamedPath();

    [GeneratedRegex(@"(?<![\w/.])\./(?<script>[\w/]+\.sh)", RegexOptions.ExplicitCapture)]
    private static partial Regex Script();

    [GeneratedRegex(@"(?<=`|^ {0,4}|\n)(\.hub/bin/)?hub (?<verb>[a-z]+( [a-z]+)?)(?=[\s`])", RegexOptions.ExplicitCapture)]
    private static partial Regex HubVerb();
}
