using Hub.Data.Profiles.Publishing;
using Hub.Data.Profiles.Snapshot;
using Hub.Data.Profiles.Writing;

namespace Hub.Data.Profiles.Editions;

/// <summary>
/// Everything that one edition says: the source of its PDF, its HTML twin and its downloads, and nothing else is read when they
/// are made. Frozen at release in <c>profile.editions</c>; made anew for a preview of a draft.
/// </summary>
/// <param name="Edition">For whom it is.</param>
/// <param name="Standing">What cover and control sheet say of its way to release.</param>
/// <param name="Figures">The frozen figures; for a narrower edition without what it leaves out.</param>
/// <param name="Written">What people wrote; for a narrower edition without what it leaves out.</param>
/// <param name="Threats">Scores of the threat matrix; empty where none were given.</param>
/// <param name="Decisions">Decisions of the meetings before, and what came of them.</param>
public sealed record EditionContent(
    Edition Edition,
    PublicationStanding Standing,
    SnapshotContent Figures,
    WrittenContent Written,
    IReadOnlyList<ThreatScore> Threats,
    IReadOnlyList<MadeDecision> Decisions)
{
    /// <summary>Version of the meaning of these members.</summary>
    public const int Schema = 1;

    /// <summary>A draft that nobody has written in: the machine's figures alone.</summary>
    public static EditionContent Unwritten(SnapshotContent figures, DateTimeOffset assembledAt)
        => new(Edition.Full, PublicationStanding.Unwritten(figures, assembledAt), figures, WrittenContent.None, [], []);
}

/// <summary>
/// The score of one theme in the threat matrix, with its working. A criterion that nobody could answer is no zero: the totals are
/// then a range, whose lower end stands in <paramref name="Harm"/>, <paramref name="Likelihood"/> and <paramref name="Risk"/> and
/// whose upper end in the members "UpTo" (docs/decisions/0019).
/// </summary>
/// <param name="Theme">Code of the theme.</param>
/// <param name="MatrixVersion">Version of the criteria, anchors and weights.</param>
/// <param name="Harm">Total harm, at least.</param>
/// <param name="Likelihood">Total likelihood, at least.</param>
/// <param name="Risk">Harm times likelihood, at least.</param>
/// <param name="Confidence">Grade of the evidence: "high", "moderate", "low".</param>
/// <param name="Position">Organisational position as a grade, shown beside the score and never multiplied in.</param>
/// <param name="Rank">1 is the highest risk, by the middle of the range; equal risks share a rank.</param>
/// <param name="Working">Every criterion with its score, anchor, weight and evidence.</param>
public sealed record ThreatScore(
    string Theme,
    int MatrixVersion,
    decimal Harm,
    decimal Likelihood,
    decimal Risk,
    string Confidence,
    string Position,
    int Rank,
    IReadOnlyList<ThreatWorking> Working)
{
    /// <summary>Total harm at most: above <see cref="Harm"/> only where a criterion is unknown.</summary>
    public decimal HarmUpTo { get; init; } = Harm;

    /// <summary>Total likelihood at most.</summary>
    public decimal LikelihoodUpTo { get; init; } = Likelihood;

    /// <summary>Risk at most.</summary>
    public decimal RiskUpTo { get; init; } = Risk;

    /// <summary>The best rank that it could have once what is unknown is known.</summary>
    public int RankFrom { get; init; } = Rank;

    /// <summary>The worst such rank.</summary>
    public int RankTo { get; init; } = Rank;

    /// <summary>The day on which it was scored last.</summary>
    public DateOnly AssessedOn { get; init; }

    /// <summary>What the last profile of the area said, or null where it said nothing.</summary>
    public EarlierThreat? Earlier { get; init; }
}

/// <summary>The score of a theme in the last released profile of the area.</summary>
/// <param name="Period">Its period in words.</param>
/// <param name="MatrixVersion">The version it was scored in; risks of two versions are not compared.</param>
/// <param name="Risk">Risk, at least.</param>
/// <param name="RiskUpTo">Risk, at most.</param>
/// <param name="Rank">Its rank there.</param>
public sealed record EarlierThreat(string Period, int MatrixVersion, decimal Risk, decimal RiskUpTo, int Rank);

/// <summary>One criterion of a score.</summary>
/// <param name="Block">"harm", "likelihood", "confidence" or "position".</param>
/// <param name="Criterion">Its title.</param>
/// <param name="Score">The score of the anchor that was chosen; null where it is unknown, which is no zero.</param>
/// <param name="Anchor">The anchor in words; "Not known" where it is unknown.</param>
/// <param name="Weight">How often it counts.</param>
/// <param name="Evidence">What it rests on; may be empty where it is unknown.</param>
public sealed record ThreatWorking(string Block, string Criterion, decimal? Score, string Anchor, decimal Weight, string Evidence);

/// <summary>A decision of an earlier meeting.</summary>
/// <param name="DecidedOn">The day of the meeting.</param>
/// <param name="Text">What was decided.</param>
/// <param name="Finding">The finding that it answered.</param>
/// <param name="Owner">Name of the agency that owns it.</param>
/// <param name="DueOn">By when.</param>
/// <param name="Status">"open", "done" or "dropped".</param>
/// <param name="Outcome">What came of it, or null while nobody has said.</param>
public sealed record MadeDecision(
    DateOnly DecidedOn, string Text, string Finding, string Owner, DateOnly DueOn, string Status, string? Outcome);
