using System.Text.Json;

namespace Hub.Data.Intelligence;

/// <summary>How whoever reports knows what they report.</summary>
public enum HowKnown
{
    /// <summary>They saw or heard it themselves.</summary>
    OwnObservation,

    /// <summary>Somebody told them.</summary>
    ToldBySomebody,

    /// <summary>It stands in a record of their agency.</summary>
    Record,
}

/// <summary>Why a report is not taken on. A closed list: free words could give away what was reported.</summary>
public enum DeclineReason
{
    /// <summary>The unit knows it already.</summary>
    AlreadyKnown,

    /// <summary>It is not about crime or harm that police work is for.</summary>
    NoPolicingPurpose,

    /// <summary>Too little to work with.</summary>
    TooLittle,

    /// <summary>It belongs with another team, which was told.</summary>
    ForAnotherTeam,

    /// <summary>It may be above OFFICIAL-SENSITIVE.</summary>
    AboveMarking,
}

/// <summary>
/// Words of the 3x5x2 evaluation of intelligence (College of Policing, intelligence report reference material), of states and of
/// reasons.
/// </summary>
public static class IntelligenceWords
{
    /// <summary>How reliable the source is: 1 to 3.</summary>
    public static IReadOnlyDictionary<int, string> Sources { get; } = new Dictionary<int, string>
    {
        [1] = "Reliable", [2] = "Untested", [3] = "Not reliable",
    };

    /// <summary>How the source knows it: A to E.</summary>
    public static IReadOnlyDictionary<string, string> Assessments { get; } = new Dictionary<string, string>
    {
        ["A"] = "Known directly to the source",
        ["B"] = "Known indirectly to the source but corroborated",
        ["C"] = "Known indirectly to the source",
        ["D"] = "Not known",
        ["E"] = "Suspected to be false",
    };

    /// <summary>Whether it may be shared: P or C.</summary>
    public static IReadOnlyDictionary<string, string> Handlings { get; } = new Dictionary<string, string>
    {
        ["P"] = "Lawful sharing permitted", ["C"] = "Lawful sharing permitted with conditions",
    };

    /// <summary>As stored: "own_observation".</summary>
    public static string Stored<T>(T value)
        where T : struct, Enum
        => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());

    /// <summary>The value of that stored name, or null.</summary>
    public static T? Read<T>(string? stored)
        where T : struct, Enum
        => Enum.GetValues<T>().Select(value => (T?)value).FirstOrDefault(value => Stored(value!.Value) == stored);

    /// <summary>In words: "I saw or heard it myself".</summary>
    public static string Words(HowKnown known) => known switch
    {
        HowKnown.OwnObservation => "I saw or heard it myself",
        HowKnown.ToldBySomebody => "Somebody told me",
        _ => "It stands in a record of my agency",
    };

    /// <summary>In words, for whoever reported.</summary>
    public static string Words(DeclineReason reason) => reason switch
    {
        DeclineReason.AlreadyKnown => "The unit knows this already.",
        DeclineReason.NoPolicingPurpose => "This is not something that police work is for.",
        DeclineReason.TooLittle => "There is too little to work with. If you learn more, report again.",
        DeclineReason.ForAnotherTeam => "This belongs with another team, which the unit has told.",
        _ => "This may be above OFFICIAL-SENSITIVE. Do not send it again; the unit will speak to you.",
    };

    /// <summary>How a report stands, for whoever made it.</summary>
    public static string Status(string stored) => stored switch
    {
        ReportStatus.Draft => "Draft, not sent",
        ReportStatus.Received => "Received",
        ReportStatus.Grading => "Being graded",
        ReportStatus.Sanitised => "Graded and sanitised",
        ReportStatus.NotTakenOn => "Not taken on",
        ReportStatus.Withdrawn => "Withdrawn by you",
        _ => "Destroyed after its time",
    };

    /// <summary>The three grades as they are written: "2 B C".</summary>
    public static string Grade(int source, string assessment, string handling)
        => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{source} {assessment} {handling}");
}
