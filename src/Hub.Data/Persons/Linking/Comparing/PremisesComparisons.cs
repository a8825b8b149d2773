using Hub.Data.Persons.Linking.Standardising;

namespace Hub.Data.Persons.Linking.Comparing;

/// <summary>The comparisons of premises: property number, flat, house number, street, postcode, town, and the name of a business.</summary>
internal static class PremisesComparisons
{
    /// <summary>
    /// What speaks for two addresses being one before they are compared, in bits: number and street alone do not reach the threshold, with
    /// the town or the postcode they do.
    /// </summary>
    public const double Prior = -13;

    public static IReadOnlyList<Comparison> For(SubjectFields fields, LinkSettings settings)
    {
        var comparisons = new List<Comparison>();
        Add("postcode", fields.Postcode, fields.Postcodes, TextUse.Postcode);
        Add("flat", fields.Flat, fields.Numbers, TextUse.Number);
        Add("house number", fields.Number, fields.Numbers, TextUse.Number);
        Add("street", fields.Street, fields.Streets, TextUse.WithinPostcode);
        Add("town", fields.Town, fields.Towns, TextUse.WithinPostcode);
        Add("name", fields.Surname, fields.Names, TextUse.Name);
        comparisons.AddRange(fields.Identifiers.Select(number => new MarkComparison(number)));
        return comparisons;

        void Add(string name, int[]? ids, TextTable values, TextUse use)
        {
            if (ids is not null && ids.AsSpan().IndexOfAnyExcept(0) >= 0)
            {
                comparisons.Add(new TextComparison(
                    name, ids, values, use, settings.Changes.GetValueOrDefault(name)?.AlikeFrom ?? LikenessMeter.AlikeFrom));
            }
        }
    }
}
