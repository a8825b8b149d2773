namespace Hub.Data.Persons.Linking.Standardising;

/// <summary>
/// Records that are the same in everything that is compared are worked on once: 5,000 identical rows cost what one costs. Representatives
/// stand in an order made from their contents, so that the order of the rows changes nothing; people of one postcode stand together.
/// </summary>
internal sealed class Representatives
{
    // 5,000 rows of one person say little more about people than six do, and make no name common.
    private const int MostCopies = 6;

    private Representatives(int[] of, int[] first, int[] multiplicity, SubjectFields fields)
    {
        (Of, First, Multiplicity, Fields) = (of, first, multiplicity, fields);
        Copies = [.. multiplicity.Select(count => Math.Min(count, MostCopies))];
    }

    /// <summary>For each record its representative.</summary>
    public int[] Of { get; }

    /// <summary>For each representative the one of its records with the lowest id.</summary>
    public int[] First { get; }

    /// <summary>For each representative the number of its records.</summary>
    public int[] Multiplicity { get; }

    /// <summary>
    /// The same, but no more than a few: what a representative counts for where values are counted and weights are learned.
    /// </summary>
    public int[] Copies { get; }

    /// <summary>The fields of the representatives.</summary>
    public SubjectFields Fields { get; }

    public int Count => First.Length;

    /// <summary>
    /// Finds the representatives. Records share one only where their <paramref name="mark"/> is the same (what was decided about
    /// them), and where their sources may meet.
    /// </summary>
    public static Representatives Find(SubjectFields records, ulong[] recordIds, Func<int, ulong> mark, bool keepSourcesApart,
        SourcesApart? neverMeet)
    {
        var compared = records.Compared().ToArray();
        var near = records.Postcode is { } postcodes ? (postcodes, records.Postcodes.Hash) : compared.Length > 0 ? compared[0]
            : ([], _ => 0UL);
        var sources = keepSourcesApart ? records.Source : null;
        var keys = new ulong[records.Count];
        var order = new int[records.Count];
        var hashes = new ulong[records.Count];
        Parallel.For(0, (records.Count + 65535) / 65536, chunk =>
        {
            for (var i = chunk * 65536; i < Math.Min(records.Count, (chunk + 1) * 65536); i++)
            {
                var hash = mark(i);
                hash = sources is null ? hash : TextHash.Join(hash, records.Sources.Hash(sources[i]));
                hash = neverMeet is null ? hash : TextHash.Join(hash, (ulong)neverMeet.ClassOf[i]);
                foreach (var (ids, value) in compared)
                {
                    hash = TextHash.Join(hash, value(ids[i]));
                }

                hashes[i] = hash;
                keys[i] = ((near.Item1.Length > 0 ? near.Item2(near.Item1[i]) : 0) & 0xFFFFFF0000000000) | (hash >> 24);
                order[i] = i;
            }
        });
        return Group(records, KeySort.Sort(keys, order).Items, hashes, recordIds);
    }

    private static Representatives Group(SubjectFields records, int[] order, ulong[] hashes, ulong[] recordIds)
    {
        var of = new int[order.Length];
        var first = new List<int>(order.Length);
        var multiplicity = new List<int>(order.Length);
        for (var i = 0; i < order.Length; i++)
        {
            if (i == 0 || hashes[order[i]] != hashes[order[i - 1]])
            {
                first.Add(order[i]);
                multiplicity.Add(0);
            }

            multiplicity[^1]++;
            first[^1] = recordIds[order[i]] < recordIds[first[^1]] ? order[i] : first[^1];
            of[order[i]] = first.Count - 1;
        }

        var firsts = first.ToArray();
        return new Representatives(of, firsts, [.. multiplicity], records.Pick(firsts));
    }
}
