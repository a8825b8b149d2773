using System.Globalization;
using System.Text;
using Hub.Data.Ingest.Kinds;
using Hub.Data.Ingest.Reading;

namespace Hub.Data.Ingest.Checks;

/// <summary>Months, quarters and years: stored as 2025-04, 2025-Q2, 2025 or 2024/25.</summary>
internal sealed class PeriodCheck(FieldSetting setting) : FieldCheck(setting)
{
    private byte[] _last = [];
    private byte[] _lastStored = [];
    private DateOnly _from;
    private DateOnly _until;

    /// <inheritdoc/>
    protected override void Read(ReadOnlySpan<byte> text, CellNature nature, RowValues row)
    {
        if (!text.SequenceEqual(_last))
        {
            if (Parse(text, out _from, out _until) is var fault and not DateFault.None)
            {
                _last = [];
                Bad(Faults.Of(fault), text, row);
                return;
            }

            _last = text.ToArray();
            _lastStored = Encoding.UTF8.GetBytes(Stored());
        }

        row.Set(Index, ValueState.Present, _lastStored);
        (row[Index].From, row[Index].Until) = (_from, _until);
    }

    private DateFault Parse(ReadOnlySpan<byte> text, out DateOnly from, out DateOnly until)
    {
        if (Field.Type == FieldType.Year)
        {
            return YearText.Year(text, Field.Format, out from, out until);
        }

        var fault = Field.Type == FieldType.Month
            ? DateText.Month(text, LatestYear, out from)
            : DateText.Quarter(text, out from);
        until = fault == DateFault.None ? from.AddMonths(Field.Type == FieldType.Month ? 1 : 3) : default;
        return fault;
    }

    private string Stored() => (Field.Type, Field.Format) switch
    {
        (FieldType.Month, _) => _from.ToString("yyyy-MM", CultureInfo.InvariantCulture),
        (FieldType.Quarter, _) => string.Create(CultureInfo.InvariantCulture, $"{_from.Year}-Q{(_from.Month + 2) / 3}"),
        (_, YearFormats.Academic or YearFormats.Financial) =>
            string.Create(CultureInfo.InvariantCulture, $"{_from.Year}/{_until.Year % 100:00}"),
        (_, YearFormats.EndingMarch) => _until.Year.ToString(CultureInfo.InvariantCulture),
        _ => _from.Year.ToString(CultureInfo.InvariantCulture),
    };
}
