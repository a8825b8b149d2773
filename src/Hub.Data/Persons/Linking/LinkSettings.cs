namespace Hub.Data.Persons.Linking;

/// <summary>Which records may be linked, where they come from several sources.</summary>
public enum LinkType
{
    /// <summary>Any two records, of one source or of two.</summary>
    Both,

    /// <summary>Only records of the same source.</summary>
    Dedupe,

    /// <summary>Only records of different sources: each source holds a subject once.</summary>
    Link,
}

/// <summary>What the subjects of the records are.</summary>
public enum SubjectType
{
    /// <summary>People.</summary>
    Person,

    /// <summary>Houses and other premises.</summary>
    Premises,

    /// <summary>Vehicles.</summary>
    Vehicle,

    /// <summary>Telephone numbers.</summary>
    Phone,
}

/// <summary>How a run links. The defaults are meant for every set of data; none is tuned to one.</summary>
public sealed record LinkSettings
{
    /// <summary>What is linked.</summary>
    public SubjectType Subject { get; init; } = SubjectType.Person;

    /// <summary>Which records may meet.</summary>
    public LinkType LinkType { get; init; } = LinkType.Both;

    /// <summary>The weight, in bits, from which two records count as one subject. 0 bits is as likely as not.</summary>
    public double Threshold { get; init; }

    /// <summary>Pairs from this weight on are kept for looking at, in bits, though they link nothing below the threshold.</summary>
    public double PairFloor { get; init; } = 1000;

    /// <summary>Where chance is needed (which pairs a sample holds), it comes from this number.</summary>
    public ulong Seed { get; init; } = 20261123;

    /// <summary>Pairs that are compared whatever the number of records; below it every pair is compared.</summary>
    public long PairsAlwaysAllowed { get; init; } = 2_000_000;

    /// <summary>Pairs that one blocking rule may make per record before a narrower form of it is used.</summary>
    public int PairsPerRecord { get; init; } = 6;

    /// <summary>A key that more records share blocks nothing.</summary>
    public int LargestBlock { get; init; } = 1500;

    /// <summary>Pairs that the training looks at.</summary>
    public int TrainingPairs { get; init; } = 200_000;

    /// <summary>Comparisons, by name, that take no part.</summary>
    public IReadOnlySet<string> LeftOut { get; init; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>What is changed about comparisons, by name.</summary>
    public IReadOnlyDictionary<string, ComparisonChange> Changes { get; init; } = new Dictionary<string, ComparisonChange>();

    /// <summary>
    /// Pairs of sources, in either order, whose records never meet: no such pair is compared or counted, records that are the same in
    /// everything stay apart, and no cluster holds both, not even through a third. A pair of one source with itself keeps its own records
    /// apart. Permission changes faster than models: a model is used under today's pairs
    /// (<c>model with { Settings = model.Settings with { NeverMeet = … } }</c>).
    /// </summary>
    public IReadOnlySet<(string First, string Second)> NeverMeet { get; init; } = new HashSet<(string First, string Second)>();

    /// <summary>Sources that hold a subject once: two of its records are never one subject.</summary>
    public IReadOnlySet<string> SourcesWithoutDuplicates { get; init; } = new HashSet<string>(StringComparer.Ordinal);
}
