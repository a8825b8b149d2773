using Hub.Data.Profiles.Writing;

namespace Hub.Testing;

/// <summary>What an invented analyst wrote beside the figures of <see cref="SampleSnapshot"/>.</summary>
public static class SampleWriting
{
    /// <summary>References, grades and words that only the full edition may say.</summary>
    public const string GroupReference = "OCG-0417", ReportReference = "MC-2025-0088", Grade = "2/B/P", ConditionalGrade = "1/A/C",
        ReportText = "Deliveries to the arches behind the bus station happen on weekday evenings.";

    private static readonly Guid Deliveries = new("0195f000-0000-7000-8000-000000000088");
    private static readonly Guid Visits = new("0195f000-0000-7000-8000-000000000091");

    /// <summary>Everything written.</summary>
    public static WrittenContent Full() => new(Sections(), Judgements(), Recommendations(), Intelligence());

    private static WrittenSection[] Sections() =>
    [
        Words(
            SectionKeys.Summary,
            """
            Drug supply into Quellmoor North remains the threat that does most harm. It draws in children and takes over the homes of
            adults who cannot refuse. Theft from shops is organised and rising; violence has not changed.
            """),
        Words(
            SectionKeys.Area,
            """
            The railway and the two junctions of the trunk road put Quellmoor within an hour of three cities. **Most supply lines use the
            railway.** The district's tenancy return is not received yet, so nothing is known here of homes taken over outside police
            records.
            """),
        Words(
            SectionKeys.Groups,
            $"""
            Two groups account for most recorded activity. One moves drugs by rail; the other steals from shops to order.

            {GroupReference} has been without an assessment since its main figure left prison in August.

            What officers see first: hire cars outside the same two stairwells, and young people who carry more than one phone.
            """),
        Words(
            SectionKeys.Threat("drugs_and_county_lines"),
            """
            Drug offences rose after the summer, and the rise is beyond chance. Three of the four hot spots lie along the railway.

            - Offences at the station were recorded by the transport police and are in these figures since April.
            - Seizures are counted in the year in which they were tested.
            """),
        Words(
            SectionKeys.Threat("acquisitive_crime"),
            """
            Shoplifting was recorded more often after stores agreed to report every theft. Part of the rise is better reporting; the part
            that is not is concentrated in five stores.
            """),
        Words(
            SectionKeys.Disruptions,
            """
            Work was concentrated on Pursue. The panel saw half of what was claimed and agreed with the level in most cases.
            """),
        Words(
            SectionKeys.Plan,
            """
            Every overdue action waits for a named officer of another agency. Prevent and Prepare together hold fewer actions than Pursue.
            """),
        Words(
            SectionKeys.Risk,
            """
            Missing episodes are concentrated among a small number of placements. The council and the force count an episode in the same
            way since April, so the two years can be compared.
            """),
        Words(
            SectionKeys.Emerging,
            """
            ### Vapes with added cannabinoids

            Two schools and the trading standards service reported the same products within a month. Nothing is known of where they come
            from.

            ### Short lets

            Hosts report parties and damage; three lets were used for storage.
            """),
        Words(
            SectionKeys.Gaps,
            $"""
            Who rents the arches behind the bus station, and who pays. Tell the intelligence unit of any delivery that nobody signs for.

            The report {ReportReference} ({Grade}) has not been corroborated.
            """),
    ];

    private static WrittenJudgement[] Judgements() =>
    [
        new(
            Id(1), SectionKeys.Threat("drugs_and_county_lines"),
            "It is highly likely that supply by rail will go on at this level through 2026.",
            "highly_likely", "moderate", "Several sources agree; the figures of the transport police cover nine months only.",
            ["EX-01"], [GroupReference], [Deliveries]),
        new(
            Id(2), SectionKeys.Threat("acquisitive_crime"),
            "It is likely that organised theft from shops will rise further before the summer.",
            "likely", "moderate", "Reporting changed during the year, which explains a part of the rise.", ["EX-05", "EX-04"], [], []),
        new(
            Id(3), SectionKeys.Threat("violence_and_weapons"),
            "There is a realistic possibility that violence between supply lines will be seen in Quellmoor South.",
            "realistic_possibility", "low", "One untested source; the figures show no change.", ["EX-02", "EX-03"], [], [Visits]),
        new(
            Id(4), SectionKeys.Groups,
            "It is almost certain that at least one group works here that is not on the register.",
            "almost_certain", "high", "Partners named two in the same month, independently.", ["OG-01"], [], []),
        new(
            Id(5), SectionKeys.Risk,
            "It is unlikely that fewer children are being drawn in than last year.",
            "unlikely", "low", "The council's return is late and three months are missing.", ["EX-07"], [], []),
    ];

    private static WrittenRecommendation[] Recommendations() =>
    [
        new(
            Id(11), "Visit the tenants of the five stairwells together, police and landlord, once a month.",
            "Homes taken over are known from police records only", "protect", "Quellmoor housing", new DateOnly(2026, 4, 30)),
        new(
            Id(12), "Name one officer for each of the two groups without a lead.",
            "Groups without a lead responsible officer", "pursue", "Marrowshire Constabulary", new DateOnly(2026, 3, 31)),
        new(
            Id(13), "Put a worker into the two schools that reported vapes.",
            "New products in schools", "prevent", "Marrow county council", new DateOnly(2026, 5, 31)),
        new(
            Id(14), "Agree with the stores which thefts are reported, and keep to it for a year.",
            "Reporting changed during the year", "prepare", "Quellmoor district council", new DateOnly(2026, 6, 30)),
    ];

    private static WrittenIntelligence[] Intelligence() =>
    [
        new(Deliveries, ReportReference, Grade, ReportText, ""),
        new(
            Visits, "MC-2025-0091", ConditionalGrade, "Two people new to the area ask for a third by a name that nobody gives.",
            "Consult the originator before any action."),
    ];

    private static WrittenSection Words(string section, string markdown) => new(section, markdown, StartsPage: false);

    private static Guid Id(int number) => new($"0195f000-0000-7000-8000-{number:D12}");
}
