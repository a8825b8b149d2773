namespace Hub.Data.Persons.Linking.Blocking;

/// <summary>
/// The records of each blocking key side by side: a radix sort on 22 bits, then each small run by the whole key. Key 0 is "no key".
/// </summary>
internal sealed class KeyGroups
{
    private const int Digit = 11, Buckets = 1 << Digit;

    private KeyGroups(int[] records, int[] starts) => (Records, Starts) = (records, starts);

    /// <summary>Records, those of one key together, keys of one record left out.</summary>
    public int[] Records { get; }

    /// <summary>Where each group starts; the last entry is the end.</summary>
    public int[] Starts { get; }

    public int Count => Starts.Length - 1;

    /// <summary>Number of pairs within the groups.</summary>
    public long Pairs
    {
        get
        {
            var pairs = 0L;
            for (var i = 0; i < Count; i++)
            {
                long size = Starts[i + 1] - Starts[i];
                pairs += size * (size - 1) / 2;
            }

            return pairs;
        }
    }

    /// <summary>Records of the largest group; 1 where no two records share a key.</summary>
    public int Largest
    {
        get
        {
            var largest = 1;
            for (var i = 0; i < Count; i++)
            {
                largest = Math.Max(largest, Starts[i + 1] - Starts[i]);
            }

            return largest;
        }
    }

    public ReadOnlySpan<int> Group(int index) => Records.AsSpan(Starts[index], Starts[index + 1] - Starts[index]);

    /// <summary>Groups records by key.</summary>
    public static KeyGroups Make(uint[] keys)
    {
        var used = 0;
        foreach (var key in keys)
        {
            used += key == 0 ? 0 : 1;
        }

        var (first, second) = (new ulong[used], new ulong[used]);
        var at = 0;
        for (var i = 0; i < keys.Length; i++)
        {
            if (keys[i] != 0)
            {
                first[at++] = ((ulong)keys[i] << 32) | (uint)i;
            }
        }

        Pass(first, second, 32);
        Pass(second, first, 32 + Digit);
        SortRuns(first);
        return Collect(first);
    }

    private static void Pass(ulong[] from, ulong[] to, int shift)
    {
        Span<int> places = stackalloc int[Buckets];
        places.Clear();
        foreach (var value in from)
        {
            places[(int)((value >> shift) & (Buckets - 1))]++;
        }

        var sum = 0;
        for (var i = 0; i < Buckets; i++)
        {
            (places[i], sum) = (sum, sum + places[i]);
        }

        foreach (var value in from)
        {
            to[places[(int)((value >> shift) & (Buckets - 1))]++] = value;
        }
    }

    private static void SortRuns(ulong[] values)
    {
        const ulong Mask = ((1UL << (2 * Digit)) - 1) << 32;
        for (var start = 0; start < values.Length;)
        {
            var end = start + 1;
            var mixed = false;
            while (end < values.Length && ((values[end] ^ values[start]) & Mask) == 0)
            {
                mixed |= (values[end] >> 32) != (values[start] >> 32);
                end++;
            }

            if (mixed)
            {
                Array.Sort(values, start, end - start);
            }

            start = end;
        }
    }

    private static KeyGroups Collect(ulong[] values)
    {
        var records = new int[values.Length];
        var starts = new List<int>(values.Length / 4);
        var count = 0;
        for (var start = 0; start < values.Length;)
        {
            var end = start + 1;
            while (end < values.Length && (values[end] >> 32) == (values[start] >> 32))
            {
                end++;
            }

            if (end - start > 1)
            {
                starts.Add(count);
                for (var i = start; i < end; i++)
                {
                    records[count++] = (int)(values[i] & 0xFFFFFFFF);
                }
            }

            start = end;
        }

        starts.Add(count);
        return new KeyGroups(records, [.. starts]);
    }
}
