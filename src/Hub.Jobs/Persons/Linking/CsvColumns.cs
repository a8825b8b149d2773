using System.Text;
using Hub.Data.Persons.Linking.Standardising;

namespace Hub.Jobs.Persons.Linking;

/// <summary>
/// Reads the wanted columns of a CSV file on all cores: the file is cut between rows, each worker keeps its distinct texts, and the parts
/// are
/// put together in the order of the rows. Quoted values may hold delimiters, quotes and line ends (RFC 4180); rows may be too short.
/// </summary>
internal sealed class CsvColumns
{
    private const int ChunkBytes = 4 << 20;

    private readonly CsvShape _shape;
    private readonly int[] _slotOf;
    private readonly int _slots;
    private readonly int _idSlot;

    private CsvColumns(CsvShape shape, int[] wanted, int idColumn)
    {
        _shape = shape;
        _slots = wanted.Length;
        _slotOf = new int[shape.Headings.Count];
        Array.Fill(_slotOf, -1);
        for (var i = 0; i < wanted.Length; i++)
        {
            _slotOf[wanted[i]] = i;
        }

        _idSlot = idColumn;
    }

    /// <summary>
    /// The columns <paramref name="wanted"/> (places of headings), and the ids of <paramref name="idColumn"/> (-1 for none) as they
    /// stand.
    /// </summary>
    public static async Task<CsvContent> ReadAsync(string path, CsvShape shape, int[] wanted, int idColumn,
        CancellationToken cancellationToken)
    {
        var reader = new CsvColumns(shape, wanted, idColumn);
        var chunks = new ChunkSource(path, shape.DataStart, ChunkBytes);
        var workers = Enumerable.Range(0, Math.Clamp(Environment.ProcessorCount, 1, 8))
            .Select(_ => Task.Run(() => reader.Work(chunks, cancellationToken), cancellationToken)).ToList();
        var parts = await Task.WhenAll(workers);
        return reader.Merge(parts);
    }

    private Part Work(ChunkSource chunks, CancellationToken cancellationToken)
    {
        var part = new Part(_slots);
        while (chunks.Next(part.Buffer) is { } chunk)
        {
            cancellationToken.ThrowIfCancellationRequested();
            part.Buffer = chunk.Bytes;
            var rows = new Rows(_slots);
            Parse(chunk.Bytes.AsSpan(0, chunk.Length), part, rows);
            for (var slot = 0; slot < _slots; slot++)
            {
                part.Texts[slot].Add(chunk.Bytes, part.Places[slot].AsSpan(0, rows.Count), rows.Make(slot));
            }

            part.Chunks.Add((chunk.Number, rows));
        }

        return part;
    }

    // Where the values stand is noted first; the texts are then looked up column by column.
    private void Parse(Span<byte> chunk, Part part, Rows rows)
    {
        var delimiter = _shape.Delimiter;
        for (var bytes = chunk; !bytes.IsEmpty;)
        {
            if (bytes[0] is (byte)'\n' or (byte)'\r')
            {
                bytes = bytes[1..];
                continue;
            }

            rows.Begin();
            part.Begin(rows.Count);
            for (var column = 0; ; column++)
            {
                var end = bytes.IndexOfAny(delimiter, (byte)'\n', (byte)'"');
                var quote = end >= 0 && bytes[end] == (byte)'"' && bytes[..end].Trim((byte)' ').IsEmpty;
                if (!quote && end >= 0 && bytes[end] == (byte)'"')
                {
                    end = bytes.IndexOfAny(delimiter, (byte)'\n');
                }

                int from, length;
                if (quote)
                {
                    (from, length, end) = Quoted(bytes, end + 1, delimiter);
                }
                else
                {
                    end = end < 0 ? bytes.Length : end;
                    (from, length) = (0, end);
                }

                (from, length) = Trimmed(bytes, from, length);
                if (column < _slotOf.Length && _slotOf[column] is var slot && slot >= 0)
                {
                    part.Places[slot][rows.Count - 1] = ((long)(chunk.Length - bytes.Length + from) << 32) | (uint)length;
                }

                if (column == _idSlot)
                {
                    rows.SetId(bytes.Slice(from, length));
                }

                var isLast = end >= bytes.Length || bytes[end] == (byte)'\n';
                bytes = end >= bytes.Length ? [] : bytes[(end + 1)..];
                if (isLast)
                {
                    break;
                }
            }
        }
    }

    private static (int From, int Length) Trimmed(ReadOnlySpan<byte> bytes, int from, int length)
    {
        while (length > 0 && bytes[from] is (byte)' ' or (byte)'\r' or (byte)'\t')
        {
            (from, length) = (from + 1, length - 1);
        }

        while (length > 0 && bytes[from + length - 1] is (byte)' ' or (byte)'\r' or (byte)'\t')
        {
            length--;
        }

        return (from, length);
    }

