namespace Hub.Data.Profiles.Writing.Drafting;

/// <summary>A section as it stands.</summary>
/// <param name="Section">One of <see cref="SectionKeys"/>.</param>
/// <param name="Markdown">Its words.</param>
/// <param name="StartsPage">Whether its author lets it start a page.</param>
/// <param name="Version">Rises with every change; 0 where nobody has opened it to write.</param>
/// <param name="Writer">Who has it to write, or had it last.</param>
/// <param name="WriterSeenAt">The writer's last sign of life.</param>
/// <param name="VersionBeganAt">When the version that stands was begun; null where it is closed.</param>
/// <param name="ChangedBy">Who changed it last.</param>
/// <param name="ChangedAt">When.</param>
public sealed record SectionState(
    string Section, string Markdown, bool StartsPage, int Version, Guid? Writer, DateTimeOffset? WriterSeenAt,
    DateTimeOffset? VersionBeganAt, Guid? ChangedBy, DateTimeOffset? ChangedAt)
{
    /// <summary>After this long without a sign of life the next person may write without taking over.</summary>
    public static readonly TimeSpan Silence = TimeSpan.FromMinutes(10);

    /// <summary>What one writer saves within this time folds into one version.</summary>
    public static readonly TimeSpan OneVersion = TimeSpan.FromMinutes(10);

    /// <summary>A section that nobody has opened to write.</summary>
    public static SectionState Untouched(string section) => new(section, "", false, 0, null, null, null, null, null);

    /// <summary>Who holds it now; null where it is free.</summary>
    public Guid? HeldBy(DateTimeOffset now) => WriterSeenAt is { } seen && now - seen < Silence ? Writer : null;

    /// <summary>
    /// Whether the words that stand are kept as a version before others take their place: somebody else wrote them, they were closed
    /// as a version, or the time of one version is over.
    /// </summary>
    public bool IsKeptBefore(Guid writer, DateTimeOffset now)
        => ChangedBy is { } by && (by != writer || VersionBeganAt is not { } began || now - began >= OneVersion);
}
