using System.Text.Json;
using System.Text.Json.Serialization;

namespace Hub.Data.Profiles.Threats;

/// <summary>
/// One version of the threat matrix: a locally configured matrix in the manner of MoRiLE (harm, likelihood, confidence,
/// organisational position), never the official tool (docs/decisions/0019). Reference data: a version is added, never changed.
/// </summary>
/// <param name="Version">1 for the first; scores name theirs.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Note">What is new in this version, in a sentence.</param>
/// <param name="Blocks">Harm, likelihood, confidence and position, in that order.</param>
/// <param name="ConfidenceGrades">"low", "moderate" and "high", by share of the block's range.</param>
/// <param name="PositionGrades">From the best to the worst position, by share of the block's range.</param>
/// <param name="LowConfidenceAbove">Confidence is low where more than this share of the weight of harm and likelihood is unknown.</param>
public sealed record ThreatMatrix(
    int Version,
    string Title,
    string Note,
    IReadOnlyList<ThreatBlock> Blocks,
    IReadOnlyList<ThreatGrade> ConfidenceGrades,
    IReadOnlyList<ThreatGrade> PositionGrades,
    decimal LowConfidenceAbove)
{
    /// <summary>What is printed wherever a score stands: the hub does not hold the official tool.</summary>
    public const string Label = "MoRiLE-style, locally configured";

    /// <summary>The code of the block of harm.</summary>
    public const string Harm = "harm";

    /// <summary>The code of the block of likelihood.</summary>
    public const string Likelihood = "likelihood";

    /// <summary>The code of the block of confidence.</summary>
    public const string Confidence = "confidence";

    /// <summary>The code of the block of organisational position.</summary>
    public const string Position = "position";

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        ReadCommentHandling = JsonCommentHandling.Skip,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    /// <summary>The codes of the blocks in their order.</summary>
    public static IReadOnlyList<string> BlockCodes { get; } = [Harm, Likelihood, Confidence, Position];

    /// <summary>Every criterion with its block, in the order in which they are asked.</summary>
    [JsonIgnore]
    public IEnumerable<(ThreatBlock Block, ThreatCriterion Criterion)> Criteria
        => Blocks.SelectMany(block => block.Criteria.Select(criterion => (block, criterion)));

    /// <summary>The block of a code.</summary>
    public ThreatBlock Block(string code) => Blocks.Single(block => block.Code == code);

    /// <summary>Reads a matrix as it is stored and as an operator writes it.</summary>
    /// <exception cref="JsonException">The text is no matrix.</exception>
    public static ThreatMatrix Read(string json)
        => JsonSerializer.Deserialize<ThreatMatrix>(json, Options) ?? throw new JsonException("The file is empty.");
}

/// <summary>A part of the matrix.</summary>
/// <param name="Code">"harm", "likelihood", "confidence" or "position".</param>
/// <param name="Title">Its title.</param>
/// <param name="Meaning">What it asks, in a sentence.</param>
/// <param name="Criteria">What is judged.</param>
public sealed record ThreatBlock(string Code, string Title, string Meaning, IReadOnlyList<ThreatCriterion> Criteria);

/// <summary>One thing that is judged.</summary>
/// <param name="Code">Its code, unique in the matrix.</param>
/// <param name="Title">Its title.</param>
/// <param name="Question">The question that an assessor answers.</param>
/// <param name="Weight">How often its score counts, above 0.</param>
/// <param name="Anchors">What each score means in words, the lowest first.</param>
public sealed record ThreatCriterion(
    string Code, string Title, string Question, decimal Weight, IReadOnlyList<ThreatAnchor> Anchors)
{
    /// <summary>The lowest score that may be given.</summary>
    [JsonIgnore]
    public decimal Lowest => Anchors[0].Score;

    /// <summary>The highest score that may be given.</summary>
    [JsonIgnore]
    public decimal Highest => Anchors[^1].Score;
}

/// <summary>What a score means.</summary>
public sealed record ThreatAnchor(decimal Score, string Words);

/// <summary>A grade, given from this share of a block's range upwards (0 to 1).</summary>
public sealed record ThreatGrade(string Grade, decimal From);
