namespace Hub.SampleForce;

/// <summary>Draws indexes in proportion to fixed weights, by binary search: for millions of draws from hundreds of cells.</summary>
public sealed class WeightedIndex
{
    private readonly double[] _cumulative;

    /// <summary>Weights must not be negative and not all zero.</summary>
    public WeightedIndex(IEnumerable<double> weights)
    {
        var total = 0.0;
        _cumulative = [.. weights.Select(weight => total += weight)];
        if (total <= 0)
        {
            throw new ArgumentException("At least one weight must be above zero.", nameof(weights));
        }
    }

    /// <summary>The sum of the weights.</summary>
    public double Total => _cumulative[^1];

    /// <summary>One index.</summary>
    public int Draw(Dice dice)
    {
        var at = Array.BinarySearch(_cumulative, dice.Unit() * Total);
        return Math.Min(at < 0 ? ~at : at + 1, _cumulative.Length - 1);
    }
}
