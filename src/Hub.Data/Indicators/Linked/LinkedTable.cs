using Hub.Data.Indicators.Disclosure;

namespace Hub.Data.Indicators.Linked;

/// <summary>
/// The people of one category and area as a table of sums: all are those known to one agency and those known to several, the first are
/// the sum of what each agency knows alone, and so on. The same table is planned before figures are frozen and attacked before they
/// are released.
/// </summary>
internal static class LinkedTable
{
    private const string Prefix = "linked:";

    /// <summary>The name under which the attack knows a category.</summary>
    public static string Id(string category) => Prefix + category;

    /// <summary>The category of such a name, or null.</summary>
    public static string? Category(string id) => id.StartsWith(Prefix, StringComparison.Ordinal) ? id[Prefix.Length..] : null;

    /// <summary>Known to one agency only.</summary>
    public static string One(string area) => area + ", known to one agency only";

    /// <summary>Known to two or more.</summary>
    public static string Several(string area) => area + ", known to two or more agencies";

    /// <summary>Known to two.</summary>
    public static string Two(string area) => area + ", known to two agencies";

    /// <summary>Known to three or more.</summary>
    public static string ThreeOrMore(string area) => area + ", known to three or more agencies";

    /// <summary>Known to an agency.</summary>
    public static string Known(string area, string agency) => $"{area}, known to {agency}";

    /// <summary>Known to it alone.</summary>
    public static string Alone(string area, string agency) => $"{area}, known to {agency} alone";

    /// <summary>Known to it and to another.</summary>
    public static string Shared(string area, string agency) => $"{area}, known to {agency} and another agency";

    /// <summary>The table as a version tells it.</summary>
    /// <param name="version">The version in words.</param>
    /// <param name="area">Name of the area.</param>
    /// <param name="from">First day.</param>
    /// <param name="until">The day after the last.</param>
    /// <param name="mark">Who was counted.</param>
    /// <param name="agencies">Agencies shown; null where only all people are.</param>
    /// <param name="numbers">What is told.</param>
    public static Telling Telling(
        string version, string area, DateOnly from, DateOnly until, string mark, IReadOnlyList<string>? agencies,
        IReadOnlyList<ToldNumber> numbers)
        => new(version, numbers, (_, _) => Prefix + mark)
        {
            AddsUp = false,
            Sums = agencies is null ? [] : [.. Sums(area, agencies)
                .Select(sum => new ToldSum(sum.Total, sum.Parts, from, until, Disclosure.Known.Exactly(0)))],
        };

    private static IEnumerable<(string Total, IReadOnlyList<string> Parts)> Sums(string area, IReadOnlyList<string> agencies)
    {
        yield return (area, [One(area), Several(area)]);
        yield return (Several(area), [Two(area), ThreeOrMore(area)]);
        yield return (One(area), [.. agencies.Select(agency => Alone(area, agency))]);
        foreach (var agency in agencies)
        {
            yield return (Known(area, agency), [Alone(area, agency), Shared(area, agency)]);
        }
    }
}
