using System.Globalization;
using Hub.Data.Persons.Rights;

namespace Hub.Web.Pages.Persons.Rights;

/// <summary>Words of the pages on requests of people.</summary>
public static class RequestWords
{
    private static readonly CultureInfo British = CultureInfo.GetCultureInfo("en-GB");

    /// <summary>"3 April 2026".</summary>
    public static string Day(DateOnly day) => day.ToString("d MMMM yyyy", British);

    /// <summary>"3 April 2026", or words for a day that is not there.</summary>
    public static string Day(DateOnly? day, string otherwise) => day is { } there ? Day(there) : otherwise;

    /// <summary>What became of a decision.</summary>
    public static string Effect(RightsDecision decision) => decision switch
    {
        { AppliedAt: null } => "Being applied",
        { LiftedAt: not null } => "Ended: the rows are used again",
        { Outcome: "restrict" } => "In force: the rows are used for nothing",
        { Outcome: "disclose", ExtractUntil: null } => "The copy was destroyed after its time",
        { Outcome: "disclose" } => "The copy is ready",
        { Outcome: "erase" } => "Erased; a tombstone with a hash stays",
        { Outcome: "correct", Field: null } => "Left out until your agency sends the rows again",
        { Outcome: "correct" } => "Corrected; of what stood before a hash stays",
        _ => "Recorded",
    };
}
