using System.Buffers;
using System.Text;
using Hub.Data.Ingest.Checks.Texts;
using Hub.Data.Ingest.Kinds;
using Hub.Data.Ingest.Reading;

namespace Hub.Data.Ingest.Checks;

/// <summary>What every check of a column needs to know.</summary>
/// <param name="Kind">The kind of data.</param>
/// <param name="Field">The field.</param>
/// <param name="Index">Its place among the kind's fields.</param>
/// <param name="Column">Its column in the file.</param>
/// <param name="Faults">The sentences about it.</param>
/// <param name="Log">Where problems go.</param>
/// <param name="LatestYear">Two-digit years mean the latest year up to this one.</param>
internal sealed record FieldSetting(
    DatasetKind Kind, KindField Field, int Index, int Column, FieldFaults Faults, ProblemLog Log, int LatestYear)
{
    /// <summary>What the sender writes to the code it means, as a person chose; null where nobody did.</summary>
    public IReadOnlyDictionary<string, string>? SentCodes { get; init; }
}

/// <summary>
/// Reads one column's cells: text in, checked value out. What cannot be read is a problem of its row; the text is kept for
/// the report, or in the sealed identity when it identifies somebody.
/// </summary>
internal abstract class FieldCheck(FieldSetting setting)
{
    private static readonly SearchValues<byte> Unstorable = SearchValues.Create(
        [0, 1, 2, 3, 4, 5, 6, 7, 8, 11, 12, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 127]);

    private readonly byte[][] _missing =
        [.. setting.Kind.Schema.MissingValues.Where(text => text.Length > 0).Select(Encoding.UTF8.GetBytes)];

    /// <summary>The column in the file.</summary>
    public int Column => setting.Column;

    /// <summary>The field's place among the kind's fields.</summary>
    public int Index => setting.Index;

    /// <summary>Values that the field's list does not know; null where it has none.</summary>
    public virtual CodeIndex? Codes => null;

    /// <summary>The field.</summary>
    public KindField Field => setting.Field;

    /// <summary>The sentences about the column.</summary>
    protected FieldFaults Faults => setting.Faults;

    /// <summary>Two-digit years mean the latest year up to this one.</summary>
    protected int LatestYear => setting.LatestYear;

    /// <summary>Makes the check of a field's type.</summary>
    public static FieldCheck Of(FieldSetting setting) => setting.Field.Type switch
    {
        FieldType.String => new TextCheck(setting),
        FieldType.List => new ListCheck(setting),
        FieldType.Integer or FieldType.Number => new NumberCheck(setting),
        FieldType.Boolean => new BooleanCheck(setting),
        FieldType.Date or FieldType.Datetime => new DayCheck(setting),
        FieldType.Month or FieldType.Quarter or FieldType.Year => new PeriodCheck(setting),
        _ => throw new ArgumentOutOfRangeException(nameof(setting), setting.Field.Type, null),
    };

    /// <summary>Checks a cell and puts its value into the row.</summary>
    public void Run(ReadOnlySpan<byte> cell, CellNature nature, RowValues row)
    {
        var text = CellText.WithoutTextMark(CellText.Trim(cell));
        if (text.IsEmpty || IsMissing(text))
        {
            if (Field.Constraints.Required)
            {
                Bad(Faults.Required, default, row);
            }
        }
        else if (CellText.IsExcelError(text))
        {
            Bad(Faults.ExcelError, text, row);
        }
        else if (text.ContainsAny(Unstorable))
        {
            Bad(Faults.Unstorable, text, row);
        }
        else
        {
            Read(text, nature, row);
        }
    }

    /// <summary>Reads a trimmed, storable text that is there.</summary>
    protected abstract void Read(ReadOnlySpan<byte> text, CellNature nature, RowValues row);

    /// <summary>Reports a problem; a value with an error is no value, one with a warning may stay.</summary>
    protected void Bad(ProblemKind problem, ReadOnlySpan<byte> text, RowValues row)
    {
        setting.Log.Add(problem, row, text);
        if (problem.Severity == RuleSeverity.Error)
        {
            row.Set(Index, ValueState.Bad, text);
        }
    }

    private bool IsMissing(ReadOnlySpan<byte> text)
    {
        foreach (var missing in _missing)
        {
            if (text.SequenceEqual(missing))
            {
                return true;
            }
        }

        return false;
    }
}
