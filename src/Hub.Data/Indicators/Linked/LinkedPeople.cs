using Hub.Data.Primitives;

namespace Hub.Data.Indicators.Linked;

/// <summary>
/// The people of an area as several agencies know them, each counted once within a category of person. <paramref name="Missing"/> is
/// null when people were linked, else the sentence that says why not; then there is nothing else.
/// </summary>
/// <param name="Missing">Why there are no figures, as a sentence.</param>
/// <param name="Groups">Victims, suspected or convicted people, others; those of whom the force has any.</param>
/// <param name="TookPart">Kinds counted together, each with its agencies: "Missing episodes (Marrowshire Police)".</param>
/// <param name="LeftOut">Kinds about people that are not in the figures, with the reason.</param>
/// <param name="Agencies">Names of the agencies counted together.</param>
/// <param name="Suppression">The policy in words.</param>
public sealed record LinkedPeople(
    string? Missing,
    IReadOnlyList<KnownPeople> Groups,
    IReadOnlyList<string> TookPart,
    IReadOnlyList<string> LeftOut,
    IReadOnlyList<string> Agencies,
    string Suppression)
{
    /// <summary>How the records were linked; null where none were.</summary>
    public LinkingFacts? Method { get; init; }

    /// <summary>Nothing is linked, for a reason.</summary>
    public static LinkedPeople None(string why, IReadOnlyList<string> leftOut) => new(why, [], [], leftOut, [], "");
}

/// <summary>The people of one category.</summary>
/// <param name="Category">"victim", "suspected" or "other".</param>
/// <param name="People">How many, each counted once.</param>
/// <param name="Overlap">How many agencies know them; null where the agreements do not let that be shown.</param>
/// <param name="Mark">Names who was counted without saying it: equal marks, same people.</param>
public sealed record KnownPeople(string Category, Figure People, LinkedOverlap? Overlap, string Mark)
{
    /// <summary>The categories, in the order in which they are shown.</summary>
    public static IReadOnlyList<string> Categories { get; } = ["victim", "suspected", "other"];

    /// <summary>A category in words.</summary>
    public static string Title(string category) => category switch
    {
        "victim" => "Victims",
        "suspected" => "Suspected or convicted",
        _ => "Others",
    };
}

/// <summary>How many agencies know the people of a category.</summary>
/// <param name="One">Known to one agency only.</param>
/// <param name="Several">Known to two or more: the next two together.</param>
/// <param name="Two">Known to two.</param>
/// <param name="ThreeOrMore">Known to three or more.</param>
/// <param name="Agencies">Each agency that knows somebody of the category in the force.</param>
public sealed record LinkedOverlap(
    Figure One, Figure Several, Figure Two, Figure ThreeOrMore, IReadOnlyList<LinkedAgency> Agencies);

/// <summary>What one agency knows of the people of a category.</summary>
/// <param name="Agency">Its name.</param>
/// <param name="Known">People known to it.</param>
/// <param name="Alone">Known to it alone.</param>
/// <param name="Shared">Known to it and to another agency.</param>
public sealed record LinkedAgency(string Agency, Figure Known, Figure Alone, Figure Shared);

/// <summary>How records of people were linked when the figures were counted.</summary>
/// <param name="RuleSet">Version of the comparisons and rules.</param>
/// <param name="TrainedOn">The day on which the model learned from the records.</param>
/// <param name="TrainedRecords">From how many.</param>
/// <param name="LinkedOn">The day of the last run.</param>
/// <param name="Records">Records that took part.</param>
/// <param name="Links">Pairs of them that were joined.</param>
/// <param name="People">What they came to, all categories together.</param>
public sealed record LinkingFacts(
    int RuleSet, DateOnly TrainedOn, Figure TrainedRecords, DateOnly LinkedOn, Figure Records, Figure Links, Figure People)
{
    /// <summary>How good the links are, where somebody measured it.</summary>
    public LinkingQuality? Quality { get; init; }
}

/// <summary>Precision and recall of links, in percent.</summary>
/// <param name="Basis">"known_answer" or "clerical_sample".</param>
/// <param name="MeasuredOn">The day.</param>
/// <param name="Pairs">Pairs judged, or pairs that truly belong together and those that were made.</param>
/// <param name="IsOfThisModel">False where the model was trained anew since.</param>
/// <param name="Precision">Of the pairs that were joined, how many are right.</param>
/// <param name="Recall">Of the pairs that belong together, how many were joined.</param>
public sealed record LinkingQuality(
    string Basis, DateOnly MeasuredOn, Figure Pairs, bool IsOfThisModel, MeasuredShare? Precision, MeasuredShare? Recall);

/// <summary>A share in percent with its 95% interval, which a known answer does not need.</summary>
public sealed record MeasuredShare(Figure Value, Figure? Low, Figure? High);
