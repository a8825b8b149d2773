using System.Globalization;

namespace Hub.Data.Persons.Linking.Standardising;

/// <summary>From columns of text to standardised fields. Each distinct text is worked out once, whatever the number of rows.</summary>
internal static class Standardiser
{
    /// <summary>
    /// The fields of a table, dates read as a model says or else as the column as a whole suggests; what a reader should know about the
    /// columns is added to <paramref name="notes"/>.
    /// </summary>
    public static SubjectFields Fields(RecordTable table, bool? monthFirst, List<string> notes)
    {
        var fields = new SubjectFields(table.Count);
        var work = new List<Action>
        {
            () => Names(table, fields),
            () => Addresses(table, fields),
            () => Births(table, fields, monthFirst),
            () => fields.Easting = Map(table, FieldRole.Easting, Metres),
            () => fields.Northing = Map(table, FieldRole.Northing, Metres),
            () => fields.Gender = Map(table, FieldRole.Gender, Gender),
            () => fields.Source = Map(table, FieldRole.Source, text => fields.Sources.Add(text)),
        };
        foreach (var column in table.Columns.Where(column => IsIdentifier(column.Role)))
        {
            var values = new TextTable();
            var field = new NumberField(column.Name, Label(column, fields.Identifiers), column.Role, values, new int[table.Count]);
            fields.Identifiers.Add(field);
            work.Add(() => Fill(column, text => values.Add(NumberText.Of(column.Role, text)), field.Ids));
        }

        Parallel.Invoke([.. work]);
        notes.AddRange(Sense(table, fields));
        notes.AddRange(UnusualNames.Of(table));
        return fields;
    }

    /// <summary>Whether a role is a number that is compared as a whole.</summary>
    public static bool IsIdentifier(FieldRole role) => role is FieldRole.Uprn or FieldRole.NhsNumber or FieldRole.PncId or FieldRole.Upn
        or FieldRole.Identifier or FieldRole.Phone or FieldRole.Email or FieldRole.Vrm;

    // Two files call their columns as they like; what is compared has one name in both. Other identifiers are told apart by their heading.
    private static string Label(RecordColumn column, List<NumberField> before)
    {
        var number = before.Count(field => field.Role == column.Role) + 1;
        return column.Role == FieldRole.Identifier ? column.Name
            : RoleWords.Of(column.Role) + (number > 1 ? string.Create(CultureInfo.InvariantCulture, $" {number}") : "");
    }

    private static void Names(RecordTable table, SubjectFields fields)
    {
        foreach (var column in table.Of(FieldRole.Forename).Take(1))
        {
            fields.Forename = new int[table.Count];
            fields.Middle = new int[table.Count];
            FillNames(column, text => Given(fields.Names, NameText.Forenames(text)), fields.Forename, fields.Middle);
        }

        foreach (var column in table.Of(FieldRole.MiddleName).Take(1))
        {
            var middle = fields.Middle ??= new int[table.Count];
            var extra = new int[table.Count];
            Fill(column, text => fields.Names.Add(string.Join(' ', NameText.Forenames(text))), extra);
            for (var i = 0; i < extra.Length; i++)
            {
                middle[i] = middle[i] == 0 ? extra[i] : middle[i];
            }
        }

        foreach (var column in table.Of(FieldRole.Surname).Take(1))
        {
            fields.Surname = new int[table.Count];
            Fill(column, text => fields.Names.Add(string.Join(' ', NameText.Surnames(text))), fields.Surname);
        }

        foreach (var column in table.Of(FieldRole.FullName).Take(1))
        {
            var (first, last) = (new int[table.Count], new int[table.Count]);
            var middle = fields.Middle ?? new int[table.Count];
            FillNames(column, text => Given(fields.Names, NameText.Forenames(NameText.Split(text).Forenames)), first, middle);
            Fill(column, text => fields.Names.Add(string.Join(' ', NameText.Surnames(NameText.Split(text).Surname))), last);
            fields.Forename ??= first;
            fields.Surname ??= last;
            fields.Middle ??= middle;
        }
    }

    private static (int First, int More) Given(TextTable names, string[] words)
        => words.Length == 0 ? (0, 0) : (names.Add(words[0]), words.Length == 1 ? 0 : names.Add(string.Join(' ', words[1..])));

