namespace Hub.Data.Ingest.Kinds;

/// <summary>
/// A kind of data that agencies send, described as data: a Table Schema plus what the hub must know to place, count and
/// protect its rows. A file <c>datasets/&lt;kind&gt;.json</c> holds one; adding one needs no code and no migration.
/// </summary>
public sealed record DatasetKind
{
    /// <summary>The name by which agreements and submissions call the kind: lower-case words joined by underscores.</summary>
    public required string Kind { get; init; }

    /// <summary>Raised with every change of content, so that each submission says which text it was read with.</summary>
    public required int Version { get; init; }

    /// <summary>The name a partner's data officer would use.</summary>
    public required string Title { get; init; }

    /// <summary>What one row is.</summary>
    public required KindShape Shape { get; init; }

    /// <summary>The types of agency that may send it; words of <see cref="Kinds.AgencyTypes"/>.</summary>
    public required IReadOnlyList<string> AgencyTypes { get; init; }

    /// <summary>How sensitive the most sensitive field is; an agreement's ceiling must not be lower.</summary>
    public required DataClass DataClass { get; init; }

    /// <summary>The part of the Data Protection Act 2018 under which the sender processes it.</summary>
    public required Regime Regime { get; init; }

    /// <summary>The power or duty under which it is usually shared.</summary>
    public required Gateway Gateway { get; init; }

    /// <summary>Whom or what it is about where that narrows what may be shown: no figure below ward, no map, no hot spot.</summary>
    public IReadOnlyList<ProtectedSubject> About { get; init; } = [];

    /// <summary>How often a return is expected, and how soon after its period ends.</summary>
    public required KindCalendar Calendar { get; init; }

    /// <summary>The columns.</summary>
    public required KindSchema Schema { get; init; }

    /// <summary>Which field is the date, the place, the person, the key and the measure.</summary>
    public required KindRoles Roles { get; init; }

    /// <summary>Closed lists of values by name.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<ListedCode>> CodeLists { get; init; }
        = new Dictionary<string, IReadOnlyList<ListedCode>>();

    /// <summary>Checks across fields, rows and earlier submissions.</summary>
    public IReadOnlyList<KindRule> Rules { get; init; } = [];

    /// <summary>What happens to a file with bad rows.</summary>
    public required KindAcceptance Acceptance { get; init; }

    /// <summary>The figures it feeds.</summary>
    public IReadOnlyList<KindIndicator> Indicators { get; init; } = [];

    /// <summary>How its counts are protected before anybody sees them.</summary>
    public required KindSuppression Suppression { get; init; }

    /// <summary>The sentence printed wherever its figures are.</summary>
    public required string Caveat { get; init; }

    /// <summary>What a data officer needs to know to send it.</summary>
    public required KindHelp Help { get; init; }

    /// <summary>Rows of obviously invented values in the order of the fields; they must fit the kind's own rules.</summary>
    public required IReadOnlyList<IReadOnlyList<string>> Example { get; init; }

    /// <summary>True when figures stay at ward or wider: the kind is about children, victims, patients or dwellings.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public bool StaysAtWard => About.Count > 0;

    /// <summary>The field of that name, or null.</summary>
    public KindField? Field(string? name)
        => name is null ? null : Schema.Fields.FirstOrDefault(field => field.Name == name);
}
