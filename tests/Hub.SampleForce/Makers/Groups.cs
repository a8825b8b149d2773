using Hub.SampleForce.Geography;

namespace Hub.SampleForce.Makers;

/// <summary>An invented group as the force knows it over time.</summary>
internal sealed record SampleGroup(
    string Reference, string Type, DateOnly IdentifiedOn, DateOnly? MappedOn, DateOnly? ArchivedOn, int ReviewMonths, bool IsNeglected,
    bool HasLead, IReadOnlyList<string> PlanStrands, string? Band, string? Method, IReadOnlyList<Ward> Wards);

/// <summary>A disruption as claimed, and as a panel saw it where one did.</summary>
internal sealed record SampleDisruption(
    string Reference, DateOnly On, SampleGroup? Group, IReadOnlyList<string> Areas, string Strand, string Tactic, string Claimed,
    string? Panel, DateOnly? PanelOn, string Lead, IReadOnlyList<string> Supporting);

/// <summary>
/// The groups of the fictional force, about forty, and what was done about them. Some are not mapped for months, some are
/// overdue for assessment, some have no lead officer, most plans do not cover all four Ps.
/// </summary>
internal sealed class Groups
{
    private static readonly string[] Strands = ["pursue", "prevent", "protect", "prepare"];

    // How many groups have their seat in each policing area, in the order of the areas; Vexhollow has few.
    private static readonly int[] Seats = [10, 9, 9, 10, 3];

    private Groups(IReadOnlyList<SampleGroup> all, IReadOnlyList<SampleDisruption> disruptions)
        => (All, Disruptions) = (all, disruptions);

    public IReadOnlyList<SampleGroup> All { get; }

    public IReadOnlyList<SampleDisruption> Disruptions { get; }

    public static Groups Draw(Force force, Story story, SampleOptions options)
    {
        var dice = new Dice(options.Seed, "groups");
        var groups = new List<SampleGroup>();
        for (var area = 0; area < Seats.Length; area++)
        {
            for (var i = 0; i < Seats[area]; i++)
            {
                groups.Add(Make(force, story, options, dice, area, groups.Count + 1));
            }
        }

        return new Groups(groups, Disrupt(force, story, options, groups));
    }

    /// <summary>The groups that stand in the register as at the day before <paramref name="day"/>.</summary>
    public IEnumerable<SampleGroup> RegisterOn(DateOnly day)
        => All.Where(group => group.IdentifiedOn < day && (group.ArchivedOn is not { } archived || archived.AddMonths(6) > day));

    private static SampleGroup Make(Force force, Story story, SampleOptions options, Dice dice, int area, int number)
    {
        var reference = FormattableString.Invariant($"MAR-OCG-{number:000}");
        var town = reference == Story.Groups.Operation ? story.OperationTown
            : reference == Story.Groups.Line ? story.LineTowns[0]
            : null;
        var isOfTheStory = town is not null;
        var seats = force.Wards.Where(ward => isOfTheStory
            ? ward.Cells.Any(cell => cell.Town == town)
            : ward.PolicingArea == Blueprint.PolicingAreas[area]).ToArray();
        var wards = new List<Ward> { seats[0] };
        wards[0] = dice.Weighted([.. seats.Select(ward => (ward, ward.Cells.Average(cell => Math.Pow(cell.Deprivation, 2))))]);
        wards.AddRange(seats.Where(ward => ward != wards[0] && ward.District == wards[0].District).Take(dice.Below(3)));
        if (reference == Story.Groups.Line)
        {
            // The line's far end lies in another policing area.
            wards.Add(force.Wards.First(ward => ward.Cells.Any(cell => cell.Town == story.LineTowns[1])));
        }
        else if (dice.Chance(0.15))
        {
            wards.Add(dice.Pick(force.Wards));
        }

        var identified = isOfTheStory
            ? options.From.AddMonths(-8)
            : options.From.AddDays(dice.Between(-900, options.Until.DayNumber - options.From.DayNumber - 60));
        var delay = dice.Weighted([(dice.Between(10, 60), 60), (dice.Between(120, 300), 25), (4000, 12)]);
        var mapped = identified.AddDays(isOfTheStory ? 25 : delay);
        var isMapped = mapped < options.Until;
        var plan = dice.Weighted([(4, 22), (3, 18), (2, 25), (1, 28), (0, 7)]);
        return new SampleGroup(
            reference,
            isOfTheStory ? "drugs" : dice.Weighted(
                [("drugs", 58), ("violence", 9), ("theft", 11), ("economic", 7), ("counterfeit", 4), ("slavery", 4),
                    ("firearms", 3), ("sexual", 2), ("environmental", 2)]),
            identified,
            isMapped ? mapped : null,
            dice.Chance(0.2) && !isOfTheStory ? identified.AddDays(dice.Between(400, 900)) : null,
            dice.Pick<int>([3, 6, 6]),
            IsNeglected: !isOfTheStory && dice.Chance(0.25),
            HasLead: isOfTheStory || dice.Chance(0.84),
            [.. Strands.Take(plan)],
            isMapped ? FormattableString.Invariant($"{dice.Between(1, 5)}{"ABCD"[dice.Below(4)]}") : null,
            isMapped ? dice.Weighted([("OCGM", 75), ("MoRiLE", 18), ("local", 7)]) : null,
            [.. wards.Distinct()]);
    }

