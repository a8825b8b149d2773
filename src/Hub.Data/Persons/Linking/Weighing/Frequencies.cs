namespace Hub.Data.Persons.Linking.Weighing;

/// <summary>
/// How many records hold each value of a field. While a model is trained the records at hand are counted; a model that is used counts
/// what it
/// was trained on, so that the weight of a pair never depends on who else is there. Values are known by their hash.
/// </summary>
internal sealed class Frequencies
{
    private readonly Dictionary<string, (int[] Counts, Func<int, ulong> Hash)> _counted = new(StringComparer.Ordinal);
    private readonly IReadOnlyDictionary<string, ValueCounts>? _frozen;

    /// <summary>Counts the records at hand.</summary>
    public Frequencies()
    {
    }

    /// <summary>Takes the counts of a model.</summary>
    public Frequencies(IReadOnlyDictionary<string, ValueCounts> frozen, double? day) => (_frozen, Day) = (frozen, day);

    /// <summary>For each value id how many records hold it, at least one; the total stands at id 0.</summary>
    public int[] Count(string field, int[] ids, int values, int[] multiplicity, Func<int, ulong> hash)
    {
        var counts = new int[values];
        if (_frozen is not null)
        {
            var known = _frozen.GetValueOrDefault(field) ?? ValueCounts.None;
            for (var id = 1; id < values; id++)
            {
                counts[id] = known.Of(hash(id));
            }

            counts[0] = known.Total;
            return counts;
        }

        for (var i = 0; i < ids.Length; i++)
        {
            counts[ids[i]] += multiplicity[i];
        }

        counts[0] = 0;
        counts[0] = Math.Max(1, counts.Sum());
        lock (_counted)
        {
            _counted[field] = (counts, hash);
        }

        return counts;
    }

    /// <summary>
    /// How many records one day of birth usually has: a first of January with far more stands for "only the year is known". A model that
    /// met no dates takes every day for a usual one.
    /// </summary>
    public double UsualDay(Func<double> count) => Day ??= _frozen is null ? count() : 1;

    /// <summary>See <see cref="UsualDay"/>; null where there is no date of birth.</summary>
    public double? Day { get; private set; }

    /// <summary>Per counted field its most common value's records, and all.</summary>
    public IEnumerable<(string Field, int Count, int Total)> MostCommon()
        => _counted.OrderBy(field => field.Key, StringComparer.Ordinal)
            .Select(field => (field.Key, field.Value.Counts.Skip(1).DefaultIfEmpty(0).Max(), field.Value.Counts[0]));

    /// <summary>The counts as a model keeps them; a value of one record needs no entry.</summary>
    public IReadOnlyDictionary<string, ValueCounts> Freeze()
        => _frozen ?? _counted.ToDictionary(
            field => field.Key,
            field => ValueCounts.From(field.Value.Counts, field.Value.Hash),
            StringComparer.Ordinal);
}
