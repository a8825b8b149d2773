using System.Globalization;
using System.Text;

namespace Hub.Data.Audit.Sealing;

/// <summary>
/// The append-only file of heads on this machine. Nothing in it is ever changed or removed by the hub; the operating system should
/// see to it that nobody else does (docs/operations.md). Whoever appends has it to themselves.
/// </summary>
public sealed class HeadFile(string path) : IHeadTarget
{
    private const int LongestLine = (SealEvents.AtMost * HeadLine.MarkLength) + 256;

    /// <summary>Begins a line that the hub wrote about the file itself: it had become shorter than it was.</summary>
    public const string Note = "!";

    /// <summary>Where it is.</summary>
    public string Path => path;

    /// <inheritdoc/>
    public string Name { get; } = $"file:{Environment.MachineName}:{System.IO.Path.GetFullPath(path)}";

    /// <inheritdoc/>
    public long? LastNumber()
    {
        using var file = Open();
        return Last(Tail(file));
    }

    /// <summary>
    /// Appends what comes after the file's last line, and makes the disk keep it. When the file is shorter than
    /// <paramref name="exported"/> says it was, a note comes first, so that nobody can shorten it unseen.
    /// </summary>
    public long Append(IReadOnlyList<HeadLine> lines, long after, long exported)
    {
        using var file = Open();
        var tail = Tail(file);
        var last = Last(tail);
        var text = new StringBuilder();
        if (tail.Length > 0 && tail[^1] != '\n')
        {
            // A process died while it wrote: the piece stays, and the whole line follows it.
            text.Append('\n');
        }

        if (last < exported && !tail.EndsWith(Shortened(last, exported), StringComparison.Ordinal))
        {
            text.Append(Shortened(last, exported));
        }

        // What the file has lost must come first.
        foreach (var line in lines.Where(line => last >= after && line.Number > last))
        {
            text.Append(line).Append('\n');
            last = line.Number;
        }

        if (text.Length > 0)
        {
            file.Seek(0, SeekOrigin.End);
            file.Write(Encoding.UTF8.GetBytes(text.ToString()));
            file.Flush(flushToDisk: true);
        }

        return last;
    }

    // Nobody else writes meanwhile; on Unix this is a lock of the file.
    private FileStream Open()
    {
        if (System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(path)) is { } folder)
        {
            Directory.CreateDirectory(folder);
        }

        return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
    }

    private static string Shortened(long last, long exported)
        => string.Create(
            CultureInfo.InvariantCulture,
            $"{Note} This file ended at seal {last} although it had been written up to seal {exported}; what follows was written again.\n");

    private static long Last(string tail)
        => tail.Split('\n').Reverse().Select(HeadLine.Parse).FirstOrDefault(line => line is not null)?.Number ?? 0;

    // The end of the file, long enough for a torn line and a whole one.
    private static string Tail(FileStream file)
    {
        var length = (int)Math.Min(file.Length, 3L * LongestLine);
        file.Seek(-length, SeekOrigin.End);
        var bytes = new byte[length];
        file.ReadExactly(bytes);
        return Encoding.UTF8.GetString(bytes);
    }
}