    private static void Addresses(RecordTable table, SubjectFields fields)
    {
        if (table.Of(FieldRole.Address).FirstOrDefault() is { } lines)
        {
            var parts = new AddressParts[lines.Texts.Count];
            Parallel.For(0, parts.Length, i => parts[i] = AddressText.Parse(lines.Texts[i]));
            int[] Part(TextTable values, Func<AddressParts, string> part)
            {
                var ids = new int[table.Count];
                var place = 0;
                Fill(lines, _ => values.Add(part(parts[place++])), ids);
                return ids;
            }

            fields.Flat = Part(fields.Numbers, part => part.Flat);
            fields.Number = Part(fields.Numbers, part => part.Number);
            fields.Street = Part(fields.Streets, part => part.Street);
            fields.Town = Part(fields.Towns, part => part.Town);
        }

        fields.Number = Map(table, FieldRole.HouseNumber, text => fields.Numbers.Add(TextFold.Fold(text))) ?? fields.Number;
        fields.Street = Map(table, FieldRole.Street, text => fields.Streets.Add(AddressText.Street(text))) ?? fields.Street;
        fields.Town = Map(table, FieldRole.Town, text => fields.Towns.Add(Known(text))) ?? fields.Town;
        fields.Town ??= Map(table, FieldRole.Locality, text => fields.Towns.Add(Known(text)));
        fields.Postcode = Map(table, FieldRole.Postcode, text => fields.Postcodes.Add(NumberText.Of(FieldRole.Postcode, text)));
    }

    private static string Known(string text) => TextFold.Fold(text) is var folded && TextFold.IsPlaceholder(folded) ? "" : folded;

    private static void Births(RecordTable table, SubjectFields fields, bool? monthFirst)
    {
        if (table.Of(FieldRole.BirthDate).FirstOrDefault() is { } column)
        {
            fields.MonthFirst = monthFirst ?? column.Texts.Sum(BirthDate.MonthFirst) > 0;
            fields.Birth = new int[table.Count];
            Fill(column, text => BirthDate.Parse(text, fields.MonthFirst), fields.Birth);
        }
    }

    // A grid reference of the United Kingdom; anything else is none.
    private static int Metres(string text)
        => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var metres) && metres is > 0 and < 2_000_000
            ? (int)metres : 0;

    private static int Gender(string text) => TextFold.Fold(text) switch
    {
        "" => 0,
        "m" or "male" or "man" or "boy" or "1" => 1,
        "f" or "female" or "woman" or "girl" or "2" => 2,
        "u" or "unknown" or "not known" or "not stated" or "9" or "0" or "n" => 0,
        _ => 3,
    };

    private static int[]? Map(RecordTable table, FieldRole role, Func<string, int> standard)
    {
        if (table.Of(role).FirstOrDefault() is not { } column)
        {
            return null;
        }

        var ids = new int[table.Count];
        Fill(column, standard, ids);
        return ids;
    }

    private static void Fill(RecordColumn column, Func<string, int> standard, int[] ids)
    {
        var known = new int[column.Texts.Count];
        for (var i = 0; i < known.Length; i++)
        {
            known[i] = standard(column.Texts[i]);
        }

        for (var i = 0; i < ids.Length; i++)
        {
            ids[i] = known[column.Ids[i]];
        }
    }

    private static void FillNames(RecordColumn column, Func<string, (int First, int More)> standard, int[] first, int[] rest)
    {
        var known = column.Texts.Select(standard).ToArray();
        for (var i = 0; i < first.Length; i++)
        {
            (first[i], rest[i]) = known[column.Ids[i]];
        }
    }

    // A column whose texts mostly cannot be what they are said to be was probably mapped to the wrong role.
    private static IEnumerable<string> Sense(RecordTable table, SubjectFields fields)
    {
        foreach (var column in table.Columns)
        {
            var ids = column.Role switch
            {
                FieldRole.BirthDate => fields.Birth,
                FieldRole.Forename => fields.Forename,
                FieldRole.Surname => fields.Surname,
                FieldRole.Postcode => fields.Postcode,
                FieldRole.Gender => fields.Gender?.Select(gender => gender is 1 or 2 ? gender : 0).ToArray(),
                _ => fields.Identifiers.FirstOrDefault(field => field.Name == column.Name)?.Ids,
            };
            if (ids is null)
            {
                continue;
            }

            var (written, lost) = (0, 0);
            for (var i = 0; i < ids.Length; i++)
            {
                written += column.Ids[i] == 0 ? 0 : 1;
                lost += column.Ids[i] != 0 && ids[i] == 0 ? 1 : 0;
            }

            if (lost > 20 && lost > written / 3)
            {
                yield return $"{100L * lost / written}% of the values of \"{column.Name}\" cannot be read as {RoleWords.Of(column.Role)}; "
                    + "they count as missing. Check what the column is mapped to.";
            }
        }
    }
}
