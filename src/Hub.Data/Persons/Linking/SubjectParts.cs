using Hub.Data.Persons.Linking.Blocking;
using Hub.Data.Persons.Linking.Comparing;
using Hub.Data.Persons.Linking.Standardising;

namespace Hub.Data.Persons.Linking;

/// <summary>Which comparisons and blocking rules a type of subject has. The stages are the same for all.</summary>
internal static class SubjectParts
{
    public static (IReadOnlyList<Comparison> Comparisons, IReadOnlyList<BlockingRule> Rules) For(LinkSettings settings,
        SubjectFields fields, FieldCounts counted)
    {
        var (subject, places) = (settings.Subject, new PlaceFields(fields, counted));
        return subject switch
        {
            SubjectType.Premises => (PremisesComparisons.For(fields, settings), RulesFor(subject, fields, places)),
            SubjectType.Vehicle or SubjectType.Phone => (MarksAlone(fields), RulesFor(subject, fields, places)),
            _ => (PersonComparisons.For(fields, places, counted, settings), RulesFor(subject, fields, places)),
        };
    }

    /// <summary>The blocking rules alone.</summary>
    public static IReadOnlyList<BlockingRule> RulesFor(SubjectType subject, SubjectFields fields, PlaceFields places) => subject switch
    {
        SubjectType.Premises => PremisesRules.For(fields, places),
        SubjectType.Vehicle or SubjectType.Phone => [.. fields.Identifiers.SelectMany(NumberRules.For)],
        _ => PersonRules.For(fields, places),
    };

    /// <summary>
    /// What speaks for two things being one beforehand, in bits, where the weights are given; null where they are learned.
    /// </summary>
    public static double? GivenPrior(SubjectType subject) => subject switch
    {
        SubjectType.Premises => PremisesComparisons.Prior,
        SubjectType.Vehicle or SubjectType.Phone => MarkComparison.Prior,
        _ => null,
    };

    // A mark or a number is all there is: the same one, or one that is misread for it.
    private static IReadOnlyList<Comparison> MarksAlone(SubjectFields fields)
        => [.. fields.Identifiers.Select(number => new MarkComparison(number))];
}
