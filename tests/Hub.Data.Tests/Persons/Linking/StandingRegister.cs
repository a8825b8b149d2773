using Hub.Data.Persons.Linking;

namespace Hub.Data.Tests.Persons.Linking;

/// <summary>
/// A register that is linked in steps, as a database would: it keeps blocking keys and components, and links again only the
/// components that a change touches. Records count up from their arrival, and the earliest of a cluster names it.
/// </summary>
internal sealed class StandingRegister(LinkModel model)
{
    private readonly SortedDictionary<ulong, TownRow> _rows = [];
    private readonly Dictionary<(int Rule, uint Key), HashSet<ulong>> _index = [];
    private readonly Dictionary<ulong, HashSet<ulong>> _component = [];

    /// <summary>For each record the earliest of its cluster.</summary>
    public SortedDictionary<ulong, ulong> ClusterOf { get; } = [];

    /// <summary>The most records that one step had to link again.</summary>
    public int LargestStep { get; private set; }

    public void Add(IReadOnlyList<(ulong Id, TownRow Row)> arrivals)
    {
        var keys = Linker.Keys(Table(arrivals), model);
        var met = new HashSet<ulong>();
        for (var i = 0; i < arrivals.Count; i++)
        {
            for (var rule = 0; rule < keys.Count; rule++)
            {
                if (keys[rule][i] != 0)
                {
                    var holders = _index.TryGetValue((rule, keys[rule][i]), out var found) ? found : _index[(rule, keys[rule][i])] = [];
                    met.UnionWith(holders);
                    holders.Add(arrivals[i].Id);
                }
            }

            _rows[arrivals[i].Id] = arrivals[i].Row;
            _component[arrivals[i].Id] = [arrivals[i].Id];
        }

        met.ExceptWith(arrivals.Select(arrival => arrival.Id));
        Settle([.. arrivals.Select(arrival => arrival.Id).Concat(met).SelectMany(id => _component[id])]);
    }

    public void Withdraw(IReadOnlyList<ulong> ids)
    {
        var touched = ids.SelectMany(id => _component[id]).ToHashSet();
        touched.ExceptWith(ids);
        foreach (var id in ids)
        {
            _rows.Remove(id);
            _component.Remove(id);
            ClusterOf.Remove(id);
        }

        foreach (var holders in _index.Values)
        {
            holders.ExceptWith(ids);
        }

        Settle(touched);
    }

    private void Settle(HashSet<ulong> touched)
    {
        var records = touched.Order().Select(id => (Id: id, Row: _rows[id])).ToList();
        LargestStep = Math.Max(LargestStep, records.Count);
        var result = Linker.Link(Table(records), model);
        foreach (var component in Enumerable.Range(0, records.Count).GroupBy(record => result.ComponentOf[record]))
        {
            var members = component.Select(record => records[record].Id).ToHashSet();
            foreach (var member in members)
            {
                _component[member] = members;
            }
        }

        for (var i = 0; i < records.Count; i++)
        {
            ClusterOf[records[i].Id] = records[result.ClusterOf[i]].Id;
        }
    }

    private static RecordTable Table(IReadOnlyList<(ulong Id, TownRow Row)> records)
        => InventedTown.Table([.. records.Select(record => record.Row)]) with { RecordIds = [.. records.Select(record => record.Id)] };
}
