namespace Hub.Data.Audit.Sealing;

/// <summary>A place outside the database that keeps the heads of seals.</summary>
public interface IHeadTarget
{
    /// <summary>Its name, one for each place: machine and path, or machine and address.</summary>
    string Name { get; }

    /// <summary>The last seal that it holds; null where it cannot be asked, as a syslog cannot.</summary>
    /// <exception cref="IOException">It cannot be reached now.</exception>
    long? LastNumber();

    /// <summary>Adds what it does not hold yet, for good, and returns the last seal that it holds.</summary>
    /// <param name="lines">Seals in order.</param>
    /// <param name="after">The seal that <paramref name="lines"/> follow. A place that does not hold it writes none of them.</param>
    /// <param name="exported">The last seal that it was given before, as far as the database knows.</param>
    /// <exception cref="IOException">It cannot be reached now, or has no room.</exception>
    long Append(IReadOnlyList<HeadLine> lines, long after, long exported);
}
