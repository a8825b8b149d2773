namespace Hub.Data.Persons.Linking;

/// <summary>
/// Versions of the standardising, comparisons and blocking rules by subject. A number goes up whenever the same two records could get other
/// levels or keys; a model of an older number is trained again before it is used.
/// </summary>
public static class RuleSets
{
    /// <summary>The version that this program works by.</summary>
    public static int Of(SubjectType subject) => subject switch
    {
        // 2: check digits, sectors and distances, E.164.
        SubjectType.Person => 2,
        // 2: words of streets and names.
        SubjectType.Premises => 2,
        // 2: marks as patterns let them be read, E.164.
        _ => 2,
    };
}
