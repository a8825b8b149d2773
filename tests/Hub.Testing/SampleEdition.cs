using Hub.Data.Profiles.Editions;
using Hub.Data.Profiles.Publishing;
using Hub.Data.Profiles.Snapshot;

namespace Hub.Testing;

/// <summary>The full edition of an invented area: figures of <see cref="SampleSnapshot"/> and everything that people add to them.</summary>
public static class SampleEdition
{
    /// <summary>A released full edition in which every section is written.</summary>
    public static EditionContent Full() => Full(SampleSnapshot.Full());

    /// <summary>The same words beside other figures.</summary>
    public static EditionContent Full(SnapshotContent figures) => new(
        Edition.Full,
        PublicationStanding.Unwritten(figures, SampleSnapshot.CreatedAt) with
        {
            Status = PublicationStatus.Released,
            Authors = "A. Analyst and B. Analyst, Marrowshire Constabulary",
            Approver = "C. Approver, Marrowshire Constabulary",
            ReleasedOn = new DateOnly(2026, 2, 9),
            DataDueOn = new DateOnly(2026, 5, 9),
            ReviewDueOn = new DateOnly(2026, 8, 9),
            FullDueOn = new DateOnly(2027, 2, 9),
        },
        figures,
        SampleWriting.Full(),
        Threats(),
        Decisions());

    /// <summary>An amendment of it, released later.</summary>
    public static EditionContent Amendment()
    {
        var full = Full();
        return full with
        {
            Figures = full.Figures with
            {
                Front = full.Figures.Front with { EarlierSnapshot = "calendar year 2024" },
                Changes = [.. Changes()],
            },
            Standing = full.Standing with
            {
                EditionNumber = 2,
                AmendmentNote = "The number of missing episodes counted twelve of another area; it is corrected here.",
                ReleasedOn = new DateOnly(2026, 3, 2),
            },
        };
    }

    /// <summary>As many as the machine writes at most.</summary>
    private static IEnumerable<ChangeLine> Changes()
    {
        yield return new("Drug offences", "900 offences in 2025 after 800 (+13%), beyond chance.");
        yield return new("Burglary", "1,005 offences in 2025 after 890 (+13%), beyond chance.");
        yield return new("New groups", "2 groups are on the register that were not: OCG-0447 and OCG-0449.");
        for (var n = 1; n <= Hub.Data.Profiles.Snapshot.Changes.Most - 3; n++)
        {
            yield return new("Actions", $"\"Agree visits to premises named in finding {n} with the licensing team\" is done; it was in progress.");
        }
    }

    private static ThreatScore[] Threats() =>
    [
        Score("drugs_and_county_lines", 1, 3.4m, 3.7m, "moderate", "Capable with strain"),
        Score("exploitation_and_modern_slavery", 2, 3.6m, 2.8m, "low", "Capability not known"),
        Score("acquisitive_crime", 3, 2.1m, 3.9m, "high", "Capable"),
        Score("violence_and_weapons", 4, 3.1m, 2.2m, "moderate", "Capable"),
    ];

    private static ThreatScore Score(string theme, int rank, decimal harm, decimal likelihood, string confidence, string position) => new(
        theme, 3, harm, likelihood, harm * likelihood, confidence, position, rank,
        [
            new("harm", "Physical harm", 4, "Serious injury is expected within the year", 2, "Ambulance and police records agree."),
            new("harm", "Harm to communities", 3, "People change what they do in parts of the area", 1, "Community survey of the autumn."),
            new("likelihood", "Frequency", 4, "Weekly", 1, "Recorded offences, twelve months."),
            new("likelihood", "Direction", 3, "Rising beyond chance", 1, "Test on the released figures."),
            new("confidence", "Evidence", 3, "Two independent sources", 1, $"Report {SampleWriting.ReportReference} and the police record."),
        ]);

    private static MadeDecision[] Decisions() =>
    [
        new(
            new DateOnly(2025, 10, 14), "Visit the twelve premises named in the last profile.", "Premises without a licence review",
            "Quellmoor district council", new DateOnly(2025, 12, 31), "done", "Eleven visited; two licences are under review."),
        new(
            new DateOnly(2025, 10, 14), "Send the tenancy return every month.", "Homes taken over are not counted",
            "Quellmoor housing", new DateOnly(2025, 11, 30), "open", null),
        new(
            new DateOnly(2025, 10, 14), "Start mentoring for children at risk of exclusion.", "Exclusions rose in two schools",
            "Marrow county council", new DateOnly(2026, 1, 31), "open", "Mentors found; the first pairs meet in February."),
        new(
            new DateOnly(2025, 7, 8), "Move the drop-in of the treatment service to the station.", "Offences along the railway",
            "Marrow county council", new DateOnly(2025, 9, 30), "dropped", "No room was found; asked again in the plan."),
    ];
}
