using System.Text.RegularExpressions;

namespace Hub.Data.Ingest.Kinds.Checking;

/// <summary>Whether a definition that can be read also makes sense. Every check has a code of <see cref="KindErrorCodes"/>.</summary>
internal static partial class KindValidator
{
    /// <summary>Every error of the definition; empty when it may be used.</summary>
    public static IReadOnlyList<KindError> Validate(string file, DatasetKind kind)
    {
        KindError At(string member, string code, string message) => new(file, member, code, message);
        var shape = Names(file, kind, At)
            .Concat(Texts(kind, At))
            .Concat(Fields(kind, At))
            .Concat(Codes(kind, At))
            .Concat(RoleCheck.Roles(kind, At))
            .Concat(RuleCheck.Rules(kind, At))
            .Concat(IndicatorCheck.Indicators(kind, At))
            .Concat(IndicatorCheck.Protection(kind, At))
            .ToList();

        // Example rows are read with the schema, so they are judged once the schema itself stands.
        return shape.Count > 0 ? shape : [.. ExampleCheck.Check(kind, At)];
    }

    private static IEnumerable<KindError> Names(string file, DatasetKind kind, ErrorAt at)
    {
        if (!NamePattern().IsMatch(kind.Kind) || file != kind.Kind + ".json")
        {
            yield return at("kind", KindErrorCodes.WrongName,
                $"The name '{kind.Kind}' must be lower-case words joined by underscores and the file must be called after it.");
        }

        if (kind.Version < 1)
        {
            yield return at("version", KindErrorCodes.WrongValue, "The version starts at 1. Write a whole number from 1.");
        }

        foreach (var type in kind.AgencyTypes.Where(type => !AgencyTypes.All.ContainsKey(type)))
        {
            yield return at("agencyTypes", KindErrorCodes.WrongValue,
                $"The hub knows no type of agency '{type}'. Use one of: {string.Join(", ", AgencyTypes.All.Keys)}.");
        }

        if (kind.AgencyTypes.Count == 0)
        {
            yield return at("agencyTypes", KindErrorCodes.MissingMember, "Nobody may send this kind. Name a type of agency.");
        }

        if (kind.Calendar.DueDays is < 0 or > 400)
        {
            yield return at("calendar.dueDays", KindErrorCodes.WrongValue, "Write a number of days from 0 to 400.");
        }

        if (kind.Calendar is { Baseline: KindBaseline.PrescribedInformation2007 } and not { Every: KindCadence.Quarter, DueDays: <= 92 })
        {
            yield return at("calendar.baseline", KindErrorCodes.WrongValue,
                "SI 2007/1831 asks for each quarter by the end of the next. Write a quarterly calendar with at most 92 days.");
        }

        if (kind.Acceptance.MaxBadShare is < 0 or > 1)
        {
            yield return at("acceptance.maxBadShare", KindErrorCodes.WrongValue, "Write a share from 0 to 1.");
        }

        if (kind.Suppression is { Threshold: < 2 or > 100 } or { RoundTo: < 1 or > 100 })
        {
            yield return at("suppression", KindErrorCodes.WrongValue,
                "The threshold must be from 2 to 100 and the rounding from 1 to 100. Leave both out for 8 and 5.");
        }

        if ((kind.Suppression.Policy == SuppressionPolicy.Exact) == string.IsNullOrWhiteSpace(kind.Suppression.Reason))
        {
            yield return at("suppression.reason", KindErrorCodes.MissingText,
                "The policy 'exact' needs a reason why no count identifies anybody, and the other policies have none.");
        }

        if (kind.Suppression.Policy == SuppressionPolicy.Exact && (kind.StaysAtWard || kind.DataClass > DataClass.Depersonalised))
        {
            yield return at("suppression.policy", KindErrorCodes.WrongValue,
                "Counts of people are never exact unless their owner has published them. Write default or as_published.");
        }
    }

    private static IEnumerable<KindError> Texts(DatasetKind kind, ErrorAt at)
    {
        var texts = new List<(string Member, string Text)>
        {
            ("title", kind.Title), ("caveat", kind.Caveat),
            ("help.what", kind.Help.What), ("help.why", kind.Help.Why), ("help.how", kind.Help.How),
        };
        texts.AddRange(kind.Schema.Fields.SelectMany((field, i) => new[]
        {
            ($"schema.fields[{i}].title", field.Title), ($"schema.fields[{i}].description", field.Description),
            ($"schema.fields[{i}].example", field.Example),
        }));
        texts.AddRange(kind.Rules.SelectMany((rule, i) => new[]
        {
            ($"rules[{i}].message", rule.Message), ($"rules[{i}].fix", rule.Fix),
        }));
        texts.AddRange(kind.Indicators.SelectMany((indicator, i) => new[]
        {
            ($"indicators[{i}].title", indicator.Title), ($"indicators[{i}].unit", indicator.Unit),
        }));
        texts.AddRange(kind.Schema.ReasonCodes.Select(pair => ($"schema.reasonCodes.{pair.Key}", pair.Value)));
        return texts.Where(pair => string.IsNullOrWhiteSpace(pair.Text))
            .Select(pair => at(pair.Member, KindErrorCodes.MissingText, "This text is empty. Write it in plain English."));
    }

