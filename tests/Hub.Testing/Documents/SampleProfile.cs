using System.Globalization;
using Hub.Data.Primitives;
using Hub.Data.Profiles.Document;

namespace Hub.Testing.Documents;

/// <summary>
/// A profile of an invented area in every kind of block, about fourteen pages long: what renderers are tested and timed with.
/// </summary>
public static class SampleProfile
{
    /// <summary>Text of every page.</summary>
    public const string Marking = "OFFICIAL – FICTIONAL", Notice = "DRAFT – assembled by machine, not assessed";

    private static readonly string[] Wards =
        ["Northmarch Castle", "Ellerford", "Upper Sallow", "Brackenholt", "Quarry Bank", "Łódź Gardens", "Tarnside", "Mill Green"];

    private static readonly string[] Themes =
        ["Drug supply and county lines", "Serious violence", "Child exploitation", "Modern slavery", "Fraud and cyber crime"];

    /// <summary>The document.</summary>
    public static ProfileDocument Create() => new(
        "Serious and organised crime profile: Northmarch", "January to December 2025", "Exampleshire Constabulary (invented)", "en-GB",
        Marking, [Notice], "Northmarch · January to December 2025",
        new DateTimeOffset(2026, 4, 3, 9, 30, 0, TimeSpan.Zero), ["serious and organised crime", "Northmarch"],
        [
            .. PageOne(), new PageBreak(), new Contents("Contents"), .. Control(), .. Themes.SelectMany((t, i) => Theme(t, i + 1)),
            .. Response(), .. Annex(),
        ]);

    /// <summary>A table of invented figures with as many rows as asked for.</summary>
    public static FigureTable Table(int rows, string caption, string code = "")
    {
        TableColumn[] columns =
        [
            new("Ward", 2.4, false), new("Recorded crimes", 1.2, true), new("Per 1,000 residents (Census 2021)", 1.4, true),
            new("Change on the year before", 1.3, true), new("Share of the force", 1.1, true),
        ];
        return new FigureTable(caption, columns, [.. Enumerable.Range(0, rows).Select(Row), Total()], code, Source());
    }

    private static TableRow Row(int i) => new(
    [
        TableCell.Of(RowName(i)),
        TableCell.Of(i % 5 == 3 ? Figure.Suppressed(8) : Figure.Released(1235 + (i * 35 % 900))),
        TableCell.Of(i % 5 == 3 ? Figure.Suppressed(8) : Figure.Published(12.4m + (i % 17), 1)),
        TableCell.Of(i % 7 == 2 ? Figure.NotReceived() : Figure.Published((i * 7 % 40) - 12.5m, 1), "%"),
        TableCell.Of(Figure.Published(2.5m + (i % 9), 1), "%"),
    ]);

    private static string RowName(int i)
        => i < Wards.Length ? Wards[i] : string.Create(CultureInfo.InvariantCulture, $"{Wards[i % Wards.Length]} {1 + (i / Wards.Length)}");

    private static TableRow Total() => new(
    [
        TableCell.Of("Northmarch"), TableCell.Of(Figure.Released(25840)), TableCell.Of(Figure.Published(88.1m, 1)),
        TableCell.Of(Figure.Published(3.2m, 1), "%"), TableCell.Of(Figure.Published(100, 1), "%"),
    ],
    IsTotal: true);

    private static SourceNote Source() => new(
        "Exampleshire Constabulary, recorded crime, January to December 2025", "Counts below 8 are not shown; others are rounded to 5.");

