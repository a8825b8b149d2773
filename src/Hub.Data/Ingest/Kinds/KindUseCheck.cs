namespace Hub.Data.Ingest.Kinds;

/// <summary>Whether roles, rules and indicators use the fields in a way that gives figures and protects people.</summary>
internal static class KindUseCheck
{
    private static readonly FieldType[] Dates =
        [FieldType.Date, FieldType.Datetime, FieldType.Month, FieldType.Quarter, FieldType.Year];

    private static readonly FieldType[] Numbers = [FieldType.Integer, FieldType.Number];

    public static string NoField(string name) => $"There is no field '{name}'. Add it to schema.fields, or correct the name.";

    public static IEnumerable<KindError> Roles(DatasetKind kind, ErrorAt at)
    {
        var roles = kind.Roles;
        var named = new List<(string Member, string? Field, FieldType[]? Types)>
        {
            ("roles.eventDate.field", roles.EventDate?.Field, Dates),
            ("roles.eventUntil.field", roles.EventUntil?.Field, Dates),
            ("roles.recordKey", roles.RecordKey, null),
            ("roles.measure", roles.Measure, Numbers),
            ("roles.person.category.field", roles.Person?.Category.Field, null),
        };
        named.AddRange((roles.Place?.Fields() ?? []).Select(pair => ("roles.place." + pair.Role, (string?)pair.Field, TypesOf(pair.Role))));
        named.AddRange((roles.Person?.Fields ?? []).Select(field => ("roles.person.fields", (string?)field, (FieldType[]?)null)));
        foreach (var (member, name, types) in named.Where(role => role.Field is not null))
        {
            if (kind.Field(name) is not { } field)
            {
                yield return at(member, KindErrorCodes.UnknownField, NoField(name!));
            }
            else if (types is not null && !types.Contains(field.Type))
            {
                yield return at(member, KindErrorCodes.WrongType,
                    $"The field '{name}' is of the wrong type for this role. Give it one of: {string.Join(", ", types).ToLowerInvariant()}.");
            }
        }

        foreach (var error in RoleWords(kind, at))
        {
            yield return error;
        }
    }

    private static IEnumerable<KindError> RoleWords(DatasetKind kind, ErrorAt at)
    {
        if (kind.Roles.Place is { Always: not (null or "force") })
        {
            yield return at("roles.place.always", KindErrorCodes.WrongValue, "Rows without a place stand for the force only. Write force.");
        }

        if (kind.Roles.Person is { } person && (person.Category.Value is null) == (person.Category.Field is null))
        {
            yield return at("roles.person.category", KindErrorCodes.WrongValue,
                "Say either one value for every row or the field that holds it, not both and not neither.");
        }

        if (kind.Shape == KindShape.Measure && kind.Roles.Place is null)
        {
            yield return at("roles.place", KindErrorCodes.MissingMember,
                "A published area table needs the field that holds its area. Name it, or write \"always\": \"force\".");
        }
    }

    public static IEnumerable<KindError> Rules(DatasetKind kind, ErrorAt at)
    {
        foreach (var error in KindValidator.Repeats(kind.Rules.Select(rule => rule.Id), "rules", "rule", at))
        {
            yield return error;
        }

        foreach (var (rule, i) in kind.Rules.Select((rule, i) => (rule, i)))
        {
            var member = $"rules[{i}]";
            foreach (var name in Named(rule).Where(name => kind.Field(name) is null))
            {
                yield return at(member, KindErrorCodes.UnknownField, NoField(name));
            }

            if (Misuse(rule) is { } misuse)
            {
                yield return at(member + ".fields", KindErrorCodes.WrongValue, misuse);
            }

            var types = rule switch
            {
                NotBeforeRule or DateInPeriodRule or NotFutureRule => Dates,
                SumEqualsRule => Numbers,
                _ => null,
            };
            foreach (var field in rule.Fields.Select(kind.Field).OfType<KindField>().Where(f => types?.Contains(f.Type) == false))
            {
                yield return at(member + ".fields", KindErrorCodes.WrongType,
                    $"The field '{field.Name}' is of the wrong type for this rule. Name a field of another type.");
            }

            if (rule is RequiredIfRule required)
            {
                foreach (var error in Conditions(kind, required.When, member + ".when", at))
                {
                    yield return error;
                }
            }
        }
    }

    private static IEnumerable<string> Named(KindRule rule) => rule switch
    {
        RepeatsEarlierPeriodRule repeats => rule.Fields.Concat(repeats.By),
        SumEqualsRule sum => rule.Fields.Append(sum.Total),
        _ => rule.Fields,
    };

