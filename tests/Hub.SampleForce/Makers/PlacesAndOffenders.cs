using Hub.SampleForce.Geography;
using Hub.SampleForce.Returns;

namespace Hub.SampleForce.Makers;

/// <summary>Returns about homes, licensed premises, shops and adults under supervision, and the counts of fraud.</summary>
internal static class PlacesAndOffenders
{
    // Reports a month for each million residents and the usual loss of one, in pounds.
    private static readonly (string Code, string Nature, double Reports, double Loss)[] Frauds =
    [
        ("NFIB3A", "fraud", 34, 900), ("NFIB1H", "fraud", 16, 1900), ("NFIB3D", "fraud", 15, 650), ("NFIB2E", "fraud", 7, 21_000),
        ("NFIB1D", "fraud", 6, 8_500), ("NFIB5A", "fraud", 13, 2_400), ("NFIB52C", "cyber", 19, 300), ("NFIB50A", "cyber", 5, 1_200),
        ("NFIB52B", "cyber", 6, 150),
    ];

    private static readonly string[] Cuckooed = ["cuckooing", "drug_dealing"];

    public static IEnumerable<SampleRow> Housing(ReturnContext context)
    {
        var dice = context.Dice;
        var perYear = context.Agency.Type == "housing" ? 420 : 520;
        foreach (var (person, month) in ChildrenAtRisk.People(context, perYear, 18, 80))
        {
            var opened = DateOnly.FromDateTime(context.At(month));
            var isOnTheLine = month >= context.World.Story.LineFrom && context.World.Story.LineTowns.Contains(person.Cell.Town);
            var concern = dice.Weighted(
                [("cuckooing", isOnTheLine ? 55 : 17), ("drug_dealing", 18), ("asb", 25), ("cannabis", 7),
                    ("abandonment", 8), ("sub_letting", 7), ("cash_rent", 5), ("overcrowding", 8), ("exploitation", 5)]);
            var closed = opened.AddDays(dice.Between(5, 120));
            var isClosed = closed < context.Period.Until;
            yield return ChildrenAtRisk.Row(context, person, opened.ToDateTime(TimeOnly.MinValue), "HC", "T-")
                .With("concern", concern == "cuckooing" && dice.Chance(0.5) ? Cuckooed : [concern])
                .With("person_category", concern == "cuckooing" ? "victim" : dice.Weighted(
                    [("suspect", 5), ("other", 4), ("witness", 1)]))
                .With("closed_on", isClosed ? closed : null)
                .With("tenure", dice.Weighted([("social", 68), ("private", 20), ("supported", 7), ("temporary", 5)]))
                .With("outcome", isClosed
                    ? dice.Weighted([("advice", 40), ("warning", 20), ("moved", 9), ("closure_order", 8),
                        ("possession", 8), ("injunction", 5), ("unfounded", 10)])
                    : null)
                .With("police_told", dice.Chance(0.55));
        }
    }

    private static readonly string[] DriverLicences = ["taxi_driver", "private_hire_driver", "vehicle"];

    public static IEnumerable<SampleRow> Licensing(ReturnContext context)
    {
        var dice = context.Dice;
        foreach (var month in context.Period.Months)
        {
            for (var i = context.Events(170, month); i > 0; i--)
            {
                if (context.Premises(month, PremisesType.Licensed, PremisesType.Shop, PremisesType.CashBusiness) is not { } premises)
                {
                    continue;
                }

                var isDriver = dice.Chance(0.3);
                var grounds = dice.Weighted(
                    [("drugs", 22), ("violence", 26), ("illicit_goods", 14), ("underage", 12), ("noise", 14),
                        ("exploitation", 6), ("immigration", 6)]);
                yield return At(context, premises, month, "LIC")
                    .With("licence_ref", isDriver ? null : "PREM-" + premises.Uprn[^7..])
                    .With("uprn", isDriver ? null : premises.Uprn)
                    .With("vehicle_mark", isDriver ? People.Identifiers.Vrm(dice, premises.Cell.Index) : null)
                    .With("licence_type", isDriver ? dice.Pick(DriverLicences) : premises.Type switch
                    {
                        PremisesType.Licensed => "pub_or_club",
                        PremisesType.Shop => "off_licence",
                        _ => "late_food",
                    })
                    .With("action", dice.Weighted([("warning", 34), ("review", 18), ("conditions", 18),
                        ("suspension", 14), ("revocation", 9), ("closure", 5), ("prosecution", 2)]))
                    .With("objectives", new[] { Objective(grounds) })
                    .With("grounds", new[] { grounds })
                    .With("asked_by", dice.Weighted(
                        [("police", 45), ("council", 25), ("trading_standards", 15), ("public", 10), ("immigration", 5)]));
            }
        }
    }

