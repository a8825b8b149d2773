using System.Text;
using Hub.Data.Ingest.Kinds;
using Hub.Data.Ingest.Previews;

namespace Hub.Data.Ingest.Checks;

/// <summary>From what senders write (code, label, alias, in any case) to the stored code.</summary>
internal sealed class CodeIndex
{
    private const int RememberedSpellings = 4096;
    private const int ListedUnknown = 200;
    private const int LongestUnknown = 200;

    private readonly Dictionary<string, byte[]> _codes = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<byte[], byte[]?> _spellings = new(Utf8Keys.Instance);
    private readonly Dictionary<byte[], byte[]?>.AlternateLookup<ReadOnlySpan<byte>> _lookup;

    private readonly Dictionary<byte[], long> _unknown = new(Utf8Keys.Instance);
    private readonly Dictionary<byte[], long>.AlternateLookup<ReadOnlySpan<byte>> _unknownLookup;
    private long _others;

    /// <summary>An index over a code list; what a person chose for a spelling goes first.</summary>
    public CodeIndex(IReadOnlyList<ListedCode> list, IReadOnlyDictionary<string, string>? chosen = null)
        : this((chosen ?? new Dictionary<string, string>()).Select(value => (value.Key, value.Value))
            .Where(value => list.Any(code => code.Code == value.Value))
            .Concat(list.SelectMany(code => code.Aliases.Prepend(code.Label).Prepend(code.Code).Select(text => (text, code.Code)))))
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
        _unknownLookup = _unknown.GetAlternateLookup<ReadOnlySpan<byte>>();
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

    /// <summary>Counts a text that is none of the list, so that its sender can say what it means.</summary>
    public void NoteUnknown(ReadOnlySpan<byte> text)
    {
        if (text.Length <= LongestUnknown && (_unknown.Count < ListedUnknown || _unknownLookup.ContainsKey(text)))
        {
            System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(_unknownLookup, text, out _)++;
        }
        else
        {
            _others++;
        }
    }

    /// <summary>The texts that were none of the list, the most frequent first.</summary>
    public UnknownCodes Unknown(string field) => new(
        field,
        [
            .. _unknown.Select(one => new UnknownCode(Encoding.UTF8.GetString(one.Key), one.Value))
                .GroupBy(one => one.Text, StringComparer.OrdinalIgnoreCase)
                .Select(one => new UnknownCode(one.First().Text, one.Sum(spelling => spelling.Cells)))
                .OrderByDescending(one => one.Cells).ThenBy(one => one.Text, StringComparer.Ordinal),
        ],
        _others);
}
