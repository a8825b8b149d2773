using System.Text.Json.Serialization;

namespace Hub.Data.Ingest.Kinds;

/// <summary>How often a return is expected and within how many days after its period ends.</summary>
public sealed record KindCalendar
{
    /// <summary>The length of a period.</summary>
    public required KindCadence Every { get; init; }

    /// <summary>Days from the end of the period to the day it is due, 0 to 400.</summary>
    public required int DueDays { get; init; }

    /// <summary>
    /// True where each return is the whole state at the end of its period (a caseload, a register, a plan): figures are those
    /// of the latest return in a period and are never added up over returns. False where rows are events.
    /// </summary>
    public bool Register { get; init; }

    /// <summary>The regulations that make the return a duty of the agencies they name; null where no regulation does.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public KindBaseline? Baseline { get; init; }
}

/// <summary>The columns and how an absent value is written.</summary>
public sealed record KindSchema
{
    /// <summary>The columns in the order of the template.</summary>
    public required IReadOnlyList<KindField> Fields { get; init; }

    /// <summary>Texts that mean "no value". The empty cell always does.</summary>
    public IReadOnlyList<string> MissingValues { get; init; } = [""];

    /// <summary>Codes a publisher writes instead of a number, with the reason in plain words. None of them is zero.</summary>
    public IReadOnlyDictionary<string, string> ReasonCodes { get; init; } = new Dictionary<string, string>();

    /// <summary>Fields that together name a row, or empty where look-alike rows are separate events.</summary>
    public IReadOnlyList<string> PrimaryKey { get; init; } = [];
}

/// <summary>One value of a code list.</summary>
public sealed record ListedCode
{
    /// <summary>The stored value.</summary>
    public required string Code { get; init; }

    /// <summary>The words shown to people.</summary>
    public required string Label { get; init; }

    /// <summary>Other ways in which senders write it; compared without regard to case.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];
}

/// <summary>What happens to a file with bad rows.</summary>
public sealed record KindAcceptance
{
    /// <summary>Whether the good rows stand without the bad.</summary>
    public required BadRowPolicy OnBadRows { get; init; }

    /// <summary>The share of bad rows, 0 to 1, above which the file is refused all the same.</summary>
    public decimal MaxBadShare { get; init; } = 0.10m;
}

/// <summary>How counts are protected before anybody sees them.</summary>
public sealed record KindSuppression
{
    /// <summary>Whether the owner has published the figures already.</summary>
    public required SuppressionPolicy Policy { get; init; }

    /// <summary>Under the default and secondary policies: the first count shown; smaller ones above zero are suppressed.</summary>
    public int Threshold { get; init; } = 8;

    /// <summary>Under the default policy: counts are rounded to the nearest multiple of this.</summary>
    public int RoundTo { get; init; } = 5;

    /// <summary>Under the exact policy: why exact counts identify nobody. Required there, null elsewhere.</summary>
    public string? Reason { get; init; }
}

/// <summary>The ways in which a kind's counts are treated.</summary>
public enum SuppressionPolicy
{
    /// <summary>Small counts suppressed, the rest rounded, zero stays.</summary>
    Default,

    /// <summary>
    /// Small counts withheld, the rest exact, and others withheld beside them so that no small one can be worked out. Rounded like
    /// the default where that cannot be done.
    /// </summary>
    Secondary,

    /// <summary>The owner has published them: exact.</summary>
    AsPublished,

    /// <summary>Counts of things that are not people (groups, disruptions, actions), exact within the partnership, with a reason.</summary>
    Exact,
}

/// <summary>Help for the data officer.</summary>
public sealed record KindHelp
{
    /// <summary>What the return is.</summary>
    public required string What { get; init; }

    /// <summary>Why the partnership asks for it.</summary>
    public required string Why { get; init; }

    /// <summary>How to get it out of the usual system.</summary>
    public required string How { get; init; }
}
