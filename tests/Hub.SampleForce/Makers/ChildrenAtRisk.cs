using Hub.SampleForce.People;
using Hub.SampleForce.Returns;

namespace Hub.SampleForce.Makers;

/// <summary>Returns about children and young people, drawn from the same persons so that they recur across agencies.</summary>
internal static class ChildrenAtRisk
{
    private static readonly (string, double)[] Care =
        [("not_in_care", 70), ("residential", 14), ("foster", 9), ("semi_independent", 4), ("kinship", 2), ("not_known", 1)];

    private static readonly (string, double)[] Reasons =
        [("DB", 44), ("PP", 15), ("VA", 15), ("PA", 6), ("DA", 6), ("OW", 3), ("DM", 4), ("OT", 4), ("BU", 2), ("PH", 1)];

    private static readonly string[] Both = ["criminal", "sexual"];

    public static IEnumerable<SampleRow> Missing(ReturnContext context)
    {
        var dice = context.Dice;
        foreach (var (person, month) in People(context, 1500, 9, 40))
        {
            var reported = context.At(month);
            var found = reported.AddHours(dice.Between(2, 20)).AddHours(dice.Chance(0.15) ? dice.Between(24, 96) : 0);
            var isChild = person.AgeOn(month) < 18;
            var isFound = found.Date < context.Period.Until.ToDateTime(TimeOnly.MinValue);
            var isExploited = isChild && dice.Chance(IsOnTheLine(context, person, month) ? 0.6 : 0.18);
            yield return Row(context, person, reported, "MISPER", "P-")
                .With("age_band", AgeBand(person.AgeOn(month)))
                .With("missing_from", reported.AddHours(-dice.Between(1, 9)))
                .With("found_on", isFound ? found : null)
                .With("risk", dice.Weighted([("medium", 62), ("high", 22), ("low", 13), ("no_apparent_risk", 3)]))
                .With("care_status", isChild ? dice.Weighted(Care) : null)
                .With("out_of_area_placement", isChild && dice.Chance(0.14))
                .With("repeat", dice.Chance(Math.Min(0.85, person.Activity / 4)))
                .With("exploitation", isExploited ? dice.Weighted([("criminal", 7), ("sexual", 2), ("both", 1)]) : "none")
                .With("harm", dice.Weighted([("none", 88), ("injured", 3), ("victim_of_crime", 4), ("exploited", 3), ("self_harm", 2)]))
                .With("interview_offered", isChild && dice.Chance(0.8))
                .With("interview_on", isChild && isFound && dice.Chance(0.5)
                    ? Earlier(DateOnly.FromDateTime(found), dice.Between(0, 4), context.Period.Until.AddDays(-1))
                    : null);
        }
    }

    public static IEnumerable<SampleRow> Suspensions(ReturnContext context)
    {
        var dice = context.Dice;
        foreach (var (person, month) in People(context, 2700, 6, 16))
        {
            var starts = DateOnly.FromDateTime(context.At(month));
            while (starts.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday)
            {
                starts = starts.Day > 3 ? starts.AddDays(-1) : starts.AddDays(2);
            }

            var isPermanent = dice.Chance(0.035);
            var days = dice.Weighted([(1, 4), (2, 4), (3, 2), (5, 2), (10, 0.4)]);
            yield return Row(context, person, starts.ToDateTime(TimeOnly.MinValue), "EXC", "C-")
                .With("school_urn", FormattableString.Invariant($"9990{(person.Cell.Index % 40) + 10}"))
                .With("type", isPermanent ? "permanent_exclusion" : "suspension")
                .With("ends_on", isPermanent ? null : starts.AddDays(days - 1))
                .With("sessions", isPermanent ? null : days * 2)
                .With("reasons", dice.Chance(0.2)
                    ? Distinct(dice.Weighted(Reasons), dice.Weighted(Reasons))
                    : [dice.Weighted(Reasons)])
                .With("year_group", Math.Clamp(person.AgeOn(month) - 5, 0, 11))
                .With("send", dice.Weighted([("none", 55), ("support", 33), ("ehcp", 12)]))
                .With("in_care", dice.Chance(0.06));
        }
    }

    public static IEnumerable<SampleRow> NotInEducation(ReturnContext context)
    {
        var dice = context.Dice;
        var day = context.Period.Until.AddMonths(-1);
        foreach (var person in Register(context, 620, 16, 17))
        {
            yield return Row(context, person, day.ToDateTime(TimeOnly.MinValue), "NEET", "NCC-")
                .With("status_on", day.AddDays(-dice.Between(0, 80)))
                .With("status", dice.Weighted([("neet_available", 45), ("neet_not_available", 20), ("not_known", 35)]))
                .With("weeks", dice.Between(2, 60))
                .With("year_group", person.AgeOn(day) - 4)
                .With("send", dice.Weighted([("none", 60), ("support", 28), ("ehcp", 12)]))
                .With("care_leaver", dice.Chance(0.07))
                .With("supervised", dice.Chance(0.05));
        }
    }

