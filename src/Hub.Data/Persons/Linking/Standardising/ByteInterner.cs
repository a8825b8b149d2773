namespace Hub.Data.Persons.Linking.Standardising;

/// <summary>Distinct byte texts, each once, with small numbers from 1 in the order of their arrival; 0 is the empty text.</summary>
public sealed class ByteInterner
{
    // Texts that are looked up together: what each needs from memory is fetched for all of them before it is needed.
    private const int Together = 64;

    private byte[] _bytes = new byte[4096];
    private int[] _ends = new int[256];
    private ulong[] _hashes = new ulong[256];
    // The upper half of the hash above the id; 0 is free.
    private ulong[] _slots = new ulong[1024];
    private int _count = 1;

    /// <summary>How many texts, the empty one among them.</summary>
    public int Count => _count;

    /// <summary>The text of an id from 1.</summary>
    public ReadOnlySpan<byte> this[int id] => _bytes.AsSpan(_ends[id - 1], _ends[id] - _ends[id - 1]);

    /// <summary>The id of a text, which is kept if it is new.</summary>
    public int Add(ReadOnlySpan<byte> text) => text.IsEmpty ? 0 : Add(text, TextHash.Of(text));

    /// <summary>
    /// The ids of many texts, each given as its start (upper half) and its length in <paramref name="bytes"/>: as
    /// <see cref="Add(ReadOnlySpan{byte})"/> one after another, but without waiting for memory at each.
    /// </summary>
    public void Add(ReadOnlySpan<byte> bytes, ReadOnlySpan<long> places, Span<int> ids)
    {
        Span<ulong> hashes = stackalloc ulong[Together];
        for (var from = 0; from < places.Length; from += Together)
        {
            var count = Math.Min(Together, places.Length - from);
            for (var i = 0; i < count; i++)
            {
                hashes[i] = TextHash.Of(bytes.Slice((int)(places[from + i] >> 32), (int)(places[from + i] & int.MaxValue)));
            }

            Fetch(hashes[..count]);
            for (var i = 0; i < count; i++)
            {
                var length = (int)(places[from + i] & int.MaxValue);
                ids[from + i] = length == 0 ? 0 : Add(bytes.Slice((int)(places[from + i] >> 32), length), hashes[i]);
            }
        }
    }

    /// <summary>Takes over the texts of another; gives its ids as ids of this one.</summary>
    public int[] Take(ByteInterner other)
    {
        var ids = new int[other.Count];
        for (var from = 1; from < ids.Length; from += Together)
        {
            var until = Math.Min(ids.Length, from + Together);
            Fetch(other._hashes.AsSpan(from, until - from));
            for (var i = from; i < until; i++)
            {
                ids[i] = Add(other[i], other._hashes[i]);
            }
        }

        return ids;
    }

    // Reads, without using it, what looking up will read: the processor fetches all of it at once.
    private int Fetch(ReadOnlySpan<ulong> hashes)
    {
        Span<int> known = stackalloc int[Together];
        var (mask, read) = (_slots.Length - 1, 0);
        for (var i = 0; i < hashes.Length; i++)
        {
            known[i] = (int)(_slots[unchecked((int)hashes[i]) & mask] & int.MaxValue);
        }

        for (var i = 0; i < hashes.Length; i++)
        {
            known[i] = known[i] == 0 ? 0 : _ends[known[i] - 1];
        }

        for (var i = 0; i < hashes.Length; i++)
        {
            read |= _bytes[known[i]];
        }

        return read;
    }

    private int Add(ReadOnlySpan<byte> text, ulong hash)
    {
        var mask = _slots.Length - 1;
        var at = unchecked((int)hash) & mask;
        while (_slots[at] is var slot && slot != 0)
        {
            if (slot >> 32 == hash >> 32 && (int)(slot & int.MaxValue) is var id && this[id].SequenceEqual(text))
            {
                return id;
            }

            at = (at + 1) & mask;
        }

        _slots[at] = (hash >> 32 << 32) | (uint)_count;
        Keep(text, hash);
        if (_count * 2 > _slots.Length)
        {
            Grow();
        }

        return _count - 1;
    }

    private void Keep(ReadOnlySpan<byte> text, ulong hash)
    {
        if (_count == _ends.Length)
        {
            Array.Resize(ref _ends, _ends.Length * 2);
            Array.Resize(ref _hashes, _ends.Length);
        }

        var start = _ends[_count - 1];
        while (start + text.Length > _bytes.Length)
        {
            Array.Resize(ref _bytes, checked(_bytes.Length * 2));
        }

        text.CopyTo(_bytes.AsSpan(start));
        _ends[_count] = start + text.Length;
        _hashes[_count] = hash;
        _count++;
    }

    private void Grow()
    {
        _slots = new ulong[_slots.Length * 2];
        var mask = _slots.Length - 1;
        for (var id = 1; id < _count; id++)
        {
            var at = unchecked((int)_hashes[id]) & mask;
            while (_slots[at] != 0)
            {
                at = (at + 1) & mask;
            }

            _slots[at] = (_hashes[id] >> 32 << 32) | (uint)id;
        }
    }
}
