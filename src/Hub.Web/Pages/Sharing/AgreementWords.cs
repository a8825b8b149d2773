using System.Globalization;
using Hub.Data.Primitives;
using Hub.Data.Sharing.Keeping;

namespace Hub.Web.Pages.Sharing;

/// <summary>Agreements in plain English.</summary>
public static class AgreementWords
{
    /// <summary>Where an agreement stands, in two or three words.</summary>
    public static string Standing(AgreementLine line, DateOnly today) => line switch
    {
        { Status: "ended" } => "Ended",
        { Status: "suspended" } => "Suspended",
        { Status: "draft" } => "Waiting for signatures",
        _ when today >= line.ValidUntil => "Expired",
        _ when today < line.ValidFrom => "Not begun",
        _ when line.ReviewOn <= today => "Review overdue",
        _ when line.LatestVersion > line.Version => "In force, change to sign",
        _ => "In force",
    };

    /// <summary>What that means for the data, in one sentence.</summary>
    public static string Meaning(AgreementLine line, DateOnly today) => Standing(line, today) switch
    {
        "Ended" => "Nothing is taken in under this agreement any more.",
        "Suspended" => "Nothing is taken in until every agency that suspended it has resumed it.",
        "Waiting for signatures" => "Nothing is taken in until every party has signed.",
        "Expired" => $"Nothing is taken in: its last day was {Day(line.ValidUntil.AddDays(-1))}.",
        "Not begun" => $"Data is taken in from {Day(line.ValidFrom)}.",
        "Review overdue" => $"It was due for review on {Day(line.ReviewOn!.Value)}. Ninety days after that day nothing more is taken in.",
        "In force, change to sign" => "Data is taken in under the terms in force; a change waits for signatures.",
        _ => "Data is taken in under these terms.",
    };

    /// <summary>The colour of the standing's tag; the words say the same.</summary>
    public static string TagClass(string standing) => standing switch
    {
        "In force" or "In force, change to sign" => "govuk-tag--green",
        "Suspended" or "Expired" or "Review overdue" => "govuk-tag--red",
        "Ended" => "govuk-tag--grey",
        _ => "govuk-tag--blue",
    };

    /// <summary>A day: 3 April 2026.</summary>
    public static string Day(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>The day of an instant.</summary>
    public static string Day(DateTimeOffset at) => Day(UkTime.Day(at));

    /// <summary>A data class with what it means.</summary>
    public static string DataClass(string dataClass) => dataClass switch
    {
        "open" => "Open: published for anybody",
        "aggregate" => "Aggregate: counts only",
        "depersonalised" => "Depersonalised: single events, nobody can be named",
        "pseudonymised" => "Pseudonymised: persons under a key that only the supplier can undo",
        "personal" => "Personal: people who can be named",
        "special" => "Special: health, ethnicity and the like",
        "criminal" => "Criminal: offences and allegations",
        _ => dataClass,
    };

    /// <summary>A part of the Data Protection Act 2018.</summary>
    public static string Regime(string regime) => regime switch
    {
        "none" => "No personal data",
        "part2" => "General processing (UK GDPR)",
        "part3" => "Law enforcement processing (Part 3)",
        _ => regime,
    };

    /// <summary>How far a legal reference can be relied on.</summary>
    public static string Strength(string strength)
        => strength == "in_force" ? "In force" : "Confirm with your data protection officer";

    /// <summary>What an agency declared.</summary>
    public static string Act(string act) => act switch
    {
        "suspended" => "Suspended",
        "resumed" => "Resumed",
        "ended" => "Ended",
        "reviewed" => "Reviewed",
        _ => act,
    };

    /// <summary>A text, or the words that nothing was given.</summary>
    public static string OrNotGiven(string? text) => string.IsNullOrWhiteSpace(text) ? "Not given" : text;
}
