using System.Runtime.Intrinsics;
using Hub.Data.Persons.Linking.Comparing;
using Hub.Data.Persons.Linking.Standardising;

namespace Hub.Data.Persons.Linking.Blocking;

/// <summary>
/// The pairs worth comparing, each once: a pair that an earlier rule finds is left to that rule. Sizes are counted before any pair is made,
/// and a key that too many records share is a stop key.
/// </summary>
internal sealed class Blocks
{
    private static readonly BlockingRule EveryPair = new("every pair", _ => 1);

    private const int Step = 8;

    // The narrowest form of a rule may make this many times the pairs that a rule should, and its keys stay usable down to this size.
    private const int MostOfBudget = 4, SmallestCap = 50;

    private readonly KeyGroups[] _groups;
    // The keys of a record side by side, by rule: two records are held against each other in one or two steps.
    private readonly uint[] _keys;
    private readonly int _width;

    private readonly SourcesApart? _apart;

    private Blocks(
        KeyGroups[] groups, uint[][] keys, IReadOnlyList<BlockingSize> sizes, IReadOnlyList<ModelRule> rules, SourcesApart? apart)
    {
        (_groups, Sizes, Rules, _apart) = (groups, sizes, rules, apart);
        _width = (keys.Length + Step - 1) / Step * Step;
        _keys = SideBySide(keys, _width);
    }

    /// <summary>What each rule came to.</summary>
    public IReadOnlyList<BlockingSize> Sizes { get; }

    /// <summary>The rules as a model keeps them.</summary>
    public IReadOnlyList<ModelRule> Rules { get; }

    /// <summary>Whether any rule finds a pair.</summary>
    public bool Finds(int left, int right) => _apart?.Forbids(left, right) != true && IsEarlier(_groups.Length, left, right);

    /// <summary>
    /// The keys of <paramref name="count"/> records by the forms and stop keys of a model, one row per rule of the model; a rule whose
    /// fields are not there gives no keys.
    /// </summary>
    public static uint[][] Keys(int count, IReadOnlyList<BlockingRule> rules, IReadOnlyList<ModelRule> frozen)
    {
        var keys = new uint[frozen.Count][];
        Parallel.For(0, keys.Length, rule => keys[rule] = rules.FirstOrDefault(own => own.Name == frozen[rule].Name) is { } known
            ? Keys(count, known.Forms[frozen[rule].Form], frozen[rule].StopKeys) : new uint[count]);
        return keys;
    }

    /// <summary>Makes the blocks of <paramref name="count"/> records by the forms and stop keys of a model.</summary>
    public static Blocks Make(int count, IReadOnlyList<BlockingRule> rules, IReadOnlyList<ModelRule> frozen, SourcesApart? apart)
    {
        var keys = Keys(count, rules, frozen);
        var groups = new KeyGroups[keys.Length];
        Parallel.For(0, keys.Length, rule => groups[rule] = KeyGroups.Make(keys[rule]));
        var sizes = frozen.Select((known, rule) => new BlockingSize(known.Name, known.Form, PairsOf(groups[rule], apart),
            known.StopKeys.Count, 0, groups[rule].Largest));
        return new Blocks(groups, keys, [.. sizes], frozen, apart);
    }

