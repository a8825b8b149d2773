namespace Hub.Data.Profiles.Writing;

/// <summary>
/// The sections in which people write, by the keys under which their words are stored. Each stands beside the figures of the same
/// section of the document. A theme's key is "threat:" with the theme's code.
/// </summary>
public static class SectionKeys
{
    /// <summary>The summary: the threat in a paragraph, on page one.</summary>
    public const string Summary = "summary";

    /// <summary>The area in context.</summary>
    public const string Area = "area";

    /// <summary>Groups that touch the area.</summary>
    public const string Groups = "groups";

    /// <summary>Disruptions and what they achieved.</summary>
    public const string Disruptions = "disruptions";

    /// <summary>The 4P plan.</summary>
    public const string Plan = "plan";

    /// <summary>People and places at risk.</summary>
    public const string Risk = "risk";

    /// <summary>Emerging issues and horizon.</summary>
    public const string Emerging = "emerging";

    /// <summary>Intelligence gaps and collection requirements.</summary>
    public const string Gaps = "gaps";

    private const string ThreatPrefix = "threat:";

    /// <summary>The key of a theme's section.</summary>
    /// <param name="theme">Code of the theme, as in <c>ThreatTheme</c>.</param>
    public static string Threat(string theme) => ThreatPrefix + theme;

    /// <summary>The code of the theme whose section it is, or null for another section.</summary>
    public static string? Theme(string section)
        => section.StartsWith(ThreatPrefix, StringComparison.Ordinal) ? section[ThreatPrefix.Length..] : null;
}
