using Hub.Data.Persons.Linking.Comparing;
using Hub.Data.Persons.Linking.Standardising;

namespace Hub.Data.Persons.Linking.Blocking;

/// <summary>
/// When two premises are worth comparing: the same property number, or number and street, number and postcode, street and postcode.
/// </summary>
internal static class PremisesRules
{
    public static IReadOnlyList<BlockingRule> For(SubjectFields fields, PlaceFields places)
    {
        var rules = fields.Identifiers
            .Select(number => new BlockingRule("same " + number.Label, i => Key(number.Table.Hash(number.Ids[i])))).ToList();
        var (number, street, postcode) = (fields.Number, fields.Street, fields.Postcode);
        if (street is not null && number is not null)
        {
            rules.Add(new BlockingRule("house number and street", i => Key(places.LineHash[i])));
        }

        if (number is not null && postcode is not null)
        {
            rules.Add(new BlockingRule(
                "house number and postcode", i => Key(fields.Numbers.Hash(number[i]), fields.Postcodes.Hash(postcode[i]))));
        }

        if (street is not null && postcode is not null)
        {
            rules.Add(new BlockingRule("street and postcode",
                i => Key(fields.Streets.Hash(street[i]), fields.Postcodes.Hash(postcode[i]))));
        }

        if (fields.Surname is { } name && postcode is not null)
        {
            rules.Add(new BlockingRule("name and postcode", i => Key(fields.Names.Hash(name[i]), fields.Postcodes.Hash(postcode[i]))));
        }

        return rules;
    }

    private static uint Key(ulong first, ulong second) => first == 0 || second == 0 ? 0 : Key(TextHash.Join(first, second));

    private static uint Key(ulong hash) => hash == 0 ? 0 : unchecked((uint)TextHash.Mix(hash)) is var key && key == 0 ? 1 : key;
}