    /// <summary>
    /// Makes the blocks of <paramref name="count"/> records; sizes decide on forms and stop keys. Few records are compared pair by pair,
    /// but what a model keeps of them are the rules: it may meet a million.
    /// </summary>
    public static Blocks Make(int count, IReadOnlyList<BlockingRule> rules, LinkSettings settings, SourcesApart? apart)
    {
        if ((long)count * (count - 1) / 2 <= settings.PairsAlwaysAllowed)
        {
            var every = KeyGroups.Make(Keys(count, EveryPair.Forms[0], null));
            var rulesKept = rules.Select(rule => (rule.Name, Fit: Fit(count, rule, long.MaxValue, settings.LargestBlock, apart)));
            return new Blocks([every], [Keys(count, EveryPair.Forms[0], null)],
                [new BlockingSize(EveryPair.Name, 0, PairsOf(every, apart), 0, 0, every.Largest)],
                [.. rulesKept.Select(rule => new ModelRule(rule.Name, rule.Fit.Size.Form, rule.Fit.Stops))], apart);
        }

        var budget = Math.Max(settings.PairsAlwaysAllowed, (long)count * settings.PairsPerRecord);
        var keys = new uint[rules.Count][];
        var groups = new KeyGroups[rules.Count];
        var sizes = new BlockingSize[rules.Count];
        var stops = new IReadOnlySet<uint>[rules.Count];
        Parallel.For(0, rules.Count, rule =>
        {
            (keys[rule], groups[rule], sizes[rule], stops[rule]) = Fit(count, rules[rule], budget, settings.LargestBlock, apart);
        });
        var kept = sizes.Select((size, rule) => new ModelRule(size.Name, size.Form, stops[rule]));
        return new Blocks(groups, keys, sizes, [.. kept], apart);
    }

    /// <summary>
    /// Hands every pair that may meet and that <paramref name="takes"/> wants to a batch, on all cores;
    /// <paramref name="flush"/> gets each full batch. State is made per worker and given back at its end.
    /// </summary>
    public void ForEach<T>(Func<T> make, Func<T, PairBatch> batchOf, Func<int, int, bool> takes, Action<T> flush, Action<T> done)
    {
        var chunks = Chunks();
        Parallel.ForEach(
            chunks,
            make,
            (chunk, _, state) =>
            {
                var batch = batchOf(state);
                for (var group = chunk.From; group < chunk.Until; group++)
                {
                    Pairs(chunk.Rule, _groups[chunk.Rule].Group(group), batch, takes, () => flush(state));
                }

                return state;
            },
            state =>
            {
                flush(state);
                done(state);
            });
    }

    /// <summary>
    /// A share of the pairs that may meet and that <paramref name="takes"/> wants, in the order of their records: which ones comes from the
    /// seed. The others are stepped over without being looked at.
    /// </summary>
    public List<(int Left, int Right)> Sample(double share, ulong seed, Func<int, int, bool> takes)
    {
        var chunks = Chunks();
        var found = new List<(int, int)>[chunks.Count];
        Parallel.For(0, found.Length, place =>
        {
            var (rule, from, until) = chunks[place];
            found[place] = [];
            var steps = new SampleSteps(share, TextHash.Join(TextHash.Join(seed, (ulong)rule), (ulong)from));
            var next = steps.Next();
            for (var group = from; group < until; group++)
            {
                next = Sample(rule, _groups[rule].Group(group), next, steps, takes, found[place]);
            }
        });
        List<(int, int)> all = [.. found.SelectMany(pairs => pairs)];
        all.Sort();
        return all;
    }

    // The next pair to take is the one of this number, counted from the group's first; gives the number as the next group counts it.
    private long Sample(
        int rule, ReadOnlySpan<int> records, long next, SampleSteps steps, Func<int, int, bool> takes, List<(int, int)> found)
    {
        for (var i = 0; i < records.Length - 1; i++)
        {
            var rest = records.Length - 1 - i;
            for (; next < rest; next += 1 + steps.Next())
            {
                var (one, other) = (records[i], records[i + 1 + (int)next]);
                var (left, right) = one < other ? (one, other) : (other, one);
                if (_apart?.Forbids(left, right) != true && takes(left, right) && !IsEarlier(rule, left, right))
                {
                    found.Add((left, right));
                }
            }

            next -= rest;
        }

        return next;
    }

    private void Pairs(int rule, ReadOnlySpan<int> records, PairBatch batch, Func<int, int, bool> takes, Action flush)
    {
        for (var i = 0; i < records.Length; i++)
        {
            for (var k = i + 1; k < records.Length; k++)
            {
                var (left, right) = records[i] < records[k] ? (records[i], records[k]) : (records[k], records[i]);
                if (_apart?.Forbids(left, right) == true || !takes(left, right) || IsEarlier(rule, left, right))
                {
                    continue;
                }

                batch.Add(left, right);
                if (batch.IsFull)
                {
                    flush();
                }
            }
        }
    }

