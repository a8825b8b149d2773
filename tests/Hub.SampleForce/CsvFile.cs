using System.Globalization;
using System.Text;

namespace Hub.SampleForce;

/// <summary>How a sender's export looks: its delimiter, encoding, line ends and lines above the headings.</summary>
public sealed record CsvStyle
{
    /// <summary>What parts the columns.</summary>
    public char Delimiter { get; init; } = ',';

    /// <summary>The encoding of the text.</summary>
    public Encoding Encoding { get; init; } = new UTF8Encoding(false);

    /// <summary>The end of a line.</summary>
    public string NewLine { get; init; } = "\n";

    /// <summary>Lines that a system prints above the headings.</summary>
    public IReadOnlyList<string> Preamble { get; init; } = [];

    /// <summary>Windows-1252, as older systems export.</summary>
    public static Encoding Windows1252 { get; } = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;
}

/// <summary>Writes a delimited file: the same rows give the same bytes.</summary>
public sealed class CsvFile : IDisposable
{
    private readonly StreamWriter _writer;
    private readonly char _delimiter;

    /// <summary>Makes the file and its folder.</summary>
    public CsvFile(string path, CsvStyle? style = null)
    {
        style ??= new CsvStyle();
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        _writer = new StreamWriter(File.Create(path), style.Encoding, 1 << 16) { NewLine = style.NewLine };
        _delimiter = style.Delimiter;
        foreach (var line in style.Preamble)
        {
            _writer.WriteLine(line);
        }
    }

    /// <summary>Writes a file of rows in one call.</summary>
    public static void Write(string path, IEnumerable<string> headings, IEnumerable<object?[]> rows, CsvStyle? style = null)
    {
        using var file = new CsvFile(path, style);
        file.Row([.. headings]);
        foreach (var row in rows)
        {
            file.Row(row);
        }
    }

    /// <summary>Writes one row; numbers and dates in the invariant form, null as nothing.</summary>
    public void Row(params object?[] values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            if (i > 0)
            {
                _writer.Write(_delimiter);
            }

            var text = values[i] switch
            {
                null => "",
                string words => words,
                DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                IFormattable value => value.ToString(null, CultureInfo.InvariantCulture),
                var other => other.ToString() ?? "",
            };
            Value(text);
        }

        _writer.WriteLine();
    }

    /// <inheritdoc/>
    public void Dispose() => _writer.Dispose();

    private void Value(string text)
    {
        if (text.Contains(_delimiter) || text.AsSpan().IndexOfAny('"', '\n', '\r') >= 0)
        {
            _writer.Write('"');
            _writer.Write(text.Replace("\"", "\"\"", StringComparison.Ordinal));
            _writer.Write('"');
        }
        else
        {
            _writer.Write(text);
        }
    }
}