    private static List<SampleDisruption> Disrupt(Force force, Story story, SampleOptions options, List<SampleGroup> groups)
    {
        var dice = new Dice(options.Seed, "disruptions");
        var days = options.Until.DayNumber - options.From.DayNumber;
        var dates = Enumerable.Range(0, Math.Max(1, options.Months * 20 / 3))
            .Select(_ => options.From.AddDays(dice.Below(days)))
            .Order();
        var all = new List<SampleDisruption>();
        foreach (var on in dates)
        {
            all.Add(Make(force, dice, groups, on, all.Count + 1));
        }

        var operation = groups.Single(group => group.Reference == Story.Groups.Operation);
        var panelOn = story.OperationOn.AddDays(12);
        all.Add(new SampleDisruption(
            FormattableString.Invariant($"MAR-DIS-{all.Count + 1:0000}"), story.OperationOn, operation,
            [.. force.Wards.Where(ward => ward.Cells.Any(cell => cell.Town == story.OperationTown)).Select(ward => ward.Code)],
            "pursue", "warrant", "major", "major", panelOn, "police", ["zebbery", "quorrel-homes", "zorrelshire"]));
        return all;
    }

    private static SampleDisruption Make(Force force, Dice dice, List<SampleGroup> groups, DateOnly on, int number)
    {
        var known = groups.Where(group => group.IdentifiedOn < on && (group.ArchivedOn is not { } archived || archived > on)).ToArray();
        var group = known.Length > 0 && dice.Chance(0.82) ? dice.Pick(known) : null;
        var ward = group is null ? dice.Pick(force.Wards) : dice.Pick(group.Wards);
        var strand = dice.Weighted([("pursue", 64), ("protect", 16), ("prevent", 14), ("prepare", 6)]);
        var tactic = strand switch
        {
            "pursue" => dice.Weighted(
                [("arrest", 30), ("warrant", 26), ("seizure", 14), ("finance", 8), ("order", 7), ("prison", 4), ("patrol", 5)]),
            "protect" => dice.Weighted(
                [("safeguarding", 40), ("target_hardening", 20), ("premises_closure", 20), ("tenancy", 14), ("licensing", 10)]),
            "prevent" => dice.Weighted([("diversion", 55), ("education", 30), ("safeguarding", 15)]),
            _ => dice.Weighted([("other", 60), ("education", 40)]),
        };
        var claimed = dice.Weighted([("minor", 46), ("moderate", 34), ("major", 12), ("none", 6), ("negative", 2)]);

        // About half are seen by a panel before the month's return is sent; a third of those it sees come out lower.
        var panelOn = on.AddDays(dice.Between(2, 9));
        var isSeen = dice.Chance(0.58) && panelOn < new DateOnly(on.Year, on.Month, 1).AddMonths(1).AddDays(3);
        var panel = !isSeen ? null : dice.Weighted([(claimed, 64), (Lower(claimed), 32), (Higher(claimed), 4)]);
        return new SampleDisruption(
            FormattableString.Invariant($"MAR-DIS-{number:0000}"), on, group,
            dice.Chance(0.8) ? [ward.Code] : [ward.District.Code], strand, tactic, claimed,
            panel, isSeen ? panelOn : null,
            dice.Weighted([("police", 74), (ward.District.UpperTier.Name.ToLowerInvariant().Replace(' ', '-'), 12),
                ("quorrel-homes", 8), ("probation", 6)]),
            dice.Chance(0.4) ? [ward.District.Name.ToLowerInvariant().Replace(' ', '-')] : []);
    }

    private static string Lower(string level) => level switch
    {
        "major" => "moderate",
        "moderate" => "minor",
        "minor" => "none",
        _ => level,
    };

    private static string Higher(string level) => level switch { "minor" => "moderate", "moderate" => "major", _ => level };
}