    private bool IsEarlier(int rule, int left, int right)
    {
        for (var at = 0; at < rule; at += Step)
        {
            var one = Vector256.LoadUnsafe(ref _keys[(left * _width) + at]);
            var other = Vector256.LoadUnsafe(ref _keys[(right * _width) + at]);
            var same = Vector256.AndNot(Vector256.Equals(one, other), Vector256.Equals(one, default)).ExtractMostSignificantBits();
            if ((same & (rule - at >= Step ? 0xFFu : (1u << (rule - at)) - 1)) != 0)
            {
                return true;
            }
        }

        return false;
    }

    private static uint[] SideBySide(uint[][] keys, int width)
    {
        var count = keys.Length == 0 ? 0 : keys[0].Length;
        var all = new uint[checked(count * width)];
        Parallel.For(0, (count + 16383) / 16384, chunk =>
        {
            for (var rule = 0; rule < keys.Length; rule++)
            {
                for (var i = chunk * 16384; i < Math.Min(count, (chunk + 1) * 16384); i++)
                {
                    all[(i * width) + rule] = keys[rule][i];
                }
            }
        });
        return all;
    }

    private List<(int Rule, int From, int Until)> Chunks()
    {
        var chunks = new List<(int, int, int)>();
        for (var rule = 0; rule < _groups.Length; rule++)
        {
            var (from, pairs) = (0, 0L);
            for (var group = 0; group < _groups[rule].Count; group++)
            {
                long size = _groups[rule].Starts[group + 1] - _groups[rule].Starts[group];
                pairs += size * size / 2;
                if (pairs > 50_000 || group == _groups[rule].Count - 1)
                {
                    chunks.Add((rule, from, group + 1));
                    (from, pairs) = (group + 1, 0);
                }
            }
        }

        return chunks;
    }

    private static uint[] Keys(int count, Func<int, uint> form, IReadOnlySet<uint>? stops)
    {
        var keys = new uint[count];
        for (var i = 0; i < count; i++)
        {
            var key = form(i);
            keys[i] = stops is { Count: > 0 } && stops.Contains(key) ? 0 : key;
        }

        return keys;
    }

    private static (uint[] Keys, KeyGroups Groups, BlockingSize Size, IReadOnlySet<uint> Stops) Fit(int count, BlockingRule rule,
        long budget, int largest, SourcesApart? apart)
    {
        for (var form = 0; ; form++)
        {
            var keys = Keys(count, rule.Forms[form], null);
            var groups = KeyGroups.Make(keys);
            var (stops, records) = Stop(keys, groups, largest);
            var kept = stops.Count > 0 ? KeyGroups.Make(keys) : groups;
            var pairs = PairsOf(kept, apart);
            if (pairs <= budget || form == rule.Forms.Length - 1)
            {
                // One value in every row leaves thousands of keys just below the cap: the cap comes down until the pairs are in proportion.
                for (var cap = largest / 2; pairs / MostOfBudget > budget && cap >= SmallestCap; cap /= 2)
                {
                    var (more, stopped) = Stop(keys, kept, cap);
                    stops.UnionWith(more);
                    records += stopped;
                    kept = KeyGroups.Make(keys);
                    pairs = PairsOf(kept, apart);
                }

                return (keys, kept, new BlockingSize(rule.Name, form, pairs, stops.Count, records, groups.Largest), stops);
            }
        }
    }

    private static long PairsOf(KeyGroups groups, SourcesApart? apart) => apart?.PairsOf(groups) ?? groups.Pairs;

    private static (HashSet<uint> Keys, int Records) Stop(uint[] keys, KeyGroups groups, int largest)
    {
        var (stops, records) = (new HashSet<uint>(), 0);
        for (var group = 0; group < groups.Count; group++)
        {
            var members = groups.Group(group);
            if (members.Length > largest)
            {
                stops.Add(keys[members[0]]);
                records += members.Length;
                foreach (var member in members)
                {
                    keys[member] = 0;
                }
            }
        }

        return (stops, records);
    }
}
