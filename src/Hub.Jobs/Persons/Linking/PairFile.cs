using System.Globalization;
using System.Text;
using Hub.Data.Persons.Linking;

namespace Hub.Jobs.Persons.Linking;

/// <summary>pairs.csv: the two records, the weight in bits and, in a column each, the parts that add up to it.</summary>
internal static class PairFile
{
    public static async Task WriteAsync(string path, LinkInput input, LinkResult result, double threshold)
    {
        await using var file = new StreamWriter(path, false, new UTF8Encoding(false), 1 << 16);
        var isFirst = true;
        foreach (var pair in result.Pairs().Where(pair => pair.Weight >= threshold))
        {
            if (isFirst)
            {
                await file.WriteAsync("file_1,record_id_1,file_2,record_id_2,weight");
                await file.WriteLineAsync(string.Concat(pair.Parts.SelectMany(part =>
                    (string[])[",", Cell(part.Comparison), ",", Cell(part.Comparison + ": what was found")])));
                isFirst = false;
            }

            await file.WriteAsync($"{Record(input, pair.Left)},{Record(input, pair.Right)},{Bits(pair.Weight)}");
            await file.WriteLineAsync(string.Concat(
                pair.Parts.SelectMany(part => (string[])[",", Bits(part.Bits), ",", Cell(part.Level)])));
        }

        if (isFirst)
        {
            await file.WriteLineAsync("file_1,record_id_1,file_2,record_id_2,weight");
        }
    }

    private static string Record(LinkInput input, int record)
    {
        var (file, row) = ClusterFile.Place(input, record);
        return Cell(file.Name) + "," + Cell(ClusterFile.RecordId(file, row));
    }

    private static string Bits(float bits) => bits.ToString("0.####", CultureInfo.InvariantCulture);

    private static string Cell(string text)
        => text.AsSpan().IndexOfAny(",\"\n") < 0 ? text : "\"" + text.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
}
