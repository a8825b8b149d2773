using System.Text;

namespace Hub.Data.Tests.SampleForce;

/// <summary>Reads a written file without the product's own reader, so that a fault there cannot hide one here.</summary>
internal static class CsvText
{
    /// <summary>The rows by heading.</summary>
    public static List<Dictionary<string, string>> Read(string path, char delimiter = ',', Encoding? encoding = null)
    {
        var rows = Rows(File.ReadAllText(path, encoding ?? Encoding.UTF8), delimiter);
        return [.. rows.Skip(1).Select(row => rows[0].Zip(row).ToDictionary(pair => pair.First, pair => pair.Second))];
    }

    /// <summary>All rows, the headings included.</summary>
    public static List<string[]> Rows(string text, char delimiter)
    {
        var rows = new List<string[]>();
        var row = new List<string>();
        var value = new StringBuilder();
        var isQuoted = false;
        for (var i = 0; i < text.Length; i++)
        {
            switch (text[i])
            {
                case '"' when isQuoted && i + 1 < text.Length && text[i + 1] == '"':
                    value.Append('"');
                    i++;
                    break;
                case '"':
                    isQuoted = !isQuoted;
                    break;
                case '\r' when !isQuoted:
                case '\uFEFF':
                    break;
                case var letter when !isQuoted && (letter == delimiter || letter == '\n'):
                    row.Add(value.ToString());
                    value.Clear();
                    if (letter == '\n')
                    {
                        rows.Add([.. row]);
                        row.Clear();
                    }

                    break;
                case var letter:
                    value.Append(letter);
                    break;
            }
        }

        if (row.Count > 0 || value.Length > 0)
        {
            rows.Add([.. row, value.ToString()]);
        }

        return rows;
    }
}
