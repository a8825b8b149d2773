namespace Hub.Data.Persons.Review;

/// <summary>How a cluster would part if two of its records were not one subject, and how firmly two sides belong together. Pure.</summary>
internal static class ReviewSides
{
    // As in the engine: no pair proves or refutes more; a pair below the floor of what is kept lies between that and this.
    private const float Most = 12, Least = -12, NotKept = -9;

    /// <summary>
    /// The records that stay with <paramref name="left"/>; the others go with <paramref name="right"/>. Records of one decision key stay
    /// together, for a decision is about keys; then links join from the strongest down, and none that would bring the two together
    /// again. Records that no link reaches stay with the left.
    /// </summary>
    /// <param name="members">Records of the cluster.</param>
    /// <param name="links">Links among them.</param>
    /// <param name="left">A record.</param>
    /// <param name="right">Another.</param>
    /// <param name="strongest">The strongest link that the parting cuts: what speaks against it, in bits.</param>
    /// <param name="cut">How many links it cuts.</param>
    public static HashSet<long> Part(
        IReadOnlyList<ReviewRecord> members, IEnumerable<ReviewLink> links, long left, long right, out float strongest, out int cut)
    {
        var root = members.ToDictionary(member => member.Record, member => member.Record);
        (strongest, cut) = (float.MinValue, 0);
        foreach (var link in Alike(members, left, right)
            .Concat(links.OrderByDescending(link => link.Weight).ThenBy(link => link.Left).ThenBy(link => link.Right)))
        {
            var (one, other) = (Root(root, link.Left), Root(root, link.Right));
            if (one == other)
            {
                continue;
            }

            var (ofLeft, ofRight) = (Root(root, left), Root(root, right));
            if ((one == ofLeft && other == ofRight) || (one == ofRight && other == ofLeft))
            {
                strongest = Math.Max(strongest, link.Weight);
                cut++;
                continue;
            }

            root[other] = one;
        }

        var end = Root(root, right);
        return [.. members.Select(member => member.Record).Where(member => Root(root, member) != end)];
    }

    /// <summary>
    /// How strongly two sides belong together, in bits: the mean of all their pairs. The best of many pairs is high by chance; where two
    /// sides are one subject, most of their records are alike.
    /// </summary>
    /// <param name="left">Records of one side.</param>
    /// <param name="right">Records of the other.</param>
    /// <param name="links">The links that are kept, between them and within them.</param>
    public static double Mean(IReadOnlySet<long> left, IReadOnlySet<long> right, IReadOnlyList<ReviewLink> links)
    {
        var between = links.Where(link => (left.Contains(link.Left) && right.Contains(link.Right))
            || (left.Contains(link.Right) && right.Contains(link.Left))).Select(link => Math.Clamp(link.Weight, Least, Most)).ToList();
        if (between.Count == 0)
        {
            return NotKept;
        }

        // A record without a link of its own is the same as another in all that is compared, which has the links of both.
        var linked = links.SelectMany(link => new[] { link.Left, link.Right }).ToHashSet();
        var pairs = Math.Max(between.Count, (double)left.Count(linked.Contains) * right.Count(linked.Contains));
        return (between.Sum() + ((pairs - between.Count) * NotKept)) / pairs;
    }

    private static IEnumerable<ReviewLink> Alike(IReadOnlyList<ReviewRecord> members, long left, long right)
        => members.GroupBy(member => member.Key)
            .Where(key => key.Count() > 1 && !(key.Any(member => member.Record == left) && key.Any(member => member.Record == right)))
            .SelectMany(key => key.Skip(1).Select(member => new ReviewLink(key.First().Record, member.Record, float.MaxValue)));

    private static long Root(Dictionary<long, long> root, long member)
    {
        while (root[member] != member)
        {
            member = root[member] = root[root[member]];
        }

        return member;
    }
}
