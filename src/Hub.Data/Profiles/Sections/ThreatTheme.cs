namespace Hub.Data.Profiles.Sections;

/// <summary>A theme of the threat chapter: its code in the dataset kinds, and its title in the document.</summary>
/// <param name="Code">As dataset kinds write it.</param>
/// <param name="Title">As the document prints it.</param>
/// <param name="IsThreat">False for themes that have a section of their own.</param>
public sealed record ThreatTheme(string Code, string Title, bool IsThreat)
{
    /// <summary>
    /// Themes in the order of the document, after the theme lists of the Home Office guide and of the partnerships' own
    /// priorities (docs/glossary.md).
    /// </summary>
    public static readonly IReadOnlyList<ThreatTheme> All =
    [
        new("drugs_and_county_lines", "Drugs and county lines", true),
        new("exploitation_and_modern_slavery", "Exploitation and modern slavery", true),
        new("violence_and_weapons", "Violence and weapons", true),
        new("acquisitive_crime", "Organised acquisitive crime", true),
        new("fraud_and_cyber", "Fraud and cyber crime", true),
        new("illicit_goods", "Illicit goods", true),
        new("community_harm", "Harm to communities", true),
        new("people_at_risk", "People at risk", false),
        new("places_at_risk", "Places at risk", false),
    ];

    /// <summary>The themes of the threat chapter.</summary>
    public static IEnumerable<ThreatTheme> Threats => All.Where(t => t.IsThreat);
}
