using Hub.SampleForce.Geography;

namespace Hub.SampleForce.Returns;

/// <summary>An invented agency: what it is, which districts it serves, what it sends and how its exports look.</summary>
public sealed record SampleAgency(string Code, string Name, string Type, IReadOnlyList<string> Kinds, ExportStyle Style)
{
    /// <summary>The districts that it serves; all where it serves the whole force.</summary>
    public IReadOnlyList<District> Districts { get; init; } = Blueprint.Districts;

    /// <summary>True where it serves every district.</summary>
    public bool ServesForce => Districts.Count == Blueprint.Districts.Count;
}

/// <summary>How an agency's system writes a file. Every look is one that real systems have.</summary>
public sealed record ExportStyle
{
    /// <summary>Delimiter and encoding.</summary>
    public CsvStyle Csv { get; init; } = new();

    /// <summary>Which of a column's known headings is used: 0 the title, above it the aliases in turn, below it the stored name.</summary>
    public int Heading { get; init; }

    /// <summary>How days are written.</summary>
    public string DayFormat { get; init; } = "dd/MM/yyyy";

    /// <summary>How yes and no are written.</summary>
    public (string Yes, string No) Truth { get; init; } = ("Yes", "No");

    /// <summary>Whether codes are written as such; otherwise as their labels.</summary>
    public bool WritesCodes { get; init; }

    /// <summary>Which places the agency knows, best first: lsoa, lsoa11, grid, postcode, ward, district.</summary>
    public IReadOnlyList<string> Places { get; init; } = ["lsoa", "postcode", "ward"];

    /// <summary>A column that no kind knows, as systems add them; null for none.</summary>
    public string? ExtraColumn { get; init; }
}
