namespace Hub.Data.Indicators.Released;

/// <summary>A number that is more than its parts, for some rows are placed or dated more widely.</summary>
/// <param name="Area">Name of the area.</param>
/// <param name="From">First day of its period.</param>
/// <param name="Until">The day after the last.</param>
/// <param name="Parts">What its parts are: <see cref="Steps"/> or <see cref="SmallAreas"/>.</param>
public sealed record LooseSum(string Area, DateOnly From, DateOnly Until, string Parts)
{
    /// <summary>Months, quarters.</summary>
    public const string Steps = "steps";

    /// <summary>LSOAs.</summary>
    public const string SmallAreas = "small areas";
}
