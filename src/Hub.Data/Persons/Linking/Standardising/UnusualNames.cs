namespace Hub.Data.Persons.Linking.Standardising;

/// <summary>Says which names are compared less well than others: those in other letters than Latin ones, and very long ones.</summary>
internal static class UnusualNames
{
    /// <summary>A sentence for each column and each kind of name.</summary>
    public static IEnumerable<string> Of(RecordTable table)
    {
        foreach (var column in table.Columns.Where(column => column.Role
            is FieldRole.Forename or FieldRole.MiddleName or FieldRole.Surname or FieldRole.FullName))
        {
            if (Count(column, IsOtherScript) is var foreign and > 0)
            {
                yield return $"{foreign} values of \"{column.Name}\" are written in other letters than Latin ones. They are compared "
                    + "letter by letter; the same name in Latin letters is not recognised.";
            }

            if (Count(column, text => text.Length > TextTable.ComparedLetters) is var lengthy and > 0)
            {
                yield return $"{lengthy} values of \"{column.Name}\" are longer than {TextTable.ComparedLetters} letters: equal ones are "
                    + $"equal, but slips are looked for in the first {TextTable.ComparedLetters} letters only.";
            }
        }
    }

    private static int Count(RecordColumn column, Func<string, bool> isUnusual)
    {
        var unusual = column.Texts.Select(isUnusual).ToArray();
        return Array.IndexOf(unusual, true) < 0 ? 0 : column.Ids.Count(id => unusual[id]);
    }

    // Letters from Greek on, without the later Latin blocks.
    private static bool IsOtherScript(string text)
    {
        foreach (var letter in text)
        {
            if (letter >= '\u0370' && letter is not (>= '\u1E00' and <= '\u1EFF') and not (>= '\uFF00' and <= '\uFF5E')
                && char.IsLetter(letter))
            {
                return true;
            }
        }

        return false;
    }
}