    public static IEnumerable<SampleRow> Seizures(ReturnContext context)
    {
        var dice = context.Dice;
        foreach (var month in context.Period.Months)
        {
            for (var i = context.Events(200, month); i > 0; i--)
            {
                if (context.Premises(month, PremisesType.Shop, PremisesType.CashBusiness) is not { } premises)
                {
                    continue;
                }

                var product = dice.Weighted(
                    [("cigarettes", 36), ("vapes", 30), ("hand_rolling", 16), ("counterfeit", 10), ("alcohol", 5), ("unsafe", 3)]);
                var (unit, each) = product switch
                {
                    "cigarettes" => ("sticks", 0.6m),
                    "hand_rolling" => ("grams", 0.5m),
                    "vapes" => ("devices", 8m),
                    "alcohol" => ("litres", 15m),
                    _ => ("items", 20m),
                };
                var quantity = (decimal)Math.Round(Math.Exp((unit is "sticks" or "grams" ? 7.5 : 4) + (0.9 * dice.Normal())));
                yield return At(context, premises, month, "TS")
                    .With("product", product)
                    .With("quantity", quantity)
                    .With("unit", unit)
                    .With("street_value", Math.Round(quantity * each, 0))
                    .With("duty_value", unit is "sticks" or "grams" ? Math.Round(quantity * each * 0.7m, 0) : null)
                    .With("premises_type", "shop")
                    .With("concealed", dice.Chance(0.35))
                    .With("outcome", dice.Weighted([("seized_only", 40), ("warning", 22), ("closure_order", 12),
                        ("licence_review", 10), ("prosecution", 6), ("pending", 10)]));
            }
        }
    }

    public static IEnumerable<SampleRow> Probation(ReturnContext context)
    {
        var dice = context.Dice;
        foreach (var person in ChildrenAtRisk.Register(context, 1150, 18, 75))
        {
            var offence = dice.Weighted(
                [("violence", 30), ("drug_supply", 17), ("theft", 13), ("other", 12), ("other_drugs", 7),
                    ("burglary", 6), ("weapons", 5), ("sexual", 5), ("robbery", 3), ("fraud", 2)]);
            var supervision = dice.Weighted(
                [("community_order", 34), ("suspended_sentence", 20), ("licence", 24), ("custody", 18), ("post_sentence", 4)]);
            yield return ChildrenAtRisk.Row(context, person, context.Period.Until.AddDays(-1).ToDateTime(TimeOnly.MinValue), "CRN", "X")
                .With("crn", context.KeyOf(person, "X"))
                .With("supervision", supervision)
                .With("rosh", dice.Weighted([("low", 22), ("medium", 52), ("high", 24), ("very_high", 2)]))
                .With("mappa", dice.Weighted([("none", 78), ("1", 8), ("2", 12), ("3", 1)]))
                .With("iom", dice.Weighted([("none", 86), ("fixed", 6), ("flex", 6), ("free", 2)]))
                .With("soc_flag", offence == "drug_supply" ? dice.Chance(0.3) : dice.Chance(0.03))
                .With("offence_group", offence)
                .With("release_month", supervision == "custody" ? context.Period.Until.AddMonths(dice.Between(0, 30)) : null)
                .With("ends_on", supervision == "custody" ? null : context.Period.Until.AddDays(dice.Between(10, 700)));
        }
    }

    public static IEnumerable<SampleRow> Fraud(ReturnContext context)
    {
        var dice = context.Dice;
        foreach (var month in context.Period.Months)
        {
            foreach (var district in context.World.Force.Wards.GroupBy(ward => ward.District))
            {
                var residents = district.Sum(ward => ward.Cells.Sum(cell => cell.Residents));
                foreach (var (code, nature, reports, loss) in Frauds)
                {
                    var count = dice.Poisson(residents * reports * 4 / 1_000_000.0);
                    var lost = loss * Enumerable.Range(0, Math.Min(count, 400)).Sum(_ => Math.Exp(0.8 * dice.Normal()));
                    yield return new SampleRow { Cell = district.First().Cells[0], At = month.ToDateTime(TimeOnly.MinValue) }
                        .With("code", code)
                        .With("nature", nature)
                        .With("reports", count)
                        .With("loss", (decimal)Math.Round(lost))
                        .With("victim_age", null)
                        .With("district_code", district.Key.Code);
                }
            }
        }
    }

    private static SampleRow At(ReturnContext context, Premises premises, DateOnly month, string prefix)
        => new() { Cell = premises.Cell, Premises = premises, At = context.At(month), Key = context.NextKey(prefix) };

    private static string Objective(string grounds) => grounds switch
    {
        "noise" => "nuisance",
        "underage" => "children",
        _ => "crime_and_disorder",
    };
}
