using System.Text.Json;

namespace Hub.Data.Persons.Review.Looking;

/// <summary>Where a record of a pair comes from.</summary>
/// <param name="Agency">Who sent it.</param>
/// <param name="Kind">The title of its kind.</param>
/// <param name="Agreement">Reference of its agreement.</param>
/// <param name="EventOn">The day that the row is about, or null.</param>
/// <param name="Records">How many records its cluster holds.</param>
public sealed record ReviewSide(string Agency, string Kind, string Agreement, DateOnly? EventOn, int Records);

/// <summary>One part of a weight.</summary>
/// <param name="Name">What was compared.</param>
/// <param name="Level">How it came out.</param>
/// <param name="Bits">What that is worth.</param>
public sealed record ReviewPart(string Name, string? Level, double Bits)
{
    internal static IReadOnlyList<ReviewPart> Read(string json)
        => JsonSerializer.Deserialize<List<ReviewPart>>(json, JsonSerializerOptions.Web) ?? [];
}

/// <summary>A pair as a reviewer sees it. Of a sample: without weight, parts and what the hub made of it.</summary>
public sealed record ReviewPairView(Guid PairId, ReviewSide Left, ReviewSide Right, IReadOnlyList<ComparedField> Fields)
{
    /// <summary>Why it is asked, its weight and effect; null for a pair of a sample, which is judged blind.</summary>
    public ReviewLine? Line { get; init; }

    /// <summary>Parts that add up to the weight.</summary>
    public IReadOnlyList<ReviewPart> Parts { get; init; } = [];

    /// <summary>What was decided about the two before, newest first.</summary>
    public IReadOnlyList<ReviewDecision> Earlier { get; init; } = [];

    /// <summary>How many earlier decisions say that records of the two clusters are different people.</summary>
    public long AgainstIt { get; init; }
}
