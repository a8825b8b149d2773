using System.Runtime.InteropServices;
using System.Text;
using Hub.Data.Persons.Linking.Weighing;

namespace Hub.Data.Persons.Linking;

/// <summary>
/// A model as bytes, for a store: compact, with a version in front, and the same for the same model whatever the order of the rows that
/// taught it. It holds hashes of values and how common they are, so it is kept as carefully as the records.
/// </summary>
public static class LinkModelForm
{
    // "HLM" and the version of the form.
    private static readonly byte[] Mark = [(byte)'H', (byte)'L', (byte)'M', 2];

    /// <summary>The bytes of a model.</summary>
    public static byte[] Write(LinkModel model)
    {
        using var bytes = new MemoryStream();
        using (var writer = new BinaryWriter(bytes, Encoding.UTF8, leaveOpen: true))
        {
            writer.Write(Mark);
            writer.Write(model.RuleSet);
            LinkSettingsForm.Write(writer, model.Settings);
            writer.Write(model.Records);
            writer.Write(model.Prior);
            writer.Write(model.UsualDay ?? double.NaN);
            writer.Write(model.MonthFirst);
            writer.Write(model.Tables.Count);
            foreach (var table in model.Tables)
            {
                Write(writer, table);
            }

            writer.Write(model.Values.Count);
            foreach (var (field, values) in model.Values.OrderBy(field => field.Key, StringComparer.Ordinal))
            {
                writer.Write(field);
                Write(writer, values);
            }

            writer.Write(model.Rules.Count);
            foreach (var rule in model.Rules)
            {
                writer.Write(rule.Name);
                writer.Write(rule.Form);
                Write<uint>(writer, [.. rule.StopKeys.Order()]);
            }
        }

        return bytes.ToArray();
    }

    /// <summary>The model of bytes that <see cref="Write(LinkModel)"/> made.</summary>
    /// <exception cref="InvalidDataException">The bytes are none, or of another version: the model has to be trained again.</exception>
    public static LinkModel Read(byte[] bytes)
    {
        if (!bytes.AsSpan().StartsWith(Mark))
        {
            throw new InvalidDataException("These bytes are no linking model of this version; train a model again.");
        }

        try
        {
            using var reader = new BinaryReader(new MemoryStream(bytes, Mark.Length, bytes.Length - Mark.Length), Encoding.UTF8);
            return Read(reader);
        }
        catch (Exception fault) when (fault is EndOfStreamException or ArgumentException or FormatException or OverflowException)
        {
            throw new InvalidDataException("These bytes of a linking model are damaged; train a model again.", fault);
        }
    }

    private static LinkModel Read(BinaryReader reader)
    {
        var ruleSet = reader.ReadInt32();
        var settings = LinkSettingsForm.Read(reader);
        var (records, prior, day, monthFirst) = (reader.ReadInt32(), reader.ReadDouble(), reader.ReadDouble(), reader.ReadBoolean());
        var tables = new LevelTable[reader.ReadInt32()];
        for (var i = 0; i < tables.Length; i++)
        {
            tables[i] = ReadTable(reader);
        }

        var values = new Dictionary<string, ValueCounts>(StringComparer.Ordinal);
        for (var left = reader.ReadInt32(); left > 0; left--)
        {
            values.Add(reader.ReadString(), ReadValues(reader));
        }

        var rules = new ModelRule[reader.ReadInt32()];
        for (var i = 0; i < rules.Length; i++)
        {
            rules[i] = new ModelRule(reader.ReadString(), reader.ReadInt32(), new HashSet<uint>(Read<uint>(reader)));
        }

        return new LinkModel(settings, records, prior, tables, values, double.IsNaN(day) ? null : day, monthFirst, rules, ruleSet);
    }

    private static void Write(BinaryWriter writer, LevelTable table)
    {
        writer.Write(table.Comparison);
        writer.Write(table.Levels.Count);
        foreach (var level in table.Levels)
        {
            writer.Write(level);
        }

        foreach (var shares in (double[][][])[table.Match, table.Random])
        {
            writer.Write(shares.Length);
            foreach (var group in shares)
            {
                Write<double>(writer, group);
            }
        }

        Write<float>(writer, table.Strangers);
    }

    private static LevelTable ReadTable(BinaryReader reader)
    {
        var name = reader.ReadString();
        var levels = new string[reader.ReadInt32()];
        for (var i = 0; i < levels.Length; i++)
        {
            levels[i] = reader.ReadString();
        }

        var shares = new double[2][][];
        for (var side = 0; side < 2; side++)
        {
            shares[side] = new double[reader.ReadInt32()][];
            for (var group = 0; group < shares[side].Length; group++)
            {
                shares[side][group] = Read<double>(reader);
            }
        }

        return new LevelTable(name, levels, shares[0], shares[1], Read<float>(reader));
    }

    private static void Write(BinaryWriter writer, ValueCounts values)
    {
        writer.Write(values.Total);
        Write(writer, values.Hashes);
        foreach (var count in values.Counts)
        {
            writer.Write7BitEncodedInt(count);
        }
    }

    private static ValueCounts ReadValues(BinaryReader reader)
    {
        var total = reader.ReadInt32();
        var hashes = Read<ulong>(reader);
        var counts = new int[hashes.Length];
        for (var i = 0; i < counts.Length; i++)
        {
            counts[i] = reader.Read7BitEncodedInt();
        }

        return new ValueCounts(total, hashes, counts);
    }

    private static void Write<T>(BinaryWriter writer, ReadOnlySpan<T> values)
        where T : unmanaged
    {
        writer.Write(values.Length);
        writer.Write(MemoryMarshal.AsBytes(values));
    }

    private static T[] Read<T>(BinaryReader reader)
        where T : unmanaged
    {
        var count = reader.ReadInt32();
        var size = Marshal.SizeOf<T>();
        if (count < 0 || (long)count * size > reader.BaseStream.Length - reader.BaseStream.Position)
        {
            throw new EndOfStreamException();
        }

        var values = new T[count];
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(values.AsSpan()));
        return values;
    }
}