    // Where a quoted value stands; doubled quotes are made single ones in place. End is the delimiter after it.
    private static (int From, int Length, int End) Quoted(Span<byte> bytes, int from, byte delimiter)
    {
        var doubled = false;
        var close = from;
        for (; close < bytes.Length; close++)
        {
            if (bytes[close] != (byte)'"')
            {
                continue;
            }

            if (close + 1 >= bytes.Length || bytes[close + 1] != (byte)'"')
            {
                break;
            }

            doubled = true;
            close++;
        }

        close = Math.Min(close, bytes.Length);
        var rest = close < bytes.Length ? bytes[close..].IndexOfAny(delimiter, (byte)'\n') : -1;
        var end = rest < 0 ? bytes.Length : close + rest;
        if (!doubled)
        {
            return (from, close - from, end);
        }

        var length = 0;
        for (var i = from; i < close; i++)
        {
            var letter = bytes[i];
            bytes[from + length++] = letter;
            i += letter == (byte)'"' ? 1 : 0;
        }

        return (from, length, end);
    }

    private CsvContent Merge(Part[] parts)
    {
        var ordered = parts.SelectMany((part, worker) => part.Chunks.Select(chunk => (chunk.Number, chunk.Rows, worker)))
            .OrderBy(chunk => chunk.Number).ToList();
        var count = ordered.Sum(chunk => chunk.Rows.Count);
        var (texts, ids) = (new IReadOnlyList<string>[_slots], new int[_slots][]);
        Parallel.For(0, _slots, slot =>
        {
            var whole = parts[0].Texts[slot];
            var maps = parts.Skip(1).Select(part => whole.Take(part.Texts[slot])).Prepend(null).ToArray();
            var column = new int[count];
            var at = 0;
            foreach (var (_, rows, worker) in ordered)
            {
                var map = maps[worker];
                foreach (var id in rows.Of(slot))
                {
                    column[at++] = map is null ? id : map[id];
                }
            }

            (texts[slot], ids[slot]) = (Strings(whole), column);
        });
        var names = _idSlot < 0 ? null : RecordNames.Join(ordered.Select(chunk => chunk.Rows.Ids));
        return new CsvContent(count, texts, ids, names);
    }

    private string[] Strings(ByteInterner texts)
    {
        var strings = new string[texts.Count];
        Parallel.For(0, (strings.Length + 16383) / 16384, chunk =>
        {
            for (var i = chunk * 16384; i < Math.Min(strings.Length, (chunk + 1) * 16384); i++)
            {
                strings[i] = i == 0 ? "" : _shape.Encoding.GetString(texts[i]);
            }
        });
        return strings;
    }

    private sealed class Part(int slots)
    {
        public ByteInterner[] Texts { get; } = [.. Enumerable.Range(0, slots).Select(_ => new ByteInterner())];

        public List<(int Number, Rows Rows)> Chunks { get; } = [];

        /// <summary>Per slot and row of the chunk at hand where its value starts (upper half) and how long it is.</summary>
        public long[][] Places { get; } = [.. Enumerable.Range(0, slots).Select(_ => new long[1024])];

        public byte[]? Buffer { get; set; }

        /// <summary>Makes room for a row, all its values missing.</summary>
        public void Begin(int rows)
        {
            for (var slot = 0; slot < Places.Length; slot++)
            {
                if (rows > Places[slot].Length)
                {
                    Array.Resize(ref Places[slot], Places[slot].Length * 2);
                }

                Places[slot][rows - 1] = 0;
            }
        }
    }

    private sealed class Rows(int slots)
    {
        private readonly int[][] _ids = new int[slots][];

        public int Count { get; private set; }

        public RecordNames Ids { get; } = new();

        public void Begin()
        {
            Count++;
            Ids.Begin();
        }

        public int[] Make(int slot) => _ids[slot] = new int[Count];

        public void SetId(ReadOnlySpan<byte> text) => Ids.Set(text);

        public ReadOnlySpan<int> Of(int slot) => _ids[slot];
    }
}

/// <summary>What was read of a file.</summary>
/// <param name="Count">Rows.</param>
/// <param name="Texts">Per wanted column its distinct texts; the first is empty.</param>
/// <param name="Ids">Per wanted column and row the index of its text.</param>
/// <param name="Names">The rows' own ids; null where the file has none.</param>
internal sealed record CsvContent(int Count, IReadOnlyList<string>[] Texts, int[][] Ids, RecordNames? Names);
