using System.Globalization;
using Hub.SampleForce.Geography;

namespace Hub.SampleForce.People;

/// <summary>
/// The people whom agencies know: they live more often where deprivation is high, some share a home, a name or a birthday,
/// and a few come to notice far more often than the rest.
/// </summary>
public sealed class Population
{
    private const double PeopleAtScaleOne = 4200;

    private Population(IReadOnlyList<Person> people) => People = people;

    /// <summary>Everybody.</summary>
    public IReadOnlyList<Person> People { get; }

    /// <summary>Draws the people of a force as at the first day of its returns.</summary>
    public static Population Draw(Force force, DateOnly from)
    {
        var dice = new Dice(force.Seed, "persons");
        var homes = new WeightedIndex(force.Cells.Select(cell => cell.Residents * (0.15 + (cell.Deprivation * cell.Deprivation))));
        var dwellings = force.Premises.Where(premises => premises.Type == PremisesType.Dwelling).ToLookup(premises => premises.Cell);
        var people = new List<Person>();
        var count = (int)(PeopleAtScaleOne * force.Scale);
        while (people.Count < count)
        {
            AddHousehold(force.Cells[homes.Draw(dice)]);
        }

        return new Population(people);

        void AddHousehold(Cell cell)
        {
            var home = HomeIn(cell);
            var surname = PersonNames.Surname(dice);
            var size = dice.Weighted([(1, 30), (2, 35), (3, 20), (4, 15)]);
            DateOnly? birthdayOfPrevious = null;
            for (var i = 0; i < size; i++)
            {
                // Children outnumber adults: most of what partners hold about persons at risk is about the young.
                var age = dice.Weighted(
                    [(dice.Between(9, 17), 45), (dice.Between(18, 25), 22), (dice.Between(26, 45), 25), (dice.Between(46, 80), 8)]);
                var born = from.AddYears(-age).AddDays(-dice.Below(365));

                // Twins: the hardest pair to tell apart.
                born = birthdayOfPrevious is { } birthday && dice.Chance(0.02) ? birthday : born;
                birthdayOfPrevious = born;
                people.Add(Make(born, surname, home, age));
            }
        }

        Person Make(DateOnly born, string surname, Home home, int age)
        {
            var number = people.Count + 1;
            var sex = dice.Chance(0.62) ? 'M' : 'F';
            var forename = PersonNames.Forename(dice, sex);
            surname = dice.Chance(0.88) ? surname : PersonNames.Surname(dice);
            var moved = dice.Chance(0.25) ? [home, HomeIn(force.Cells[homes.Draw(dice)])] : new[] { home };
            return new Person
            {
                Id = string.Create(CultureInfo.InvariantCulture, $"P{number:000000}"),
                Sex = sex,
                Born = born,
                Forename = forename,
                Surname = surname,
                FormerSurname = age >= 18 && dice.Chance(sex == 'F' ? 0.2 : 0.02) ? PersonNames.Surname(dice) : null,
                Homes = moved,
                Phone = Identifiers.Phone(dice),
                Email = Identifiers.Email(forename, surname, number),
                NhsNumber = Identifiers.NhsNumber(number * 37),
                PncId = age >= 14 && dice.Chance(0.4) ? Identifiers.PncId(dice, number) : null,
                Upn = age < 19 ? Identifiers.Upn(dice, number * 101) : null,
                Vrm = age >= 18 && dice.Chance(0.4) ? Identifiers.Vrm(dice, number) : null,
                Activity = 0.2 + Math.Pow(1 - dice.Unit(), -0.6) - 1,
            };
        }

        Home HomeIn(Cell cell)
        {
            var built = dwellings[cell].ToArray();
            if (built.Length > 0 && dice.Chance(0.7))
            {
                var premises = dice.Pick(built);
                return new Home(premises.Address, premises.Postcode, premises.Uprn);
            }

            var postcode = dice.Pick(cell.Postcodes);
            return new Home(string.Create(CultureInfo.InvariantCulture, $"{dice.Between(1, 98)} {postcode.Street}"), postcode, null);
        }
    }
}
