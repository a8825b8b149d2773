using Hub.Data.Persons.Linking.Comparing;
using Hub.Data.Persons.Linking.Standardising;

namespace Hub.Data.Persons.Linking.Blocking;

/// <summary>
/// When two records of people are worth comparing: a number in common, or two independent things alike. Each rule survives another
/// error: a slip in a name, a wrong date, a move, names changed over.
/// </summary>
internal static class PersonRules
{
    /// <summary>The rules for the fields that are there, the cheapest to satisfy first.</summary>
    public static IReadOnlyList<BlockingRule> For(SubjectFields fields, PlaceFields places)
    {
        var rules = new List<BlockingRule>();
        foreach (var number in fields.Identifiers)
        {
            rules.Add(new BlockingRule("same " + number.Label, i => Key(number.Table.Hash(number.Ids[i]))));
        }

        var family = new uint[fields.Names.Count];
        var (wide, narrow) = (new uint[fields.Names.Count], new uint[fields.Names.Count]);
        for (var i = 1; i < family.Length; i++)
        {
            var name = Nicknames.Shipped.FamilyOf(fields.Names[i]);
            family[i] = unchecked((uint)TextHash.Of(name));
            wide[i] = PhoneticKey.Of(name, 1);
            narrow[i] = PhoneticKey.Of(name);
        }

        var (forename, surname, birth, postcode) = (fields.Forename, fields.Surname, fields.Birth, fields.Postcode);
        var surnameSound = Sounds(fields.Names);
        Func<int, uint>[] forenameSounds = forename is null ? [] : [i => wide[forename[i]], i => narrow[forename[i]]];
        Func<int, uint>[] surnameSounds = surname is null ? [] : [i => surnameSound.Wide[surname[i]], i => surnameSound.Narrow[surname[i]]];
        Func<int, uint>? born = birth is null ? null : i => Key((ulong)birth[i]);
        Func<int, uint>? lives = postcode is null ? null : i => Key(fields.Postcodes.Hash(postcode[i]));
        Func<int, uint> line = i => Key(places.LineHash[i]);
        Add("date of birth and sound of the forename", born, forenameSounds);
        Add("date of birth and sound of the surname", born, surnameSounds);
        Add("postcode and sound of the forename", lives, forenameSounds);
        Add("postcode and sound of the surname", lives, surnameSounds);
        Add("postcode and date of birth", lives, born is null ? [] : [born]);
        Add("house number, street and sound of the forename", fields.Street is null ? null : line, forenameSounds);
        Add("house number, street and sound of the surname", fields.Street is null ? null : line, surnameSounds);
        if (forename is not null && surname is not null)
        {
            uint Unordered(int i) => forename[i] == 0 || surname[i] == 0 ? 0
                : unchecked(family[forename[i]] + family[surname[i]]) is var sum && sum == 0 ? 1 : sum;
            Func<int, uint> sounds = i => surnameSound.Narrow[surname[i]] is var sound && sound == 0 ? 0 : Join(sound, family[forename[i]]);
            rules.Add(new BlockingRule("forename and surname, in either order", Unordered));
            if (birth is not null)
            {
                Add("sound of the surname, forename and year of birth", sounds, [i => Key((ulong)(birth[i] >> 16))]);
            }
        }

        if (fields.Town is { } town && town.AsSpan().IndexOfAnyExcept(0) >= 0)
        {
            Add("town and surname", i => Key(fields.Towns.Hash(town[i])), surname is null ? [] : [i => family[surname[i]]]);
            Add("town and forename", i => Key(fields.Towns.Hash(town[i])), forename is null ? [] : [i => family[forename[i]]]);
        }

        return rules;

        void Add(string name, Func<int, uint>? first, Func<int, uint>[] second)
        {
            if (first is not null && second.Length > 0)
            {
                rules.Add(new BlockingRule(name, [.. second.Select(other => (Func<int, uint>)(i => Join(first(i), other(i))))]));
            }
        }
    }

    private static (uint[] Wide, uint[] Narrow) Sounds(TextTable names)
    {
        var (wide, narrow) = (new uint[names.Count], new uint[names.Count]);
        for (var i = 1; i < names.Count; i++)
        {
            (wide[i], narrow[i]) = (PhoneticKey.Of(names[i], 1), PhoneticKey.Of(names[i]));
        }

        return (wide, narrow);
    }

    private static uint Key(ulong hash) => hash == 0 ? 0 : unchecked((uint)TextHash.Mix(hash)) is var key && key == 0 ? 1 : key;

    private static uint Join(uint first, uint second)
        => first == 0 || second == 0 ? 0 : unchecked((uint)TextHash.Join(first, second)) is var key && key == 0 ? 1 : key;
}
