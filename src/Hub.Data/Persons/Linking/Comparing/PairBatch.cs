namespace Hub.Data.Persons.Linking.Comparing;

/// <summary>Where two records stand to each other: people who share a house share a surname too, and that must not count twice.</summary>
internal static class Nearness
{
    public const byte Elsewhere = 0;
    public const byte SameHouse = 1;
    public const byte SamePostcode = 2;
    public const int Count = 3;
}

/// <summary>
/// Pairs that are compared together, and what comparing found, as arrays side by side. One batch per thread; nothing is allocated per pair.
/// </summary>
internal sealed class PairBatch
{
    public const int Capacity = 1024;

    public PairBatch(int comparisons)
    {
        Level = Arrays<byte>(comparisons);
        Rarity = Arrays<float>(comparisons);
        MatchGroup = Arrays<byte>(comparisons);
        RandomGroup = Arrays<byte>(comparisons);
    }

    public int Count { get; private set; }

    public int[] Left { get; } = new int[Capacity];

    public int[] Right { get; } = new int[Capacity];

    /// <summary>Per comparison and pair: the level; 0 where a value is missing.</summary>
    public byte[][] Level { get; }

    /// <summary>Per comparison and pair: how rare the agreeing value is, in bits; 0 where the level does not go by value.</summary>
    public float[][] Rarity { get; }

    /// <summary>Per comparison and pair: which table of m holds.</summary>
    public byte[][] MatchGroup { get; }

    /// <summary>Per comparison and pair: which table of u holds.</summary>
    public byte[][] RandomGroup { get; }

    /// <summary>Per pair: see <see cref="Comparing.Nearness"/>.</summary>
    public byte[] Near { get; } = new byte[Capacity];

    /// <summary>Per pair: 0 the forenames differ, 1 they agree in some way, 2 one is missing.</summary>
    public byte[] Forenames { get; } = new byte[Capacity];

    /// <summary>Per pair: whether the names were found to be changed over, which the surname then does not count again.</summary>
    public bool[] Swapped { get; } = new bool[Capacity];

    /// <summary>Per pair: the sum, in bits.</summary>
    public float[] Weight { get; } = new float[Capacity];

    public LikenessMeter Meter { get; } = new();

    public bool IsFull => Count == Capacity;

    public void Clear() => Count = 0;

    public void Add(int left, int right)
    {
        Left[Count] = left;
        Right[Count] = right;
        Count++;
    }

    private static T[][] Arrays<T>(int count) => [.. Enumerable.Range(0, count).Select(_ => new T[Capacity])];
}
