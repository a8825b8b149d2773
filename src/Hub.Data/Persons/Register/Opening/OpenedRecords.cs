using System.Text;
using Hub.Data.Persons.Linking;
using Hub.Data.Persons.Linking.Standardising;
using FieldRole = Hub.Data.Persons.Linking.FieldRole;

namespace Hub.Data.Persons.Register.Opening;

/// <summary>Opened rows in the order of submission and row, ready to be linked once they have ids.</summary>
internal sealed class OpenedRecords
{
    private readonly RecordColumn[] _columns;

    private OpenedRecords(RecordColumn[] columns, long[] submission, int[] row, byte[] decisionKeys)
        => (_columns, Submission, Row, Decisions) = (columns, submission, row, decisionKeys);

    public int Count => Row.Length;

    /// <summary>Per record its submission.</summary>
    public long[] Submission { get; }

    /// <summary>Per record its row.</summary>
    public int[] Row { get; }

    /// <summary>Decision keys, one after the other.</summary>
    public byte[] Decisions { get; }

    public ReadOnlySpan<byte> DecisionKey(int record) => Decisions.AsSpan(record * DecisionKeys.Bytes, DecisionKeys.Bytes);

    /// <summary>As the engine takes them.</summary>
    public RecordTable Table(ulong[] ids) => new(Count, _columns, ids);

    /// <summary>A hash of how many records there are and of every value and where it stands: what a model was trained on.</summary>
    public byte[] Fingerprint()
    {
        using var hash = System.Security.Cryptography.IncrementalHash.CreateHash(System.Security.Cryptography.HashAlgorithmName.SHA256);
        hash.AppendData(BitConverter.GetBytes(Count));
        foreach (var column in _columns)
        {
            // Texts are numbered as they came; the hash goes by the texts and the order of the rows alone.
            var texts = column.Texts.Select(text => TextHash.Of(text)).ToArray();
            var sum = 0UL;
            foreach (var id in column.Ids)
            {
                sum = unchecked((sum * 31) + texts[id]);
            }

            hash.AppendData(Encoding.UTF8.GetBytes(column.Name));
            hash.AppendData(BitConverter.GetBytes(sum));
        }

        return hash.GetHashAndReset();
    }

    /// <summary>Puts together what several openers opened, in the order in which it was read.</summary>
    public static OpenedRecords Of(IReadOnlyList<OpenedBatch> batches, RecordColumns columns)
    {
        var count = batches.Sum(batch => batch.Count);
        var (submission, row, keys) = (new long[count], new int[count], new byte[count * DecisionKeys.Bytes]);
        var at = 0;
        foreach (var batch in batches)
        {
            Array.Copy(batch.Submission, 0, submission, at, batch.Count);
            Array.Copy(batch.Row, 0, row, at, batch.Count);
            batch.DecisionKeys.AsSpan(0, batch.Count * DecisionKeys.Bytes).CopyTo(keys.AsSpan(at * DecisionKeys.Bytes));
            at += batch.Count;
        }

        var made = new RecordColumn?[columns.Columns.Count];
        Parallel.For(0, made.Length, column => made[column] = Column(batches, columns, column, count));
        return new OpenedRecords([.. made.OfType<RecordColumn>()], submission, row, keys);
    }

    private static RecordColumn? Column(IReadOnlyList<OpenedBatch> batches, RecordColumns columns, int column, int count)
    {
        var (role, name) = columns.Columns[column];
        var ids = new int[count];
        if (role == FieldRole.Source)
        {
            Fill(batches, column, ids, _ => null);
            return new RecordColumn(name, role, ["", .. columns.Sources], ids);
        }

        var all = new ByteInterner();
        var maps = batches.Select(batch => batch.By).Distinct().ToDictionary(by => by, by => all.Take(by.Texts[column]));
        if (all.Count == 1)
        {
            return null;
        }

        Fill(batches, column, ids, by => maps[by]);
        var texts = new string[all.Count];
        texts[0] = "";
        for (var i = 1; i < texts.Length; i++)
        {
            texts[i] = Encoding.UTF8.GetString(all[i]);
        }

        return new RecordColumn(name, role, texts, ids);
    }

    private static void Fill(IReadOnlyList<OpenedBatch> batches, int column, int[] ids, Func<RecordOpener, int[]?> mapOf)
    {
        var at = 0;
        foreach (var batch in batches)
        {
            var (map, from) = (mapOf(batch.By), batch.Ids[column]);
            for (var i = 0; i < batch.Count; i++)
            {
                ids[at++] = map is null ? from[i] : map[from[i]];
            }
        }
    }
}