    private static string? Misuse(KindRule rule) => rule switch
    {
        NotBeforeRule { Fields.Count: not 2 } => "Name two fields: the later one first, then the one it must not precede.",
        AtMostOneRule { Fields.Count: < 2 } => "Name at least two fields.",
        RepeatsEarlierPeriodRule { MonthsBefore: < 1 } => "Say how many months earlier, from 1.",
        RepeatsEarlierPeriodRule { By.Count: 0 } => "Say by which fields a row is compared, the place among them.",
        TotalRowRule { Values.Count: 0 } => "Say which texts mean a total.",
        { Fields.Count: 0 } => "Name at least one field.",
        _ => null,
    };

    public static IEnumerable<KindError> Indicators(DatasetKind kind, ErrorAt at)
    {
        foreach (var error in KindValidator.Repeats(kind.Indicators.Select(item => item.Code), "indicators", "indicator", at))
        {
            yield return error;
        }

        foreach (var (indicator, i) in kind.Indicators.Select((indicator, i) => (indicator, i)))
        {
            var member = $"indicators[{i}]";
            foreach (var error in Source(kind, indicator, member, at).Concat(Conditions(kind, indicator.Where, member + ".where", at)))
            {
                yield return error;
            }

            if (indicator.Levels.Count == 0 || indicator.Per < 1 || indicator.Decimals is < 0 or > 4)
            {
                yield return at(member, KindErrorCodes.WrongIndicator,
                    "Name at least one level, a rate per 1 or more, and 0 to 4 decimals.");
            }

            if (indicator is { Aggregate: IndicatorAggregate.Value, Denominator: not null })
            {
                yield return at(member + ".denominator", KindErrorCodes.WrongIndicator,
                    "A published value is shown as it is. Leave the denominator out.");
            }

            if ((indicator.Mapped || indicator.HotSpots) && !indicator.Levels.Contains(IndicatorLevel.Lsoa))
            {
                yield return at(member + ".levels", KindErrorCodes.WrongIndicator,
                    "A map or a hot-spot test is made by LSOA. Add the level lsoa, or leave the map and the test out.");
            }
        }
    }

    private static IEnumerable<KindError> Source(DatasetKind kind, KindIndicator indicator, string member, ErrorAt at)
    {
        var counts = indicator.Aggregate == IndicatorAggregate.Count;
        if (counts != indicator.Of is null)
        {
            yield return at(member + ".of", KindErrorCodes.WrongIndicator,
                counts ? "A count has no field. Leave 'of' out." : "Say the field whose values are taken.");
        }

        if (indicator.Of is not { } name)
        {
            yield break;
        }

        if (kind.Field(name) is not { } field)
        {
            yield return at(member + ".of", KindErrorCodes.UnknownField, NoField(name));
        }
        else if (field.Identifier is not null)
        {
            yield return at(member + ".of", KindErrorCodes.IdentifierInFigure, Sealed(name));
        }
        else if (!Numbers.Contains(field.Type))
        {
            yield return at(member + ".of", KindErrorCodes.WrongType, $"The field '{name}' holds no number. Name another one.");
        }
    }

    private static IEnumerable<KindError> Conditions(
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

    /// <summary>No person where the data class says there is none, and nothing small about those who need protection.</summary>
    public static IEnumerable<KindError> Protection(DatasetKind kind, ErrorAt at)
    {
        if (kind.DataClass <= DataClass.Depersonalised)
        {
            if (kind.Roles.Person is not null)
            {
                yield return at("roles.person", KindErrorCodes.PersonInDepersonalised,
                    "A kind without personal data has no person. Remove the role, or raise the data class.");
            }

            foreach (var field in kind.Schema.Fields.Where(field => field.Identifier is not null))
            {
                yield return at("schema.fields." + field.Name, KindErrorCodes.PersonInDepersonalised,
                    "A kind without personal data has no identifier. Remove the field, or raise the data class.");
            }
        }

        if (!kind.StaysAtWard)
        {
            yield break;
        }

        foreach (var (indicator, i) in kind.Indicators.Select((indicator, i) => (indicator, i)))
        {
            if (indicator.Mapped || indicator.HotSpots || indicator.Levels.Contains(IndicatorLevel.Lsoa))
            {
                yield return at($"indicators[{i}]", KindErrorCodes.BelowWard,
                    "Figures about children, victims, patients or dwellings stay at ward or wider. "
                    + "Remove the level lsoa, the map and the hot-spot test.");
            }
        }
    }

    private static string Sealed(string name)
        => $"The field '{name}' is an identifier: it is sealed and never counted. Name another field.";

    private static FieldType[]? TypesOf(string role) => role switch
    {
        "longitude" or "latitude" or "easting" or "northing" => Numbers,
        "areasTouched" => [FieldType.List],
        _ => null,
    };
}
