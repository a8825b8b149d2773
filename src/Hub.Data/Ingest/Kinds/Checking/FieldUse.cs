namespace Hub.Data.Ingest.Kinds.Checking;

/// <summary>What the checks of rules and of indicators share: the types of fields, conditions, and the words of their errors.</summary>
internal static class FieldUse
{
    /// <summary>Types that say when.</summary>
    public static readonly FieldType[] Dates =
        [FieldType.Date, FieldType.Datetime, FieldType.Month, FieldType.Quarter, FieldType.Year];

    /// <summary>Types that can be added up.</summary>
    public static readonly FieldType[] Numbers = [FieldType.Integer, FieldType.Number];

    public static string NoField(string name) => $"There is no field '{name}'. Add it to schema.fields, or correct the name.";

    public static string Sealed(string name)
        => $"The field '{name}' is an identifier: it is sealed and never counted. Name another field.";

    /// <summary>Errors of a condition: field names to stored values.</summary>
    public static IEnumerable<KindError> Conditions(
        DatasetKind kind, IReadOnlyDictionary<string, IReadOnlyList<string>> where, string member, ErrorAt at)
    {
        foreach (var (name, values) in where)
        {
            if (kind.Field(name) is not { } field)
            {
                yield return at(member, KindErrorCodes.UnknownField, NoField(name));
                continue;
            }

            if (field.Identifier is not null)
            {
                yield return at($"{member}.{name}", KindErrorCodes.IdentifierInFigure, Sealed(name));
            }

            if (field.CodeList is { } list && kind.CodeLists.TryGetValue(list, out var codes))
            {
                foreach (var value in values.Where(value => value is not ("" or "*") && codes.All(code => code.Code != value)))
                {
                    yield return at($"{member}.{name}", KindErrorCodes.UnknownCode,
                        $"The code list '{list}' holds no code '{value}'. Use one of its codes, not a label.");
                }
            }
        }
    }
}
