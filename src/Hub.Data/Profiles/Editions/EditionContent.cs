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

/// <summary>The score of one theme in the threat matrix, with its working.</summary>
/// <param name="Theme">Code of the theme.</param>
/// <param name="MatrixVersion">Version of the criteria, anchors and weights.</param>
/// <param name="Harm">Total harm.</param>
/// <param name="Likelihood">Total likelihood.</param>
/// <param name="Risk">Harm times likelihood.</param>
/// <param name="Confidence">Grade of the evidence: "high", "moderate", "low".</param>
/// <param name="Position">Organisational position as a grade, shown beside the score and never multiplied in.</param>
/// <param name="Rank">1 is the highest risk.</param>
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
    IReadOnlyList<ThreatWorking> Working);

/// <summary>One criterion of a score.</summary>
public sealed record ThreatWorking(string Block, string Criterion, int Score, string Anchor, decimal Weight, string Evidence);

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
