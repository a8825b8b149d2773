namespace Hub.Data.Persons.Linking.Standardising;

/// <summary>
/// Standardised texts, each once: id 0 is "missing". Beside each text stands what comparing needs, made once per distinct value and never
/// per
/// pair: its letters as byte codes, the set of its letters and a hash that no order of rows changes.
/// </summary>
internal sealed class TextTable
{
    /// <summary>Letters beyond this many are not compared; equal texts are equal whatever their length.</summary>
    public const int ComparedLetters = 60;

    private readonly Dictionary<string, int> _ids = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _lookup;
    private readonly List<string> _texts = [""];
    private byte[] _codes = new byte[1024];
    private int[] _starts = new int[64];
    private uint[] _letters = new uint[64];
    private ulong[] _hashes = new ulong[64];

    public TextTable() => _lookup = _ids.GetAlternateLookup<ReadOnlySpan<char>>();

    public int Count => _texts.Count;

    public string this[int id] => _texts[id];

    /// <summary>The id of a text; 0 for the empty one.</summary>
    public int Add(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty)
        {
            return 0;
        }

        if (_lookup.TryGetValue(text, out var id))
        {
            return id;
        }

        id = _texts.Count;
        var kept = text.ToString();
        _ids.Add(kept, id);
        _texts.Add(kept);
        Prepare(id, text);
        return id;
    }

    /// <summary>The id of a text that is there already; 0 otherwise.</summary>
    public int Find(ReadOnlySpan<char> text) => !text.IsEmpty && _lookup.TryGetValue(text, out var id) ? id : 0;

    public ReadOnlySpan<byte> Codes(int id) => _codes.AsSpan(_starts[id], _starts[id + 1] - _starts[id]);

    public uint Letters(int id) => _letters[id];

    public ulong Hash(int id) => id == 0 ? 0 : _hashes[id];

    private void Prepare(int id, ReadOnlySpan<char> text)
    {
        var compared = text.Length > ComparedLetters ? text[..ComparedLetters] : text;
        if (id + 1 >= _starts.Length)
        {
            Array.Resize(ref _starts, _starts.Length * 2);
            Array.Resize(ref _letters, _starts.Length);
            Array.Resize(ref _hashes, _starts.Length);
        }

        var start = _starts[id];
        if (start + compared.Length > _codes.Length)
        {
            Array.Resize(ref _codes, _codes.Length * 2);
        }

        var letters = 0u;
        for (var i = 0; i < compared.Length; i++)
        {
            // Letters of other scripts share 128 codes: two different ones seldom meet in one pair of names.
            var code = compared[i] < 128 ? (byte)compared[i] : (byte)(128 + (compared[i] % 127));
            _codes[start + i] = code;
            letters |= 1u << (code & 31);
        }

        _starts[id + 1] = start + compared.Length;
        _letters[id] = letters;
        _hashes[id] = TextHash.Of(text);
    }
}