    private static IEnumerable<Block> PageOne() =>
    [
        new Band("Northmarch", "Serious and organised crime profile · full edition",
        [
            new("Period", "January to December 2025"), new("Marking", Marking), new("Edition", "Full, version 3"),
            new("Next refresh", "3 July 2026"),
        ]),
        new ThreatLines(
        [
            new(Themes[0], "Supply lines run from two towns outside the force; cuckooing concerns doubled.", SampleScenes.Strip(1.42m, 1.18m, 1.7m),
                "Drug offences against the force: above, interval does not touch the force rate.", "Rising, beyond chance.", "moderate"),
            new(Themes[1], "Violence with injury did not change; knives were named in 1 of 12 offences.", SampleScenes.Strip(1.04m, 0.92m, 1.17m),
                "Violence against the force: no clear difference.", "No clear change.", "high"),
            new(Themes[2], "Missing episodes of children in care fell, exploitation assessments rose.", SampleScenes.Strip(0.81m, 0.55m, 1.1m),
                "Exploitation assessments against the force: no clear difference.", "No clear change.", "low"),
            new(Themes[3], "Referrals are few and come from two car washes and one nail bar.", null, "No strip: fewer than 8 referrals.",
                "No comparison: fewer than 8 a year.", "low"),
            new(Themes[4], "Reported losses rose by a quarter, most of it courier fraud against people over 75.", SampleScenes.Strip(1.61m, 1.48m, 1.75m),
                "Fraud losses against the force: above.", "Rising, beyond chance.", "moderate"),
        ],
        "Dot and bar: rate per 1,000 residents with its 95% interval; dashed line: the force."),
        new Heading(2, "What changed since last time", "changed"),
        new TextList(false,
        [
            "Two of five groups were mapped for the first time.",
            "Shoplifting rose by a quarter; violence did not change.",
            "The council sent its tenancy return for every month of the year.",
        ]),
        new Heading(2, "Decisions wanted", "wanted"),
        new TextList(true,
        [
            new RichText([new("Agree a joint visit plan for 14 dwellings", Bold: true), new(" (owner proposed: Northmarch Borough Council).")]),
            new RichText([new("Name a lead for the Ellerford night-time economy", Bold: true), new(" (owner proposed: policing area).")]),
        ]),
        new FactList("",
        [
            new("Sources in", "11 of 14 expected"), new("Oldest data", "probation caseload, September 2025"),
            new("Missing", "hospital trust (A&E violence), trading standards, fire service"),
        ]),
    ];

    private static IEnumerable<Block> Control() =>
    [
        new Heading(1, "How to read this profile", "reading"),
        new Paragraph(new RichText(
        [
            new("This profile brings together what eleven agencies sent for Northmarch. "),
            new("Every figure carries its source.", Bold: true),
            new(" Counts below the threshold of their source are not shown; the rest are rounded. Where a rate is compared with the "
                + "force, the text says whether the difference is larger than chance would make it. Methods are in "),
            new("the annex", LinkTo: "#annex"),
            new(", and the definitions follow "),
            new("the published guide to recorded crime statistics", LinkTo: "https://www.example.org/guide"),
            new("."),
        ])),
        new Callout(CalloutTone.Warning, "Small areas", "Points are moved to the nearest street before they are published, so hot spots are indicative."),
        new Callout(CalloutTone.Gap, "Gap: three agencies have not sent their returns",
            "The hospital trust, trading standards and the fire service sent nothing for the period. Sections that need them say so."),
        new CoverageGrid("What arrived, by source and month, 2025", Months(12),
        [
            Coverage("Recorded crime", "Exampleshire Constabulary", 0), Coverage("Tenancy and cuckooing concerns", "Northmarch Borough Council", 3),
            Coverage("Probation caseload", "Probation service, Northmarch delivery unit", 5), Coverage("A&E violence (ISTV)", "Exampleshire hospitals", 2),
        ],
        new SourceNote("hub, submissions accepted until 31 March 2026")),
        new FactList("Control sheet",
        [
            new("Version", "3, assembled 3 April 2026"), new("Owner", "Northmarch policing area"),
            new("Review", "before the community safety partnership meets on 14 July 2026"),
        ]),
    ];

