using System.Text.RegularExpressions;

namespace Hub.Rules.Tests;

/// <summary>What the code of this house does not hold.</summary>
public sealed partial class CodeTests
{
    [Fact]
    public void Files_HaveNamesThatSayWhatTheyHold()
        => Tree.AssertNone(
            "These names accept anything; name the subject:",
            Tree.Production.Concat(Tree.Tests).Where(file => VagueName().IsMatch(file.Name)).Select(file => file.Path));

    [Fact]
    public void Production_TakesTimeFromTimeProvider()
        => AssertNowhere(Tree.Production, Clock(), "Time comes from TimeProvider:");

    [Fact]
    public void Production_HasNothingUnfinished()
        => AssertNowhere(Tree.Production.Concat(Tree.Tests.Where(file => file.Name != "CodeTests.cs")), Unfinished(), "Nothing is left unfinished:");

    [Fact]
    public void Production_DoesNotBlockThreads() => AssertNowhere(Tree.Production, Blocking(), "No thread waits for another:");

    [Fact]
    public void Production_SwallowsNoException() => AssertNowhere(Tree.Production, EmptyCatch(), "An empty catch hides a failure:");

    [Fact]
    public void Tests_AreNotSwitchedOff()
        => AssertNowhere(Tree.Tests.Where(file => file.Name != "CodeTests.cs"), SwitchedOff(), "A test is not switched off; it is mended or removed:");

    [Fact]
    public void Database_IsReachedOnlyFromStoresAndQueries()
        => Tree.AssertNone(
            "Dapper is for stores, queries, imports and the database folder:",
            Tree.Production.Where(file => file.Text.Contains("using Dapper;", StringComparison.Ordinal) && !MayReachDatabase(file))
                .Select(file => file.Path));

    [Fact]
    public void Sql_NeverSelectsStar()
        => Tree.AssertNone(
            "Columns are named, never *:",
            Tree.Production.SelectMany(SqlText.Literals).Where(sql => Star().IsMatch(sql.Text)).Select(sql => sql.Where)
                .Concat(Tree.Below("sql/", ".sql").Where(file => Star().IsMatch(WithoutComments(file))).Select(file => file.Path)));

    [Fact]
    public void Sql_IsNeverMadeFromValues()
        => Tree.AssertNone(
            "Values are parameters, never part of the text:",
            Tree.Production.SelectMany(file => InterpolatedSql().Matches(file.Text).Select(match => $"{file.Path}: {match.Value.Split('\n')[0].Trim()}")));

    [Fact]
    public void Sql_KeywordsAreLowerCase()
        => Tree.AssertNone(
            "SQL keywords are lower case:",
            Tree.Production.SelectMany(SqlText.Literals).Where(sql => UpperCase().IsMatch(sql.Text)).Select(sql => sql.Where)
                .Concat(Tree.Below("sql/", ".sql").Where(file => UpperCase().IsMatch(WithoutComments(file))).Select(file => file.Path)));

    [Fact]
    public void PublicTypes_OfHubData_AreExplained()
        => Tree.AssertNone(
            "A public type of Hub.Data says what it means:",
            Tree.Below("src/Hub.Data/", ".cs").SelectMany(file => PublicType().Matches(file.Text)
                .Where(match => !Explained(file.Text, match.Index))
                .Select(match => $"{file.Path}: {match.Value.Trim()}")));

    private static bool Explained(string text, int at)
    {
        var above = text[..at].TrimEnd().Split('\n').Reverse().SkipWhile(line => line.TrimStart().StartsWith('[')).FirstOrDefault() ?? "";
        return above.TrimStart().StartsWith("///", StringComparison.Ordinal) || above.TrimStart().StartsWith("//", StringComparison.Ordinal);
    }

    private static bool MayReachDatabase(TreeFile file)
        => file.Folders.Any(folder => folder is "Database" or "Scheduling") || StoreName().IsMatch(file.Name);

    private static string WithoutComments(TreeFile file)
        => string.Join('\n', file.Lines.Select(line => line.Split("--")[0]));

    private static void AssertNowhere(IEnumerable<TreeFile> files, Regex pattern, string rule)
        => Tree.AssertNone(rule, files.SelectMany(file => pattern.Matches(file.Text)
            .Select(match => $"{file.Path}:{file.Text.AsSpan(0, match.Index).Count('\n') + 1} {match.Value.Trim()}")));

    [GeneratedRegex(@"^(Extensions|\w*(Helpers?|Managers?|Services?|Utils?|Utilities|Common|Processor|Misc)|Base)\.cs$")]
    private static partial Regex VagueName();

    [GeneratedRegex(@"\b(DateTime|DateTimeOffset)\.(UtcNow|Now|Today)\b")]
    private static partial Regex Clock();

    [GeneratedRegex(@"\b(TODO|FIXME|HACK|XXX)\b|NotImplementedException")]
    private static partial Regex Unfinished();

    [GeneratedRegex(@"Thread\.Sleep|\.GetAwaiter\(\)\.GetResult\(\)|\bTask\.Wait(All|Any)?\(")]
    private static partial Regex Blocking();

    [GeneratedRegex(@"catch\s*(\([^)]*\)\s*)?\{\s*\}")]
    private static partial Regex EmptyCatch();

    [GeneratedRegex(@"\[(Fact|Theory)\([^)]*\bSkip\s*=")]
    private static partial Regex SwitchedOff();

    [GeneratedRegex(@"(Store|Quer(y|ies)|Copy|Import|Rows|Cache|Reader|ReceivedFiles)\.cs$")]
    private static partial Regex StoreName();

    [GeneratedRegex(@"\bselect\s+(\w+\.)?\*", RegexOptions.IgnoreCase)]
    private static partial Regex Star();

    [GeneratedRegex("\\$@?\"+\\s*(select|insert into|update|delete from)\\s[^\"]*\\{[^\"]*\"", RegexOptions.IgnoreCase)]
    private static partial Regex InterpolatedSql();

    [GeneratedRegex(@"\b(SELECT|INSERT|UPDATE|DELETE|FROM|WHERE|CREATE|ALTER|GROUP BY|ORDER BY|JOIN)\b")]
    private static partial Regex UpperCase();

    [GeneratedRegex(@"^public (sealed |static |abstract |readonly |partial |ref )*(class|record|struct|interface|enum)( struct)? \w+", RegexOptions.Multiline)]
    private static partial Regex PublicType();
}
