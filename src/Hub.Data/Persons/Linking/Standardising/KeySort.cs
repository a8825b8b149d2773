namespace Hub.Data.Persons.Linking.Standardising;

/// <summary>Sorts many 64-bit keys on all cores: they are dealt out by their upper bits, and each small heap is sorted by itself.</summary>
public static class KeySort
{
    private const int Bits = 8, Heaps = 1 << Bits, Step = 65536;

    /// <summary>Sorts keys, and items along with them.</summary>
    public static (ulong[] Keys, int[] Items) Sort(ulong[] keys, int[] items)
    {
        var chunks = (keys.Length + Step - 1) / Step;
        var places = new int[chunks][];
        Parallel.For(0, chunks, chunk =>
        {
            var counts = places[chunk] = new int[Heaps];
            for (var i = chunk * Step; i < Math.Min(keys.Length, (chunk + 1) * Step); i++)
            {
                counts[keys[i] >> (64 - Bits)]++;
            }
        });
        var starts = new int[Heaps + 1];
        for (var heap = 0; heap < Heaps; heap++)
        {
            starts[heap + 1] = starts[heap];
            for (var chunk = 0; chunk < chunks; chunk++)
            {
                (places[chunk][heap], starts[heap + 1]) = (starts[heap + 1], starts[heap + 1] + places[chunk][heap]);
            }
        }

        var (sorted, moved) = (new ulong[keys.Length], new int[keys.Length]);
        Parallel.For(0, chunks, chunk =>
        {
            var next = places[chunk];
            for (var i = chunk * Step; i < Math.Min(keys.Length, (chunk + 1) * Step); i++)
            {
                var place = next[keys[i] >> (64 - Bits)]++;
                (sorted[place], moved[place]) = (keys[i], items[i]);
            }
        });
        Parallel.For(0, Heaps, heap => Array.Sort(sorted, moved, starts[heap], starts[heap + 1] - starts[heap]));
        return (sorted, moved);
    }
}
