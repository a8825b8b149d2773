using Hub.Data.ActionPlans;
using Hub.Data.Disruptions;
using Hub.Data.Indicators;
using Hub.Data.Ocgs;
using Hub.Data.Prevention;
using Hub.Data.Primitives;
using Hub.Data.Profiles.Document;
using Hub.Data.Profiles.Snapshot;

namespace Hub.Testing;

/// <summary>A snapshot of an invented area, complete enough to fill every section of a profile.</summary>
public static class SampleSnapshot
{
    private static readonly string[] AreaNames = ["Quellmoor", "Tarnwick Vale", "Ostrand", "Pellmarsh", "Brackenhythe"];
    private static readonly DateOnly From = new(2025, 1, 1);
    private static readonly DateOnly Until = new(2026, 1, 1);

    /// <summary>The instant of the snapshot.</summary>
    public static DateTimeOffset CreatedAt { get; } = new(2026, 1, 20, 9, 30, 0, TimeSpan.Zero);

    /// <summary>Every section filled.</summary>
    public static SnapshotContent Full() => new(
        new SnapshotFront(
            "Marrowshire Constabulary", AreaNames[0], "X99000001", "local policing area", From, Until,
            "Assembled by the hub for a fictional analyst", "OFFICIAL-SENSITIVE",
            ["FICTIONAL – invented force, places and people"], true,
            "The five policing areas valid on 31 December 2025 were used.", null),
        new AreaContext(
            ["Quellmoor North", "Quellmoor South"],
            ["Marrow county"],
            [
                new ContextFact("Residents", Figure.Published(213_400), Figure.Published(1_020_000), "people", "Census 2021"),
                new ContextFact("Households", Figure.Published(91_200), Figure.Published(430_000), "households", "Census 2021"),
            ],
            [.. Enumerable.Range(1, 10).Select(d => new DecileCount(d, Figure.Published(d + 3), Figure.Published((d * 9) + 20)))],
            "Index of deprivation, invented"),
        Sources(),
        [.. Indicators()],
        Groups(null),
        Disruptions(null),
        Plan(null),
        Orders(null),
        [],
        Shapes())
    {
        Linked = SamplePeople.Linked(AreaNames[0]),
    };

    /// <summary>Nothing received from anybody.</summary>
    public static SnapshotContent Empty()
    {
        var full = Full();
        const string missing = "Marrowshire Constabulary has not sent its group register.";
        return full with
        {
            Sources = [.. full.Sources.Select(s => s with
            {
                IsIn = false, NewestData = null, States = [.. s.States.Select(_ => CoverageState.Missing)],
            })],
            Indicators = [],
            Groups = Groups(missing),
            Disruptions = Disruptions(missing),
            Plan = Plan(missing),
            Orders = Orders(missing),
            Linked = SamplePeople.NotLinked(),
        };
    }

    private static List<SourceRow> Sources()
    {
        var months = Enumerable.Range(0, 12).Select(m => From.AddMonths(m)).ToList();
        return
        [
            Source("Marrowshire Constabulary", "street_crime", "Police recorded crime", _ => CoverageState.Received),
            Source("Marrowshire Constabulary", "ocg_register", "Group register", _ => CoverageState.Received),
            Source("Marrow county council", "missing_episodes", "Missing episodes",
                m => m < 3 ? CoverageState.Late : m > 9 ? CoverageState.Missing : CoverageState.Received),
            Source("Quellmoor housing", "housing_concerns", "Tenancy and cuckooing concerns", _ => CoverageState.Missing),
        ];

        SourceRow Source(string agency, string kind, string title, Func<int, CoverageState> state)
        {
            var states = months.Select((_, m) => state(m)).ToList();
            var isIn = states.Any(s => s is CoverageState.Received or CoverageState.Late);
            return new SourceRow(agency, kind, title, "month", months, states, isIn ? new DateOnly(2025, 12, 31) : null, isIn, "");
        }
    }

    private static IEnumerable<IndicatorView> Indicators()
    {
        (string Theme, string Title)[] all =
        [
            ("drugs_and_county_lines", "Drug offences"),
            ("violence_and_weapons", "Violence and sexual offences"),
            ("violence_and_weapons", "Possession of weapons"),
            ("acquisitive_crime", "Burglary"),
            ("acquisitive_crime", "Shoplifting"),
            ("community_harm", "Anti-social behaviour"),
            ("people_at_risk", "Missing episodes of children"),
        ];
        for (var n = 0; n < all.Length; n++)
        {
            yield return Indicator(n, all[n].Theme, all[n].Title);
        }
    }

