using System.Text.Json.Serialization;
using Hub.Data.Primitives;

namespace Hub.Data.Indicators.Released;

/// <summary>What arrived from one agency for one month.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ReturnState>))]
public enum ReturnState
{
    /// <summary>Received in time.</summary>
    Received,

    /// <summary>Received after its due date.</summary>
    Late,

    /// <summary>Due and not received.</summary>
    Missing,

    /// <summary>The agency declared that there was nothing to report: a true zero.</summary>
    Nil,

    /// <summary>Not asked for, or not yet due.</summary>
    NotDue,
}

/// <summary>One month of one agency's returns.</summary>
public sealed record MonthReturn(DateOnly Month, ReturnState State);

/// <summary>What one agency sent of one kind, month by month over this period and the one before.</summary>
/// <param name="Kind">The dataset kind.</param>
/// <param name="KindTitle">Its title.</param>
/// <param name="Agency">The agency's code.</param>
/// <param name="AgencyName">The agency's name.</param>
/// <param name="Every">How often it is expected: "month", "year".</param>
/// <param name="Months">The months in order.</param>
public sealed record AgencyReturns(
    string Kind, string KindTitle, string Agency, string AgencyName, string Every, IReadOnlyList<MonthReturn> Months);

/// <summary>What an indicator's figure rests on.</summary>
/// <param name="Returns">The agencies that serve the area, with their months.</param>
/// <param name="IsComplete">True when every month of the period arrived from each of them.</param>
/// <param name="Words">"12 of 12 months received", or what is missing from whom.</param>
/// <param name="NotPlaced">Rows of the whole force placed only wider than this kind of area.</param>
/// <param name="Outside">Rows placed outside the force.</param>
/// <param name="WithoutPlace">Rows that say no place.</param>
public sealed record IndicatorCoverage(
    IReadOnlyList<AgencyReturns> Returns, bool IsComplete, string Words, Figure NotPlaced, Figure Outside, Figure WithoutPlace);

/// <summary>Everything that is needed to trace a figure.</summary>
/// <param name="RunId">The computation.</param>
/// <param name="RuleVersion">Version of the rules.</param>
/// <param name="Kind">The dataset kind.</param>
/// <param name="KindTitle">Its title.</param>
/// <param name="KindVersion">Its version.</param>
/// <param name="SubmissionIds">The submissions of that kind the run rests on.</param>
/// <param name="Rule">What was counted, in words.</param>
/// <param name="Suppression">How numbers were protected, in words.</param>
/// <param name="Caveat">The kind's caveat.</param>
/// <param name="Source">The source line: agencies, kind, period.</param>
public sealed record Provenance(
    long RunId,
    int RuleVersion,
    string Kind,
    string KindTitle,
    int KindVersion,
    IReadOnlyList<long> SubmissionIds,
    string Rule,
    string Suppression,
    string Caveat,
    string Source);
