using System.Text.RegularExpressions;

namespace Hub.Rules.Tests;

/// <summary>A piece of SQL in C#: its place, text and number of lines.</summary>
public sealed record SqlLiteral(string Where, string Text, int Lines);

/// <summary>Finds SQL in raw and ordinary string literals.</summary>
public static partial class SqlText
{
    /// <summary>The literals of a file that begin like a statement.</summary>
    public static IEnumerable<SqlLiteral> Literals(TreeFile file)
        => Raw().Matches(file.Text).Concat(Plain().Matches(file.Text))
            .Select(match => (match.Index, Text: match.Groups["sql"].Value.Trim()))
            .Where(found => Statement().IsMatch(found.Text))
            .Select(found => new SqlLiteral(
                $"{file.Path}:{file.Text.AsSpan(0, found.Index).Count('\n') + 1}", found.Text, found.Text.Count(c => c == '\n') + 1));

    [GeneratedRegex("\"\"\"\n(?<sql>.*?)\n\\s*\"\"\"", RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Raw();

    [GeneratedRegex("(?<!\")\"(?<sql>[^\"\n]+)\"(?!\")", RegexOptions.ExplicitCapture)]
    private static partial Regex Plain();

    [GeneratedRegex(@"^(select|insert into|update|delete from|with|copy|create|alter|grant|truncate|do \$)\s", RegexOptions.IgnoreCase)]
    private static partial Regex Statement();
}
