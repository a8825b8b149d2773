namespace Hub.Data.Persons.Linking.Standardising;

/// <summary>Small numbers from 1 for 64-bit keys, in the order in which the keys come.</summary>
internal sealed class HashIds
{
    private readonly List<ulong> _inOrder = [0];
    private ulong[] _keys;
    private int[] _ids;
    private int _count = 1;

    public HashIds(int expected)
    {
        var size = 1024;
        while (size < expected * 2L)
        {
            size = checked(size * 2);
        }

        (_keys, _ids) = (new ulong[size], new int[size]);
    }

    /// <summary>One more than the highest id.</summary>
    public int Count => _count;

    public int Add(ulong key)
    {
        if (_count * 2 > _keys.Length)
        {
            Grow();
        }

        var at = Place(key);
        if (_ids[at] == 0)
        {
            (_keys[at], _ids[at]) = (key, _count++);
            _inOrder.Add(key);
        }

        return _ids[at];
    }

    public ulong KeyOf(int id) => _inOrder[id];

    private int Place(ulong key)
    {
        var mask = _keys.Length - 1;
        var at = unchecked((int)TextHash.Mix(key)) & mask;
        while (_ids[at] != 0 && _keys[at] != key)
        {
            at = (at + 1) & mask;
        }

        return at;
    }

    private void Grow()
    {
        var (keys, ids) = (_keys, _ids);
        (_keys, _ids) = (new ulong[keys.Length * 2], new int[keys.Length * 2]);
        for (var i = 0; i < keys.Length; i++)
        {
            if (ids[i] != 0)
            {
                var at = Place(keys[i]);
                (_keys[at], _ids[at]) = (keys[i], ids[i]);
            }
        }
    }
}
