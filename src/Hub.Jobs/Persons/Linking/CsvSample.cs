namespace Hub.Jobs.Persons.Linking;

/// <summary>The values of the first rows of a file, by column, for working out what a column means.</summary>
internal static class CsvSample
{
    private const int Rows = 200;

    public static IReadOnlyList<string>[] Of(byte[] start, CsvShape shape)
    {
        var columns = Enumerable.Range(0, shape.Headings.Count).Select(_ => new List<string>()).ToArray();
        var lines = shape.Encoding.GetString(start, shape.DataStart, start.Length - shape.DataStart).Split('\n');
        foreach (var line in lines.Take(Math.Min(Rows, lines.Length - 1)))
        {
            var values = line.TrimEnd('\r').Split((char)shape.Delimiter);
            for (var i = 0; i < Math.Min(values.Length, columns.Length); i++)
            {
                columns[i].Add(values[i].Trim().Trim('"'));
            }
        }

        return columns;
    }
}
