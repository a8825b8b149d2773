namespace Hub.Data.Profiles.Disclosure;

/// <summary>Whether editions may be released beside everything that has been released before.</summary>
public abstract record DisclosureVerdict
{
    private DisclosureVerdict()
    {
    }

    /// <summary>No suppressed number can be worked out more closely than its policy allows.</summary>
    /// <param name="Cells">Suppressed numbers that were attacked.</param>
    public sealed record Clear(int Cells) : DisclosureVerdict;

    /// <summary>
    /// Somebody who reads the editions beside what has been released could work out small numbers, or there was no time to find
    /// out: release nothing.
    /// </summary>
    /// <param name="Cells">What could be worked out, by name.</param>
    /// <param name="Unchecked">Why some of it could not be checked, as a sentence; null when all was.</param>
    public sealed record Refused(IReadOnlyList<DisclosedCell> Cells, string? Unchecked) : DisclosureVerdict;
}

/// <summary>One small number that could be worked out.</summary>
/// <param name="FigureCode">Code of its figure: "VC-03".</param>
/// <param name="Indicator">The indicator.</param>
/// <param name="Area">Name of the area.</param>
/// <param name="From">First day of its period.</param>
/// <param name="Until">The day after the last.</param>
/// <param name="Key">Names the cell in an exception: the same cell has the same key in every edition and version.</param>
/// <param name="Sentence">
/// In plain English: "Shoplifting, Quellmoor, March 2025: could be worked out to be 3 to 4 by subtracting …". It says nothing that
/// the editions would not.
/// </param>
public sealed record DisclosedCell(
    string FigureCode, string Indicator, string Area, DateOnly From, DateOnly Until, string Key, string Sentence);
