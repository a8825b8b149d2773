namespace Hub.Data.Ingest.Quality;

/// <summary>A part of a whole: "1,180 of 1,200 rows".</summary>
/// <param name="Part">What is well.</param>
/// <param name="Whole">What was looked at.</param>
public readonly record struct Measure(long Part, long Whole)
{
    /// <summary>
    /// Whole per cent, cut downwards so that 100 means every one, and 0 only none; null where there was nothing to look at.
    /// </summary>
    public int? Percent => Whole == 0 ? null : Part == 0 ? 0 : Math.Max(1, (int)(Part * 100m / Whole));

    /// <summary>What is not well.</summary>
    public long Short => Whole - Part;
}
