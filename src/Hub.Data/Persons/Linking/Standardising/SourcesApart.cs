using Hub.Data.Persons.Linking.Blocking;

namespace Hub.Data.Persons.Linking.Standardising;

/// <summary>
/// Whose records never meet whose. Sources that keep away from the same others are one class: where their records are equal they stay
/// one representative. A class may keep away from itself; then no two of its records meet.
/// </summary>
internal sealed class SourcesApart
{
    private readonly int _classes;
    private readonly bool[] _apart;
    private readonly int[] _classOf;

    private SourcesApart(int classes, bool[] apart, int[] classOf) => (_classes, _apart, _classOf) = (classes, apart, classOf);

    /// <summary>Per record its class; 0 may meet everybody.</summary>
    public ReadOnlySpan<int> ClassOf => _classOf;

    /// <summary>The classes of records; null where nothing is kept apart.</summary>
    public static SourcesApart? Of(SubjectFields records, IReadOnlySet<(string First, string Second)> neverMeet)
    {
        if (neverMeet.Count == 0 || records.Source is not { } sources)
        {
            return null;
        }

        var others = neverMeet.SelectMany(pair => new[] { pair, (First: pair.Second, Second: pair.First) })
            .GroupBy(pair => pair.First, pair => pair.Second, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.ToHashSet(StringComparer.Ordinal), StringComparer.Ordinal);
        var classes = others.GroupBy(source => string.Join('\0', source.Value.Order(StringComparer.Ordinal)), source => source.Key,
            StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => group.ToList()).ToList();
        var count = classes.Count + 1;
        var apart = new bool[count * count];
        for (var i = 0; i < classes.Count; i++)
        {
            for (var k = 0; k < classes.Count; k++)
            {
                apart[((i + 1) * count) + k + 1] = others[classes[i][0]].Contains(classes[k][0]);
            }
        }

        var ofSource = new int[records.Sources.Count];
        for (var i = 0; i < classes.Count; i++)
        {
            foreach (var id in classes[i].Select(source => records.Sources.Find(source)).Where(id => id != 0))
            {
                ofSource[id] = i + 1;
            }
        }

        return new SourcesApart(count, apart, [.. sources.Select(source => ofSource[source])]);
    }

    /// <summary>Whether two records never meet.</summary>
    public bool Forbids(int left, int right) => _apart[(_classOf[left] * _classes) + _classOf[right]];

    /// <summary>Whether a record meets no other of its own class.</summary>
    public bool ForbidsItself(int record) => Forbids(record, record);

    /// <summary>The same for a selection of the records.</summary>
    public SourcesApart Pick(int[] order) => new(_classes, _apart, [.. order.Select(record => _classOf[record])]);

    /// <summary>Pairs of one group that may meet.</summary>
    public long PairsOf(KeyGroups groups)
    {
        var pairs = 0L;
        var counts = new long[_classes];
        for (var group = 0; group < groups.Count; group++)
        {
            Array.Clear(counts);
            foreach (var record in groups.Group(group))
            {
                counts[_classOf[record]]++;
            }

            pairs += Meeting(counts);
        }

        return pairs;
    }

    /// <summary>Pairs of all records that may meet, where each record stands for several.</summary>
    public double Pairs(int[] copies)
    {
        var counts = new long[_classes];
        for (var i = 0; i < copies.Length; i++)
        {
            counts[_classOf[i]] += copies[i];
        }

        return Meeting(counts);
    }

    private long Meeting(long[] counts)
    {
        var pairs = 0L;
        for (var i = 0; i < _classes; i++)
        {
            for (var k = i; k < _classes && counts[i] > 0; k++)
            {
                pairs += _apart[(i * _classes) + k] ? 0 : i == k ? counts[i] * (counts[i] - 1) / 2 : counts[i] * counts[k];
            }
        }

        return pairs;
    }
}
