using System.Text;
using Hub.Data.Ingest.Kinds;

namespace Hub.Data.Ingest.Checks;

/// <summary>From what senders write (code, label, alias, in any case) to the stored code.</summary>
internal sealed class CodeIndex
{
    private const int RememberedSpellings = 4096;

    private readonly Dictionary<string, byte[]> _codes = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<byte[], byte[]?> _spellings = new(Utf8Keys.Instance);
    private readonly Dictionary<byte[], byte[]?>.AlternateLookup<ReadOnlySpan<byte>> _lookup;

    /// <summary>An index over a code list.</summary>
    public CodeIndex(IReadOnlyList<ListedCode> list)
        : this(list.SelectMany(code => code.Aliases.Prepend(code.Label).Prepend(code.Code).Select(text => (text, code.Code))))
        => Choices = [.. list.Select(code => code.Label)];

    /// <summary>An index over plain words.</summary>
    public CodeIndex(IReadOnlyList<string> words)
        : this(words.Select(word => (word, word)))
        => Choices = words;

    private CodeIndex(IEnumerable<(string Text, string Code)> entries)
    {
        foreach (var (text, code) in entries)
        {
            _codes.TryAdd(text, Encoding.UTF8.GetBytes(code));
        }

        _lookup = _spellings.GetAlternateLookup<ReadOnlySpan<byte>>();
        Choices = [];
    }

    /// <summary>The values as people read them.</summary>
    public IReadOnlyList<string> Choices { get; private init; }

    /// <summary>The stored code, or null when the text is none.</summary>
    public byte[]? Find(ReadOnlySpan<byte> text)
    {
        if (_lookup.TryGetValue(text, out var code))
        {
            return code;
        }

        code = _codes.GetValueOrDefault(Encoding.UTF8.GetString(text));
        if (_spellings.Count < RememberedSpellings)
        {
            _lookup[text] = code;
        }

        return code;
    }
}
