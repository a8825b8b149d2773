using System.Text.RegularExpressions;
using DiffPlex;

namespace Hub.Data.Profiles.Writing.History;

/// <summary>Whether words stand in both texts or in one.</summary>
public enum DifferenceKind
{
    /// <summary>In both.</summary>
    Same,

    /// <summary>In the later text alone.</summary>
    Added,

    /// <summary>In the earlier text alone.</summary>
    Removed,
}

/// <summary>Words that follow each other and are alike in this.</summary>
public sealed record DifferencePart(DifferenceKind Kind, string Text);

/// <summary>Lines that follow each other: the same in both texts, or changed word by word.</summary>
/// <param name="IsChanged">Whether anything of them differs.</param>
/// <param name="Parts">Their words in reading order; in a changed passage what is gone stands before what came.</param>
public sealed record DifferencePassage(bool IsChanged, IReadOnlyList<DifferencePart> Parts);

/// <summary>The difference of two texts, line by line and in changed lines word by word.</summary>
public static partial class TextDifference
{
    // Beyond this the comparison of every word with every other would take seconds: the passage is shown whole, old before new.
    private const int MostWords = 6_000;

    /// <summary>The passages in reading order; none for two empty texts.</summary>
    public static IReadOnlyList<DifferencePassage> Of(string before, string after)
    {
        if (before == after)
        {
            return before.Length == 0 ? [] : [new(false, [new(DifferenceKind.Same, before)])];
        }

        var (old, now) = (before.Split('\n'), after.Split('\n'));
        var passages = new List<DifferencePassage>();
        var next = 0;
        foreach (var block in Differences(old, now))
        {
            AddSame(passages, now[next..block.NewAt]);
            passages.Add(new DifferencePassage(true, Words(
                string.Join('\n', old[block.OldAt..(block.OldAt + block.OldCount)]),
                string.Join('\n', now[block.NewAt..(block.NewAt + block.NewCount)]))));
            next = block.NewAt + block.NewCount;
        }

        AddSame(passages, now[next..]);
        return passages;
    }

    /// <summary>How many words were added and how many removed.</summary>
    public static (int Added, int Removed) Count(IEnumerable<DifferencePassage> passages)
    {
        var parts = passages.SelectMany(passage => passage.Parts).ToList();
        return (Sum(DifferenceKind.Added), Sum(DifferenceKind.Removed));

        int Sum(DifferenceKind kind) => parts.Where(part => part.Kind == kind).Sum(part => Word().Count(part.Text));
    }

    private static void AddSame(List<DifferencePassage> passages, string[] lines)
    {
        if (lines.Any(line => line.Length > 0))
        {
            passages.Add(new DifferencePassage(false, [new(DifferenceKind.Same, string.Join('\n', lines).Trim('\n'))]));
        }
    }

    private static List<DifferencePart> Words(string before, string after)
    {
        string[] old = [.. Token().Matches(before).Select(match => match.Value)];
        string[] now = [.. Token().Matches(after).Select(match => match.Value)];
        var parts = new List<DifferencePart>();
        var next = 0;
        foreach (var block in Differences(old, now))
        {
            Add(parts, DifferenceKind.Same, now[next..block.NewAt]);
            Add(parts, DifferenceKind.Removed, old[block.OldAt..(block.OldAt + block.OldCount)]);
            Add(parts, DifferenceKind.Added, now[block.NewAt..(block.NewAt + block.NewCount)]);
            next = block.NewAt + block.NewCount;
        }

        Add(parts, DifferenceKind.Same, now[next..]);
        return Joined(parts);
    }

    private static void Add(List<DifferencePart> parts, DifferenceKind kind, string[] tokens)
    {
        if (tokens.Length > 0)
        {
            parts.Add(new DifferencePart(kind, string.Concat(tokens)));
        }
    }

    // Two changes with nothing but a space between them are read as one.
    private static List<DifferencePart> Joined(List<DifferencePart> parts)
    {
        var joined = new List<DifferencePart>();
        for (var at = 0; at < parts.Count;)
        {
            if (parts[at].Kind == DifferenceKind.Same)
            {
                joined.Add(parts[at++]);
                continue;
            }

            var (gone, came) = ("", "");
            while (at < parts.Count && (parts[at].Kind != DifferenceKind.Same
                || (parts[at].Text.Trim().Length == 0 && !parts[at].Text.Contains('\n', StringComparison.Ordinal)
                    && at + 1 < parts.Count)))
            {
                gone += parts[at].Kind == DifferenceKind.Added ? "" : parts[at].Text;
                came += parts[at].Kind == DifferenceKind.Removed ? "" : parts[at].Text;
                at++;
            }

            if (gone.Length > 0)
            {
                joined.Add(new(DifferenceKind.Removed, gone));
            }

            if (came.Length > 0)
            {
                joined.Add(new(DifferenceKind.Added, came));
            }
        }

        return joined;
    }

    private readonly record struct Change(int OldAt, int OldCount, int NewAt, int NewCount);

    // What is alike at both ends is set aside first: most changes are small, however long the text.
    private static IEnumerable<Change> Differences(string[] old, string[] now)
    {
        var head = 0;
        while (head < old.Length && head < now.Length && old[head] == now[head])
        {
            head++;
        }

        var tail = 0;
        while (tail < old.Length - head && tail < now.Length - head && old[^(tail + 1)] == now[^(tail + 1)])
        {
            tail++;
        }

        var (left, right) = (old[head..^tail], now[head..^tail]);
        if (left.Length == 0 && right.Length == 0)
        {
            return [];
        }

        if (left.Length == 0 || right.Length == 0 || left.Length + right.Length > MostWords * 2)
        {
            return [new Change(head, left.Length, head, right.Length)];
        }

        return Differ.Instance.CreateDiffs("1", "2", ignoreWhiteSpace: false, ignoreCase: false, new Pieces(left, right)).DiffBlocks
            .Select(block => new Change(
                block.DeleteStartA + head, block.DeleteCountA, block.InsertStartB + head, block.InsertCountB));
    }

    // The pieces are cut already.
    private sealed class Pieces(string[] left, string[] right) : IChunker
    {
        public IReadOnlyList<string> Chunk(string text) => text == "1" ? left : right;
    }

    [GeneratedRegex(@"\w[\w'’\-]*|\s+|[^\w\s]")]
    private static partial Regex Token();

    [GeneratedRegex(@"\w[\w'’\-]*")]
    private static partial Regex Word();
}
