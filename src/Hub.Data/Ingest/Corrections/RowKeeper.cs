using System.Text;
using Hub.Data.Ingest.Checks;
using Hub.Data.Ingest.Checks.Texts;
using Hub.Data.Ingest.Reading;

namespace Hub.Data.Ingest.Corrections;

/// <summary>Keeps the agreed cells of the first rows in which something was found, while a file is read for its dry run.</summary>
internal sealed class RowKeeper
{
    /// <summary>Rows kept of one file: nobody corrects more than these by hand.</summary>
    public const int Most = 2_000;

    /// <summary>Bytes kept of one cell; a longer one is a fault of the file, not of the cell.</summary>
    private const int LongestCell = 2_000;

    private readonly List<(string Field, int Column)> _columns;
    private readonly List<KeptRow> _rows = [];

    public RowKeeper(CheckSetting setting)
        => _columns =
        [
            .. setting.Kind.Schema.Fields
                .Where(field => setting.Allows(field) && setting.Header.Match.Columns.ContainsKey(field.Name))
                .Select(field => (field.Name, setting.Header.Match.Columns[field.Name])),
        ];

    /// <summary>The rows, in the order of the file.</summary>
    public IReadOnlyList<KeptRow> Rows => _rows;

    /// <summary>Keeps the source's current row where something was found in it or it was corrected.</summary>
    public void Look(RowSource source, RowValues row)
    {
        if ((!row.HasError && !row.HasWarning) || _rows.Count >= Most)
        {
            return;
        }

        _rows.Add(new KeptRow(row.RowNumber, [.. _columns.Select(column => new KeptCell(column.Field, Text(source, column.Column)))]));
    }

    private static string Text(RowSource source, int column)
    {
        var text = CellText.Trim(source is CorrectedRowSource corrected ? corrected.Original(column) : source.Field(column));
        return Encoding.UTF8.GetString(text[..Math.Min(text.Length, LongestCell)]);
    }
}
