namespace Hub.Rules.Tests;

/// <summary>Budgets: a prompt to think. Whoever meets one splits where the subject splits.</summary>
public sealed class SizeTests
{
    // Tables of test data may be wider than code.
    private const int LongestLine = 140;
    private const int LongestTestLine = 250;

    [Fact]
    public void Production_Files_AreShort()
    {
        Tree.AssertNone("Production files have at most 400 lines:", Longer(Tree.Production, 400));
        var lengths = Tree.Production.Select(file => file.Lines.Count).Order().ToList();
        Assert.True(lengths[(int)(lengths.Count * 0.95)] <= 170, "95 of 100 production files have at most 170 lines.");
    }

    [Fact]
    public void Tests_Files_AreShort() => Tree.AssertNone("Test files have at most 600 lines:", Longer(Tree.Tests, 600));

    [Fact]
    public void Views_OfSqlAndPages_AreShort()
    {
        Tree.AssertNone("A view or function has at most 100 lines:", Longer(Tree.Below("sql/views/", ".sql"), 100));
        Tree.AssertNone("A page has at most 200 lines:", Longer(Tree.Below("src/", ".cshtml"), 200));
    }

    [Fact]
    public void Lines_OfCodeAndSql_FitTheScreen()
        => Tree.AssertNone(
            $"Lines have at most {LongestLine} characters, in tests {LongestTestLine}:",
            Tree.Production.Concat(Tree.Tests).Concat(Tree.Below("sql/", ".sql"))
                .SelectMany(file => file.Lines.Select((line, index) => (file.Path, Line: line, Number: index + 1)))
                .Where(row => row.Line.Length > (row.Path.StartsWith("tests/", StringComparison.Ordinal) ? LongestTestLine : LongestLine))
                .Select(row => $"{row.Path}:{row.Number} has {row.Line.Length}"));

    [Fact]
    public void Folders_HoldAtMostTwentyFiles()
        => Tree.AssertNone(
            "A folder has at most 20 files of code:",
            Tree.Production.Concat(Tree.Tests)
                .GroupBy(file => string.Join('/', file.Folders))
                .Where(folder => folder.Count() > 20)
                .Select(folder => $"{folder.Key} has {folder.Count()}"));

    [Fact]
    public void Folders_OfProduction_AreAtMostFiveDeep()
        => Tree.AssertNone(
            "Folders are at most five deep below src:", Tree.Production.Where(file => file.Folders.Count > 6).Select(file => file.Path));

    [Fact]
    public void InlineSql_IsShort()
        => Tree.AssertNone(
            "SQL in code has at most 25 lines; longer becomes a view or a function:",
            Tree.Production.SelectMany(SqlText.Literals).Where(sql => sql.Lines > 25).Select(sql => $"{sql.Where} has {sql.Lines}"));

    private static IEnumerable<string> Longer(IEnumerable<TreeFile> files, int limit)
        => files.Where(file => file.Lines.Count > limit).Select(file => $"{file.Path} has {file.Lines.Count}");
}
