using Hub.SampleForce.Returns;

namespace Hub.SampleForce.Makers;

/// <summary>Events without a person: stop and search, anti-social behaviour, fires, treated assaults.</summary>
internal static class Incidents
{
    private static readonly (string, double)[] Ages = [("10-17", 16), ("18-24", 32), ("25-34", 28), ("over 34", 24)];

    private static readonly (string, double)[] Objects =
        [("Controlled drugs", 62), ("Offensive weapons", 16), ("Stolen goods", 13), ("Article for use in theft", 7), ("Firearms", 2)];

    private static readonly (string, double)[] SearchOutcomes =
        [("A no further action disposal", 68), ("Arrest", 13), ("Community resolution", 13),
            ("Khat or Cannabis warning", 3), ("Summons / charged by post", 3)];

    public static IEnumerable<SampleRow> StopAndSearch(ReturnContext context)
    {
        var dice = context.Dice;
        foreach (var month in context.Period.Months)
        {
            for (var i = context.Events(2800, month); i > 0; i--)
            {
                var cell = context.Cell(month);
                var at = context.At(month);
                var sought = dice.Weighted(Objects);
                var outcome = dice.Weighted(SearchOutcomes);
                var street = dice.Pick(cell.Streets);
                var isPlaced = !dice.Chance(0.06);
                yield return new SampleRow { Cell = cell, At = at }
                    .With("type", dice.Weighted([("person", 82), ("person_and_vehicle", 16), ("vehicle", 2)]))
                    .With("date", at)
                    .With("part_of_operation", dice.Chance(0.08))
                    .With("latitude", isPlaced ? street.Latitude : null)
                    .With("longitude", isPlaced ? street.Longitude : null)
                    .With("gender", dice.Weighted([("Male", 88), ("Female", 11), ("Other", 1)]))
                    .With("age_range", dice.Weighted(Ages))
                    .With("legislation", sought == "Controlled drugs"
                        ? "Misuse of Drugs Act 1971 (section 23)"
                        : "Police and Criminal Evidence Act 1984 (section 1)")
                    .With("object_of_search", sought)
                    .With("outcome", outcome)
                    .With("outcome_linked", outcome != "A no further action disposal" && dice.Chance(0.7))
                    .With("more_than_outer_clothing", dice.Chance(0.03));
            }
        }
    }

    public static IEnumerable<SampleRow> AntiSocialBehaviour(ReturnContext context)
    {
        var dice = context.Dice;
        foreach (var month in context.Period.Months)
        {
            for (var i = context.Events(10_500, month); i > 0; i--)
            {
                yield return new SampleRow { Cell = context.Cell(month), At = context.At(month), Key = context.NextKey("ASB") }
                    .With("category", dice.Weighted([("nuisance", 72), ("personal", 18), ("environmental", 10)]))
                    .With("drug_related", dice.Chance(0.11))
                    .With("youth_related", dice.Chance(0.32))
                    .With("vehicle_related", dice.Chance(0.14))
                    .With("location_type", dice.Weighted(
                        [("street", 46), ("home", 26), ("park", 10), ("shop", 8), ("licensed", 5), ("transport", 3), ("other", 2)]));
            }
        }
    }

    public static IEnumerable<SampleRow> Fires(ReturnContext context)
    {
        var dice = context.Dice;
        foreach (var month in context.Period.Months)
        {
            for (var i = context.Events(480, month); i > 0; i--)
            {
                var type = dice.Weighted(
                    [("secondary", 52), ("primary_vehicle", 17), ("primary", 20), ("malicious_call", 7),
                        ("attack_on_crew", 3), ("chimney", 1)]);
                yield return new SampleRow { Cell = context.Cell(month), At = context.At(month), Key = context.NextKey("FRS") }
                    .With("incident_type", type)
                    .With("property_type", type == "primary_vehicle" ? "vehicle"
                        : dice.Weighted([("outdoor", 55), ("dwelling", 18), ("derelict", 12), ("other_building", 10), ("other", 5)]))
                    .With("suspected_links", dice.Chance(0.12)
                        ? new[] { dice.Weighted([("drugs", 5), ("threat", 4), ("evidence", 2), ("cannabis", 2), ("exploitation", 1)]) }
                        : null);
            }
        }
    }

    public static IEnumerable<SampleRow> TreatedAssaults(ReturnContext context)
    {
        var dice = context.Dice;
        var sites = new[] { "X9T01", "X9T02", "X9T03" };
        foreach (var month in context.Period.Months)
        {
            for (var i = context.Events(620, month); i > 0; i--)
            {
                var at = context.AtNight(month);
                var method = dice.Weighted(
                    [("body_part", 60), ("blunt_object", 10), ("sharp_object", 9), ("pushed", 9), ("glass", 4),
                        ("not_known", 5), ("other", 2), ("firearm", 0.3)]);

                // Some patients do not say where: that is counted and shown, never guessed.
                yield return new SampleRow { Cell = dice.Chance(0.12) ? null : context.Cell(month), At = at }
                    .With("period_start", month)
                    .With("period_end", month.AddMonths(1).AddDays(-1))
                    .With("site_code", dice.Pick(sites))
                    .With("arrival_at", at.AddMinutes(dice.Between(25, 420)))
                    .With("method", method)
                    .With("method_other", method == "other" ? "Thrown bottle crate" : null)
                    .With("location_type", dice.Weighted(
                        [("street", 34), ("licensed", 28), ("home", 20), ("not_known", 6), ("park", 4), ("work", 4),
                            ("transport", 2), ("school", 2)]));
            }
        }
    }
}