    private static IndicatorView Indicator(int n, string theme, string title)
    {
        var rate = 4.2m + (n * 1.7m);
        return new IndicatorView(
            $"EX-{n + 1:00}", $"example_{n}", theme == "people_at_risk" ? "missing_episodes" : "street_crime", title, theme,
            "offences", "calendar year 2025", Figure.Released(900 + (n * 35)), Figure.Released(800 + (n * 30)),
            Figure.Released(9, 1), n % 3 == 0 ? "rising, beyond chance" : "no clear change",
            "per 1,000 residents (Census 2021)", Figure.Released(rate, 1), Figure.Released(rate - 0.4m, 1),
            Figure.Released(rate + 0.4m, 1), Figure.Released(5.5m, 1),
            Figure.Released(rate / 5.5m, 2), Figure.Released((rate - 0.4m) / 5.5m, 2), Figure.Released((rate + 0.4m) / 5.5m, 2),
            rate switch
            {
                > 5.9m => "above the rest of the force, beyond chance",
                < 5.1m => "below the rest of the force, beyond chance",
                _ => "no clear difference",
            },
            null,
            [.. Enumerable.Range(0, 24).Select(m => new MonthFigure(
                From.AddYears(-1).AddMonths(m),
                m == 7 ? Figure.NotReceived() : m == 9 ? Figure.Suppressed(8) : Figure.Released(60 + (n * 5) + (m * 3 % 17))))],
            [.. AreaNames.Select((a, i) => new AreaRate(
                a, i == 0, Figure.Released(900 + (i * 20)), Figure.Released(rate + (i * 0.3m), 1),
                Figure.Released(rate + (i * 0.3m) - 0.4m, 1), Figure.Released(rate + (i * 0.3m) + 0.4m, 1)))],
            theme == "people_at_risk"
                ? []
                : [.. Enumerable.Range(0, 36).Select(c => new CellFigure(
                    $"X0100{c:0000}", c % 11 == 0 ? Figure.Suppressed(8) : Figure.Released(c % 13, 1)))],
            theme == "people_at_risk" ? [] : ["X01000005", "X01000006"],
            "Marrowshire Constabulary, invented", "Invented figures.", "Default: 1 to 7 shown as fewer than 8, others rounded to 5",
            "12 of 12 months received");
    }

    private static GroupFigures Groups(string? missing) => new(
        missing, Figure.Released(25), Figure.Released(117.2m, 1), Figure.Released(39.2m, 1),
        [new LabelledFigure("Drug activity", Figure.Released(15)), new LabelledFigure("Organised theft", Figure.Suppressed(8))],
        [new LabelledFigure("Disrupting", Figure.Released(10))],
        Figure.Released(10), [new LabelledFigure("more than 90 days", Figure.Suppressed(8))],
        Figure.Released(15), Figure.Released(20), Figure.Released(10), "Group register", "The register holds known groups.")
    {
        Listed = missing is not null ? [] : [.. Enumerable.Range(0, 25).Select(n => new GroupLine(
            $"OCG-{401 + (n * 2):0000}", n < 15 ? "Drug activity" : "Organised theft", n % 3 == 0 ? "Monitoring" : "Disrupting",
            n < 15 ? "4C" : "", n < 15, n < 20, n % 2 == 0 ? ["Pursue"] : [.. Strands()],
            n < 15 ? new DateOnly(2026, 6, 1).AddDays(n) : null))],
    };

    private static DisruptionFigures Disruptions(string? missing) => new(
        missing, Figure.Released(60), Figure.Released(30), Figure.Derive(0, [Figure.Released(50)], v => v[0]),
        [.. Strands().Select(s => Levels(s, 15))], [.. Strands().Select(s => Levels(s, 10))],
        [], [new LabelledFigure("Arrests", Figure.Released(120)), new LabelledFigure("People safeguarded", Figure.Released(35))],
        "Disruption returns", "Levels are as claimed unless a panel is named.");

    private static StrandLevels Levels(string strand, int total) => new(
        strand,
        [Figure.Suppressed(8), Figure.Suppressed(8), Figure.Released(total), Figure.Released(0), Figure.Released(0)],
        Figure.Released(total));

    private static PlanFigures Plan(string? missing) => new(
        missing, Figure.Released(40), Figure.Released(10),
        [.. Strands().Select((s, i) => new StrandBalance(
            s, Figure.Released(20 - (i * 5)), Figure.Released(5), i == 3 ? Figure.Suppressed(8) : Figure.Released(10)))],
        [.. Enumerable.Range(1, 6).Select(i => new PlanAction(
            $"Agree visits to premises named in finding {i} with the licensing team", "Pursue", "Quellmoor district council",
            new DateOnly(2025, 6, i), "in progress", "", true))],
        [], "Action plan returns", "");

    private static OrderFigures Orders(string? missing) => new(
        missing, [new LabelledFigure("Serious crime prevention orders", Figure.Released(10))], Figure.Suppressed(8), Figure.Released(0),
        [new LabelledFigure("February 2026", Figure.Suppressed(8))], "Orders and releases return", "Counts only.");

    private static AreaShapes Shapes()
    {
        var cells = Enumerable.Range(0, 36).Select(c =>
        {
            double x = 100_000 + (c % 6 * 2_000), y = 200_000 + (c / 6 * 2_000);
            return new AreaShape($"X0100{c:0000}", $"Quellmoor {c:00}", [Square(x, y, 2_000)]);
        }).ToList();
        return new AreaShapes(
            cells,
            [new AreaShape("X99000001", AreaNames[0], [Square(100_000, 200_000, 12_000)])],
            [.. AreaNames.Select((a, i) => new AreaShape($"X9900000{i + 1}", a, [Square(100_000 + (i * 12_000), 200_000, 12_000)]))],
            [new Town("Quellmoor", 106_000, 206_000)]);
    }

    private static double[] Square(double x, double y, double side)
        => [x, y, x + side, y, x + side, y + side, x, y + side, x, y];

    private static string[] Strands() => ["Pursue", "Prevent", "Protect", "Prepare"];
}