    public static IEnumerable<SampleRow> Assessments(ReturnContext context)
    {
        var dice = context.Dice;
        foreach (var (person, month) in People(context, 430, 10, 18))
        {
            var isOnTheLine = IsOnTheLine(context, person, month);
            var risk = dice.Weighted([("medium", 40), ("high", isOnTheLine ? 50 : 22), ("low", 30), ("none", 8)]);
            yield return Row(context, person, context.At(month), "CEA", "C-")
                .With("age_band", AgeBand(person.AgeOn(month)))
                .With("exploitation", dice.Chance(0.15) ? Both : [dice.Weighted(
                    [("criminal", 68), ("sexual", 22), ("online", 7), ("other", 3)])])
                .With("risk", risk)
                .With("county_lines", dice.Chance(isOnTheLine ? 0.55 : 0.12))
                .With("weapon", dice.Chance(0.2))
                .With("missing", dice.Chance(0.4))
                .With("care_status", dice.Weighted(Care))
                .With("outcome", risk is "none" or "low"
                    ? dice.Weighted([("no_further_action", 6), ("early_help", 4)])
                    : dice.Weighted([("multi_agency_plan", 6), ("nrm_referral", 2), ("protection", 1), ("transferred", 0.5)]));
        }
    }

    public static IEnumerable<SampleRow> Entrants(ReturnContext context)
    {
        var dice = context.Dice;
        foreach (var (person, month) in People(context, 230, 10, 17))
        {
            var outcome = dice.Weighted(
                [("youth_caution", 30), ("conditional_caution", 30), ("referral_order", 30),
                    ("rehabilitation_order", 7), ("custody", 3)]);
            yield return Row(context, person, context.At(month), "YJ", "Y-")
                .With("outcome", outcome)
                .With("person_category", outcome is "youth_caution" or "conditional_caution" ? "other" : "convicted")
                .With("age_band", AgeBand(person.AgeOn(month)))
                .With("offence_group", dice.Weighted(
                    [("violence", 34), ("drugs", 15), ("weapons", 12), ("damage", 9), ("theft", 9),
                        ("public_order", 7), ("vehicle", 6), ("robbery", 4), ("burglary", 4)]))
                .With("exploitation", dice.Chance(IsOnTheLine(context, person, month) ? 0.5 : 0.2))
                .With("education", dice.Weighted(
                    [("school", 45), ("alternative", 18), ("excluded", 9), ("part_time", 10), ("neet", 15), ("not_known", 3)]))
                .With("in_care", dice.Chance(0.12));
        }
    }

    public static IEnumerable<SampleRow> Referrals(ReturnContext context)
    {
        var dice = context.Dice;
        foreach (var (person, month) in People(context, 150, 12, 60))
        {
            var isChild = person.AgeOn(month) < 18;
            yield return Row(context, person, context.At(month), "NRM", "P-")
                .With("age_group", isChild ? "child" : "adult")
                .With("exploitation", new[]
                {
                    isChild ? dice.Weighted([("criminal", 82), ("sexual", 14), ("labour", 4)])
                        : dice.Weighted([("labour", 50), ("criminal", 32), ("sexual", 14), ("domestic", 4)]),
                })
                .With("county_lines", isChild && dice.Chance(IsOnTheLine(context, person, month) ? 0.85 : 0.45))
                .With("duty_to_notify", !isChild && dice.Chance(0.2))
                .With("reasonable_grounds", dice.Weighted([("positive", 70), ("pending", 20), ("negative", 10)]))
                .With("conclusive_grounds", "pending");
        }
    }

    /// <summary>Events of a period: who and in which month.</summary>
    public static IEnumerable<(Person Person, DateOnly Month)> People(ReturnContext context, double perYear, int fromAge, int toAge)
    {
        foreach (var month in context.Period.Months)
        {
            for (var i = context.Events(perYear, month); i > 0; i--)
            {
                if (context.Person(month, fromAge, toAge) is { } person)
                {
                    yield return (person, month);
                }
            }
        }
    }

    /// <summary>A list as at the end of a period: each person once.</summary>
    public static IEnumerable<Person> Register(ReturnContext context, double size, int fromAge, int toAge)
    {
        var day = context.Period.Until.AddMonths(-1);
        var wanted = context.Events(size * 12, day);
        var listed = new HashSet<Person>(ReferenceEqualityComparer.Instance);
        for (var draws = 0; listed.Count < wanted && draws < wanted * 4; draws++)
        {
            if (context.Person(day, fromAge, toAge) is { } person && listed.Add(person))
            {
                yield return person;
            }
        }
    }

    /// <summary>A row about a person as this agency has them.</summary>
    public static SampleRow Row(ReturnContext context, Person person, DateTime at, string prefix, string personPrefix)
    {
        var recorded = context.Write(person);
        var row = new SampleRow
        {
            Cell = person.Cell,
            Person = person,
            PersonKey = context.KeyOf(person, personPrefix),
            Recorded = recorded,
            At = at,
            Key = context.NextKey(prefix),
        };
        return context.Kind.Field("sex") is null
            ? row
            : row.With("sex", recorded.Sex switch { "M" => "male", "F" => "female", _ => null });
    }

    private static bool IsOnTheLine(ReturnContext context, Person person, DateOnly month)
        => month >= context.World.Story.LineFrom && context.World.Story.LineTowns.Contains(person.Cell.Town);

    private static string AgeBand(int age) => age switch
    {
        < 10 => "under_10",
        < 14 => "10_13",
        < 18 => "14_17",
        < 25 => "18_24",
        _ => "25_plus",
    };

    private static string[] Distinct(string a, string b) => a == b ? [a] : [a, b];

    private static DateOnly Earlier(DateOnly first, int days, DateOnly last)
        => first.AddDays(days) is var day && day <= last ? day : last < first ? first : last;
}