    private static IEnumerable<KindError> Fields(DatasetKind kind, ErrorAt at)
    {
        if (kind.Schema.Fields.Count == 0)
        {
            yield return at("schema.fields", KindErrorCodes.MissingMember, "There is no column. Describe at least one.");
        }

        foreach (var error in Repeats(kind.Schema.Fields.Select(field => field.Name), "schema.fields", "field", at))
        {
            yield return error;
        }

        var owners = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (field, i) in kind.Schema.Fields.Select((field, i) => (field, i)))
        {
            var member = $"schema.fields[{i}]";
            foreach (var error in FieldAlone(kind, field, member, at))
            {
                yield return error;
            }

            foreach (var key in Headings.Keys(field).Where(key => !owners.TryAdd(key, field.Name)))
            {
                yield return at(member + ".aliases", KindErrorCodes.DuplicateAlias,
                    $"The heading '{key}' already belongs to the field '{owners[key]}'. Remove it from one of the two.");
            }

            foreach (var alias in field.Aliases.GroupBy(Headings.Key).Where(group => group.Count() > 1))
            {
                yield return at(member + ".aliases", KindErrorCodes.DuplicateAlias,
                    $"The alias '{alias.First()}' stands here twice. Capitals, spaces and underscores do not tell headings apart.");
            }
        }

        foreach (var name in kind.Schema.PrimaryKey.Where(name => kind.Field(name) is null))
        {
            yield return at("schema.primaryKey", KindErrorCodes.UnknownField, FieldUse.NoField(name));
        }
    }

    private static IEnumerable<KindError> FieldAlone(DatasetKind kind, KindField field, string member, ErrorAt at)
    {
        if (!NamePattern().IsMatch(field.Name))
        {
            yield return at(member + ".name", KindErrorCodes.WrongName, "Write lower-case words joined by underscores.");
        }

        if (field.CodeList is { } list && !kind.CodeLists.ContainsKey(list))
        {
            yield return at(member + ".codeList", KindErrorCodes.UnknownCodeList,
                $"There is no code list '{list}'. Add it under codeLists, or correct the name.");
        }

        if (field.CodeList is not null && field.Type is not (FieldType.String or FieldType.List))
        {
            yield return at(member + ".codeList", KindErrorCodes.WrongType, "A code list needs a field of type string or list.");
        }

        if (field.Format is { } format && (field.Type != FieldType.Year || !YearFormats.All.Contains(format)))
        {
            yield return at(member + ".format", KindErrorCodes.WrongValue,
                $"A format belongs to a year only and is one of {string.Join(", ", YearFormats.All)}. Remove or correct it.");
        }

        if (field.Constraints.Pattern is { } pattern && !IsPattern(pattern))
        {
            yield return at(member + ".constraints.pattern", KindErrorCodes.WrongValue, "This is no regular expression. Correct it.");
        }

        if (field.Constraints.Minimum > field.Constraints.Maximum)
        {
            yield return at(member + ".constraints.minimum", KindErrorCodes.WrongValue, "The minimum is above the maximum. Correct one.");
        }
    }

    private static IEnumerable<KindError> Codes(DatasetKind kind, ErrorAt at)
    {
        foreach (var (name, codes) in kind.CodeLists)
        {
            var member = "codeLists." + name;
            if (kind.Schema.Fields.All(field => field.CodeList != name))
            {
                yield return at(member, KindErrorCodes.UnknownCodeList, "No field uses this code list. Remove it, or name it in a field.");
            }

            // An alias may repeat its own code or label in other capitals, but no other code's.
            var owned = codes.SelectMany(code => code.Aliases.Append(code.Code).Append(code.Label)
                .Select(text => text.Trim().ToUpperInvariant()).Distinct());
            foreach (var error in Repeats(owned, member, "code or alias", at))
            {
                yield return error;
            }
        }
    }

    internal static IEnumerable<KindError> Repeats(IEnumerable<string> names, string member, string noun, ErrorAt at)
        => names.GroupBy(name => name).Where(group => group.Count() > 1).Select(group =>
            at(member, KindErrorCodes.Duplicate, $"The {noun} '{group.Key}' stands here more than once. Keep one."));

    private static bool IsPattern(string pattern)
    {
        try
        {
            _ = new Regex(pattern, RegexOptions.NonBacktracking);
            return true;
        }
        catch (Exception error) when (error is ArgumentException or NotSupportedException)
        {
            return false;
        }
    }

    [GeneratedRegex("^[a-z][a-z0-9]*(_[a-z0-9]+)*$")]
    private static partial Regex NamePattern();
}

/// <summary>Makes an error of the file in hand.</summary>
internal delegate KindError ErrorAt(string member, string code, string message);
