using Hub.Data.Persons.Linking.Standardising;

namespace Hub.Data.Persons.Linking.Comparing;

/// <summary>
/// The comparisons of people, by the fields that are there. Place stands first and forename before surname and gender: they build on it.
/// </summary>
internal static class PersonComparisons
{
    public static IReadOnlyList<Comparison> For(
        SubjectFields fields, PlaceFields places, FieldCounts counted, LinkSettings settings)
    {
        var comparisons = new List<Func<Comparison>>();
        Add(fields.Street is not null || fields.Postcode is not null || fields.Easting is not null,
            () => new LocationComparison(places, Change("address and postcode")));
        Add(fields.Town is { } town && town.AsSpan().IndexOfAnyExcept(0) >= 0, () => new TownComparison(fields, counted));
        Add(fields.Forename is not null, () => new ForenameComparison(fields, counted, AlikeFrom("forename")));
        Add(fields.Surname is not null, () => new SurnameComparison(fields, counted, AlikeFrom("surname")));
        Add(fields.Birth is not null, () => new BirthComparison(fields.Birth!, counted));
        Add(fields.Gender is not null, () => new GenderComparison(fields.Gender!));
        foreach (var number in fields.Identifiers)
        {
            comparisons.Add(() => new NumberComparison(number, counted));
        }

        var made = new Comparison[comparisons.Count];
        Parallel.For(0, made.Length, place => made[place] = comparisons[place]());
        return made;

        ComparisonChange? Change(string name) => settings.Changes.GetValueOrDefault(name);

        double AlikeFrom(string name) => Change(name)?.AlikeFrom ?? LikenessMeter.AlikeFrom;

        void Add(bool isThere, Func<Comparison> make)
        {
            if (isThere)
            {
                comparisons.Add(make);
            }
        }
    }
}
