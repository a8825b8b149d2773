using Hub.Data.Persons.Linking.Comparing;
using Hub.Data.Persons.Linking.Weighing;

namespace Hub.Data.Persons.Linking.Clustering;

/// <summary>
/// From weighed pairs to clusters. Records that any chain of links holds together form a component; within it, clusters grow from the
/// strongest link down, and two clusters join only if what speaks against it, over all their pairs, does not outweigh the link: so a
/// weak bridge between two people is cut. Each component is settled by itself, which is what makes linking in small steps possible.
/// </summary>
internal sealed class Clusterer(Scorer scorer, ClusterRules rules, double threshold)
{
    // A component that is larger is first taken apart at higher weights.
    private const int LargestWhole = 400;

    /// <summary>For each record the lowest record of its cluster.</summary>
    public int[] Cluster(int count, List<Edge> edges)
    {
        if (count == 0)
        {
            return [];
        }

        var components = new Components(count);
        foreach (var edge in edges)
        {
            components.Join(edge.Left, edge.Right);
        }

        foreach (var (left, right) in rules.Same)
        {
            components.Join(left, right);
        }

        var of = new int[count];
        for (var i = 0; i < count; i++)
        {
            of[i] = components.Root(i);
        }

        var (members, starts) = Members(of);
        var linked = Sorted(edges, of, starts);
        Parallel.ForEach(
            System.Collections.Concurrent.Partitioner.Create(0, starts.Length - 1),
            () => new Agglomeration(scorer, rules, threshold),
            (range, _, agglomeration) =>
            {
                for (var component = range.Item1; component < range.Item2; component++)
                {
                    var size = starts[component + 1] - starts[component];
                    if (size > 2 || (size == 2 && !rules.IsEmpty))
                    {
                        Settle(agglomeration, members.AsSpan(starts[component], size).ToArray(), linked.Of(component), of);
                    }
                }

                return agglomeration;
            },
            _ => { });
        return of;
    }

    private void Settle(Agglomeration agglomeration, int[] members, ReadOnlySpan<Edge> edges, int[] of)
    {
        if (members.Length <= LargestWhole)
        {
            agglomeration.Settle(members, edges, of);
            return;
        }

        // Too large for all its pairs: cut the weakest links until the parts are small enough.
        var kept = edges.ToArray();
        Array.Sort(kept, (left, right) => right.Weight.CompareTo(left.Weight));
        var place = members.Select((member, index) => (member, index)).ToDictionary(pair => pair.member, pair => pair.index);
        for (var cut = threshold + 2; ; cut += 2)
        {
            var parts = new Components(members.Length);
            var strong = kept.Where(edge => edge.Weight >= cut).ToArray();
            foreach (var edge in strong)
            {
                parts.Join(place[edge.Left], place[edge.Right]);
            }

            var groups = Enumerable.Range(0, members.Length).GroupBy(parts.Root)
                .Select(group => group.Select(index => members[index]).ToArray()).ToList();
            if (groups.Max(group => group.Length) <= LargestWhole || strong.Length == 0 || cut > 200)
            {
                foreach (var group in groups)
                {
                    var inside = group.ToHashSet();
                    agglomeration.Settle(group, strong.Where(edge => inside.Contains(edge.Left)).ToArray(), of);
                }

                return;
            }
        }
    }

    private static (int[] Members, int[] Starts) Members(int[] of)
    {
        var sizes = new int[of.Length];
        foreach (var root in of)
        {
            sizes[root]++;
        }

        var starts = new List<int>();
        var place = new int[of.Length];
        var sum = 0;
        for (var i = 0; i < of.Length; i++)
        {
            if (sizes[i] > 0)
            {
                starts.Add(sum);
                place[i] = sum;
                sum += sizes[i];
            }
        }

        starts.Add(sum);
        var members = new int[of.Length];
        for (var i = 0; i < of.Length; i++)
        {
            members[place[of[i]]++] = i;
        }

        return (members, [.. starts]);
    }

    private static SortedEdges Sorted(List<Edge> edges, int[] of, int[] starts) => new(edges, of, starts.Length - 1);

    /// <summary>The edges of each component, side by side.</summary>
    private sealed class SortedEdges
    {
        private readonly Edge[] _edges;
        private readonly int[] _starts;

        public SortedEdges(List<Edge> edges, int[] of, int components)
        {
            var numberOf = new int[of.Length];
            var next = 0;
            for (var i = 0; i < of.Length; i++)
            {
                numberOf[i] = of[i] == i ? next++ : numberOf[of[i]];
            }

            _starts = new int[components + 1];
            foreach (var edge in edges)
            {
                _starts[numberOf[edge.Left] + 1]++;
            }

            for (var i = 0; i < components; i++)
            {
                _starts[i + 1] += _starts[i];
            }

            var place = _starts.ToArray();
            _edges = new Edge[edges.Count];
            foreach (var edge in edges)
            {
                _edges[place[numberOf[edge.Left]]++] = edge;
            }
        }

        public ReadOnlySpan<Edge> Of(int component) => _edges.AsSpan(_starts[component], _starts[component + 1] - _starts[component]);
    }
}
