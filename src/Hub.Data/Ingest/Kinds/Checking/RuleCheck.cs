namespace Hub.Data.Ingest.Kinds.Checking;

/// <summary>Whether every rule names fields that exist, of a type it can judge, as many as it needs.</summary>
internal static class RuleCheck
{
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
                yield return at(member, KindErrorCodes.UnknownField, FieldUse.NoField(name));
            }

            if (Misuse(rule) is { } misuse)
            {
                yield return at(member + ".fields", KindErrorCodes.WrongValue, misuse);
            }

            var types = rule switch
            {
                NotBeforeRule or DateInPeriodRule or NotFutureRule => FieldUse.Dates,
                SumEqualsRule => FieldUse.Numbers,
                _ => null,
            };
            foreach (var field in rule.Fields.Select(kind.Field).OfType<KindField>().Where(f => types?.Contains(f.Type) == false))
            {
                yield return at(member + ".fields", KindErrorCodes.WrongType,
                    $"The field '{field.Name}' is of the wrong type for this rule. Name a field of another type.");
            }

            if (rule is RequiredIfRule required)
            {
                foreach (var error in FieldUse.Conditions(kind, required.When, member + ".when", at))
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
}
