namespace Hub.Data.Profiles.Sections.Neighbourhood;

/// <summary>
/// What the public guidance of the Home Office, the National Crime Agency and Crimestoppers tells people to look for, by theme. General
/// knowledge, the same for every area: nothing here comes from a record.
/// </summary>
internal static class SignsToLookFor
{
    private static readonly (string Theme, string Words)[] All =
    [
        ("drugs_and_county_lines",
            "Callers at a home at all hours who stay for minutes; a tenant who is not seen any more; young people with several phones, "
            + "new clothes or long train journeys."),
        ("exploitation_and_modern_slavery",
            "People who live where they work, are driven there together, speak to nobody alone, or do not hold their own papers."),
        ("violence_and_weapons", "Weapons hidden in shared places; injuries that nobody explains; children afraid to take a certain way."),
        ("acquisitive_crime",
            "The same people taking the same goods in several shops; tools, catalytic converters or farm machinery offered for cash."),
        ("fraud_and_cyber",
            "Couriers who collect cards or cash from older people; people asked to receive money and pass it on; unexpected callers who "
            + "ask for codes."),
        ("illicit_goods",
            "Tobacco, vapes or alcohol sold under the counter or far below the usual price; shops with few goods and many visitors."),
        ("community_harm", "Fires, damage or threats that follow a refusal; people who stop reporting what they used to report."),
        ("people_at_risk",
            "Children missing often and for short times, with money they cannot explain, or with older friends nobody knows."),
        ("places_at_risk", "Empty homes with covered windows, changed locks or heavy use of power; short lets with many visitors."),
    ];

    /// <summary>The lines of some themes, in their order, each once.</summary>
    public static IEnumerable<(string Title, string Words)> Of(IEnumerable<string> themes)
        => themes.Distinct(StringComparer.Ordinal)
            .SelectMany(code => ThreatTheme.All.Where(theme => theme.Code == code))
            .SelectMany(theme => All.Where(signs => signs.Theme == theme.Code).Select(signs => (theme.Title, signs.Words)));
}
