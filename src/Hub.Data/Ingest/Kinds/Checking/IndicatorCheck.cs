namespace Hub.Data.Ingest.Kinds.Checking;

/// <summary>Whether every indicator gives a figure, and no figure shows what must stay hidden.</summary>
internal static class IndicatorCheck
{
    public static IEnumerable<KindError> Indicators(DatasetKind kind, ErrorAt at)
    {
        foreach (var error in KindValidator.Repeats(kind.Indicators.Select(item => item.Code), "indicators", "indicator", at))
        {
            yield return error;
        }

        foreach (var (indicator, i) in kind.Indicators.Select((indicator, i) => (indicator, i)))
        {
            var member = $"indicators[{i}]";
            foreach (var error in Source(kind, indicator, member, at)
                .Concat(FieldUse.Conditions(kind, indicator.Where, member + ".where", at)))
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
            yield return at(member + ".of", KindErrorCodes.UnknownField, FieldUse.NoField(name));
        }
        else if (field.Identifier is not null)
        {
            yield return at(member + ".of", KindErrorCodes.IdentifierInFigure, FieldUse.Sealed(name));
        }
        else if (!FieldUse.Numbers.Contains(field.Type))
        {
            yield return at(member + ".of", KindErrorCodes.WrongType, $"The field '{name}' holds no number. Name another one.");
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
}
