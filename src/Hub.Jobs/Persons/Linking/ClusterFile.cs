using System.Buffers.Text;
using System.Text;

namespace Hub.Jobs.Persons.Linking;

/// <summary>
/// clusters.csv: file, row (1 is the first below the headings), record_id, cluster_id. A cluster is named after one of its records,
/// chosen by
/// the records' ids and not by their order. Ids stand as they were given, for programs to read.
/// </summary>
internal static class ClusterFile
{
    public static void Write(string path, LinkInput input, int[] clusterOf)
    {
        using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 18);
        file.Write("file,row,record_id,cluster_id\n"u8);
        var line = new byte[512];
        foreach (var part in input.Files)
        {
            var name = Encoding.UTF8.GetBytes(part.Name);
            for (var row = 0; row < part.Content.Count; row++)
            {
                var at = Text(ref line, 0, name);
                line[at++] = (byte)',';
                at = Number(line, at, row + 1);
                line[at++] = (byte)',';
                at = Record(ref line, at, part, row);
                line[at++] = (byte)',';
                at = Cluster(ref line, at, input, clusterOf[part.FirstRecord + row]);
                line[at++] = (byte)'\n';
                file.Write(line, 0, at);
            }
        }
    }

    /// <summary>The file and row of a record.</summary>
    public static (InputFile File, int Row) Place(LinkInput input, int record)
    {
        var file = input.Files.Count - 1;
        while (input.Files[file].FirstRecord > record)
        {
            file--;
        }

        return (input.Files[file], record - input.Files[file].FirstRecord);
    }

    /// <summary>The id of a record, or its row where its file has no ids.</summary>
    public static string RecordId(InputFile file, int row)
        => file.Content.Names is { } names ? Encoding.UTF8.GetString(names[row])
            : (row + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static int Cluster(ref byte[] line, int at, LinkInput input, int record)
    {
        var (file, row) = Place(input, record);
        if (input.Files.Count == 1 && !input.HasDoubleIds)
        {
            return Record(ref line, at, file, row);
        }

        // An id alone would not name the record.
        return Text(ref line, at, Encoding.UTF8.GetBytes(
            string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{file.Name}:{row + 1}")));
    }

    private static int Record(ref byte[] line, int at, InputFile file, int row)
        => file.Content.Names is { } names ? Text(ref line, at, names[row]) : Number(line, at, row + 1);

    private static int Number(byte[] line, int at, int number)
    {
        Utf8Formatter.TryFormat(number, line.AsSpan(at), out var written);
        return at + written;
    }

    private static int Text(ref byte[] line, int at, ReadOnlySpan<byte> text)
    {
        // Room for doubled quotes, and for two numbers and the commas.
        if (at + (text.Length * 2) + 64 > line.Length)
        {
            Array.Resize(ref line, at + (text.Length * 2) + 512);
        }

        if (text.IndexOfAny((byte)',', (byte)'"', (byte)'\n') < 0)
        {
            text.CopyTo(line.AsSpan(at));
            return at + text.Length;
        }

        line[at++] = (byte)'"';
        foreach (var letter in text)
        {
            line[at++] = letter;
            if (letter == (byte)'"')
            {
                line[at++] = letter;
            }
        }

        line[at++] = (byte)'"';
        return at;
    }
}
