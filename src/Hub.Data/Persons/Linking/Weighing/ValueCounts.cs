namespace Hub.Data.Persons.Linking.Weighing;

/// <summary>
/// The values of one field with the number of records that held them when a model was trained, as two arrays in the order of the values'
/// hashes: a million of them are read from a store in one piece.
/// </summary>
public sealed class ValueCounts
{
    private readonly ulong[] _hashes;
    private readonly int[] _counts;

    internal ValueCounts(int total, ulong[] hashes, int[] counts) => (Total, _hashes, _counts) = (total, hashes, counts);

    /// <summary>A field that was not there.</summary>
    public static ValueCounts None { get; } = new(1, [], []);

    /// <summary>Records with a value.</summary>
    public int Total { get; }

    /// <summary>Hashes of the values that more than one record held, ascending.</summary>
    public ReadOnlySpan<ulong> Hashes => _hashes;

    /// <summary>Records of each of <see cref="Hashes"/>.</summary>
    public ReadOnlySpan<int> Counts => _counts;

    /// <summary>How many records held a value, at least one.</summary>
    public int Of(ulong hash)
    {
        var (low, high) = (0, _hashes.Length - 1);
        while (low <= high)
        {
            var middle = (low + high) >>> 1;
            if (_hashes[middle] == hash)
            {
                return _counts[middle];
            }

            (low, high) = _hashes[middle] < hash ? (middle + 1, high) : (low, middle - 1);
        }

        return 1;
    }

    /// <summary>From counts by value id, the total at id 0; values of one record are left out.</summary>
    internal static ValueCounts From(int[] countOf, Func<int, ulong> hashOf)
    {
        var kept = countOf.AsSpan(1).Length - countOf.AsSpan(1).Count(0) - countOf.AsSpan(1).Count(1);
        var (hashes, counts, at) = (new ulong[kept], new int[kept], 0);
        for (var id = 1; id < countOf.Length; id++)
        {
            if (countOf[id] > 1)
            {
                (hashes[at], counts[at]) = (hashOf(id), countOf[id]);
                at++;
            }
        }

        Array.Sort(hashes, counts);
        return new ValueCounts(countOf[0], hashes, counts);
    }
}
