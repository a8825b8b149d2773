using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Hub.Data.Ingest;

/// <summary>A file that a pattern names, and the period that its name gives.</summary>
public sealed record FileMatch(string Path, FolderPeriod? Period);

/// <summary>
/// A path below a folder in which * stands for any part of one name, {yyyy-MM} for a month and {yyyy} for a calendar year.
/// </summary>
public sealed class FilePattern
{
    private readonly string _pattern;
    private readonly Regex _regex;

    private FilePattern(string pattern, Regex regex) => (_pattern, _regex) = (pattern, regex);

    /// <summary>Whether file names give the period.</summary>
    public bool GivesPeriod => _pattern.Contains("{yyyy", StringComparison.Ordinal);

    /// <summary>Why a pattern cannot be used, in words, or null.</summary>
    public static string? Problem(string pattern)
    {
        if (pattern.Length == 0 || Path.IsPathRooted(pattern) || pattern.Split('/').Contains(".."))
        {
            return $"\"{pattern}\" does not name files inside the folder";
        }

        var rest = pattern.Replace("{yyyy-MM}", "", StringComparison.Ordinal).Replace("{yyyy}", "", StringComparison.Ordinal);
        return rest.IndexOfAny(['{', '}']) >= 0
            ? $"\"{pattern}\" holds braces that are neither {{yyyy-MM}} nor {{yyyy}}"
            : null;
    }

    /// <summary>Reads a pattern that <see cref="Problem"/> has nothing against.</summary>
    public static FilePattern Parse(string pattern)
    {
        var text = new StringBuilder("^");
        foreach (Match part in Regex.Matches(pattern, @"\{yyyy-MM\}|\{yyyy\}|\*|[^{*]+|."))
        {
            text.Append(part.Value switch
            {
                "{yyyy-MM}" => @"(?<month>\d{4}-\d{2})",
                "{yyyy}" => @"(?<year>\d{4})",
                "*" => "[^/]*",
                var literal => Regex.Escape(literal),
            });
        }

        text.Append('$');
        return new FilePattern(pattern, new Regex(text.ToString(), RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture));
    }

    /// <summary>The files below <paramref name="directory"/> that fit, in ordinal order; none where nothing fits.</summary>
    /// <exception cref="InputFolderException">A name gives a month or year that does not exist.</exception>
    public IEnumerable<FileMatch> Matches(string directory)
    {
        // Only the part of the tree that the pattern's fixed beginning leads to is looked through.
        var segments = _pattern.Split('/');
        var @fixed = segments[..^1].TakeWhile(segment => segment.IndexOfAny(['*', '{']) < 0).ToArray();
        var start = Path.Combine([directory, .. @fixed]);
        if (!Directory.Exists(start))
        {
            yield break;
        }

        var depth = @fixed.Length == segments.Length - 1 ? SearchOption.TopDirectoryOnly : SearchOption.AllDirectories;
        foreach (var path in Directory.EnumerateFiles(start, "*", depth).Order(StringComparer.Ordinal))
        {
            var match = _regex.Match(Path.GetRelativePath(directory, path).Replace(Path.DirectorySeparatorChar, '/'));
            if (match.Success)
            {
                yield return new FileMatch(path, Period(match, path));
            }
        }
    }

    private static FolderPeriod? Period(Match match, string path)
    {
        var (text, format, months) = match.Groups["month"] is { Success: true } month ? (month.Value + "-01", "yyyy-MM-dd", 1)
            : match.Groups["year"] is { Success: true } year ? (year.Value + "-01-01", "yyyy-MM-dd", 12)
            : ("", "", 0);
        if (months == 0)
        {
            return null;
        }

        return DateOnly.TryParseExact(text, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var from)
            && from.Year is >= 1900 and < 2200
            ? new FolderPeriod(from, from.AddMonths(months))
            : throw new InputFolderException(
                $"The name of {Path.GetFileName(path)} gives no month or year that exists; rename the file.");
    }
}
