using Hub.Data.Primitives;

namespace Hub.Data.Ingest;

/// <summary>How profiles made from the folder are printed.</summary>
public sealed record FolderDocument
{
    /// <summary>The protective marking at the top and bottom of every page.</summary>
    public required string Marking { get; init; }

    /// <summary>Sentences printed on every page.</summary>
    public IReadOnlyList<string> Notices { get; init; } = [];

    /// <summary>Who stands on the cover as author.</summary>
    public required string Author { get; init; }

    /// <summary>The force, as titles name it.</summary>
    public required string ForceName { get; init; }
}

/// <summary>The profile that is made where nobody asks for another.</summary>
public sealed record FolderProfile
{
    /// <summary>First day.</summary>
    public required DateOnly From { get; init; }

    /// <summary>The day after the last.</summary>
    public required DateOnly Until { get; init; }

    /// <summary>The kind of profile area: lpa, csp, …</summary>
    public string AreaKind { get; init; } = "lpa";
}

/// <summary>An agency that sends or receives.</summary>
public sealed record FolderAgency
{
    /// <summary>Short name: lower case, digits and hyphens.</summary>
    public required string Code { get; init; }

    /// <summary>Full name.</summary>
    public required string Name { get; init; }

    /// <summary>Its type, in the word that dataset kinds use (police, council, nhs_trust, …).</summary>
    public required string Type { get; init; }

    /// <summary>Codes of the areas it serves; null is the whole force.</summary>
    public IReadOnlyList<string>? ServedAreas { get; init; }

    /// <summary>The id, made from the code.</summary>
    internal Guid AgencyId => StableId.Of("agency", Code);
}

/// <summary>A period: half-open.</summary>
public sealed record FolderPeriod(DateOnly From, DateOnly Until);

/// <summary>Files of one agency and kind.</summary>
public sealed record FolderReturn
{
    /// <summary>Code of the sender.</summary>
    public required string Agency { get; init; }

    /// <summary>Dataset kind.</summary>
    public required string Kind { get; init; }

    /// <summary>Path below the folder; * stands for any part of a name, {yyyy-MM} or {yyyy} for the file's month or year.</summary>
    public required string Files { get; init; }

    /// <summary>The period, where the file name does not give it.</summary>
    public FolderPeriod? Period { get; init; }

    /// <summary>When it came in; null is now.</summary>
    public DateOnly? ReceivedOn { get; init; }
}

/// <summary>A return that is expected regularly: a row of the coverage grid.</summary>
public sealed record FolderRequirement
{
    /// <summary>Code of the agency.</summary>
    public required string Agency { get; init; }

    /// <summary>Dataset kind.</summary>
    public required string Kind { get; init; }

    /// <summary>month, quarter, half_year, year or once.</summary>
    public required string Every { get; init; }

    /// <summary>Days after the period's end by which it is due.</summary>
    public int DueDays { get; init; } = 30;

    /// <summary>The first day of the first period expected.</summary>
    public required DateOnly From { get; init; }
}

/// <summary>One file to receive.</summary>
/// <param name="Agency">Code of the sender.</param>
/// <param name="AgencyId">Its id.</param>
/// <param name="Kind">Dataset kind.</param>
/// <param name="Path">Full path.</param>
/// <param name="Period">The period it is of.</param>
/// <param name="ReceivedOn">When it came in, where the folder says so.</param>
public sealed record ReturnFile(string Agency, Guid AgencyId, string Kind, string Path, FolderPeriod Period, DateOnly? ReceivedOn);