    private static IEnumerable<Block> Theme(string theme, int number)
    {
        var code = string.Create(CultureInfo.InvariantCulture, $"F{number}");
        yield return new Heading(1, theme, $"theme{number}");
        yield return new KeyJudgement(
            $"{theme} is likely to remain at its present level over the next twelve months.",
            "likely (55% to 75%)", "moderate", "Two years of recorded crime, eleven months of partner returns; no intelligence was used.");
        yield return new Paragraph(
            "Recorded offences rose in the second half of the year, most of all in the two wards around the railway station. The rise began "
            + "before the change of shift patterns in June and was seen by the council as well as by the police, so it is not a matter of "
            + "recording alone. About 1 in 5 offences fell between six in the evening and midnight.");
        yield return new Chart("Offences rose from July, as they did in the force",
            "Offences a month, January 2024 to December 2025, Northmarch and force average",
            "Line chart of monthly offences: rising from July 2025, three months not received.", SampleScenes.Trend(number), null, code + ".1", Source());
        yield return new Heading(2, "Where it happens", $"where{number}");
        yield return new Paragraph(
            "Two wards hold half of the offences and a fifth of the residents. Ellerford has the highest rate; the interval is wide because "
            + "the ward is small. Nothing points to a move from one ward to the other over the year.");
        if (number is 1 or 5)
        {
            yield return new Map("Two wards stand out: Northmarch Castle and Ellerford",
                "Offences per 1,000 residents (Census 2021) by neighbourhood, January to December 2025; points are approximate",
                "Map of 900 neighbourhoods in five classes: highest around Northmarch town and Ellerford.", SampleScenes.Map(30, 30), null,
                code + ".2", Source());
        }
        else
        {
            yield return new Chart("Half of the offences fall in two wards", "Offences by ward, January to December 2025",
                "Bar chart by ward: Northmarch Castle and Ellerford highest, Upper Sallow not shown.",
                SampleScenes.Bars([.. Wards.Take(6)], number), null, code + ".2", Source());
        }

        yield return Table(8, $"{theme}: offences by ward, Northmarch, January to December 2025", "Table " + code);
        yield return new Heading(3, "What is not known", $"unknown{number}");
        yield return new Paragraph("No partner has sent figures on the people behind the offences; nothing here says who they are.");
    }

    private static IEnumerable<Block> Response() =>
    [
        new Heading(1, "What is being done", "response"),
        new Callout(CalloutTone.Decision, "Decision wanted from the partnership", "Agree who leads on premises that are visited by three agencies."),
        new ActionList("Actions of the 4P plan, as at 31 December 2025",
        [
            new("Joint visits to dwellings with a cuckooing concern", "Protect", "Northmarch Borough Council", "30 June 2025", "Under way.", true),
            new("Brief night-time staff on spiking and on how to report it", "Prepare", "Ellerford pub watch", "31 March 2026", "Not started", false),
            new("Schools programme on county lines for years 8 and 9", "Prevent", "Exampleshire Council", "31 July 2026", "Under way", false),
        ],
        Source()),
        new Callout(CalloutTone.Note, "Claimed and panel levels", "Levels that an officer claimed and levels that a panel has seen are never added together."),
    ];

    private static IEnumerable<Block> Annex() =>
    [
        new Heading(1, "Annex: all figures", "annex"),
        Table(40, "Recorded crime by neighbourhood, Northmarch, January to December 2025", "Table A1"),
        new SourceNote("Office for National Statistics, Census 2021", "Residents are usual residents on 21 March 2021."),
    ];

    private static CoverageRow Coverage(string source, string agency, int shift)
        => new(source, agency, [.. Enumerable.Range(0, 12).Select(m => (CoverageState)(shift == 0 ? 0 : (m + shift) % (shift + 1) % 5))]);

    private static IReadOnlyList<string> Months(int count)
        => [.. Enumerable.Range(0, count).Select(m => new DateOnly(2025, 1, 1).AddMonths(m).ToString("MMM yyyy", CultureInfo.InvariantCulture))];
}
