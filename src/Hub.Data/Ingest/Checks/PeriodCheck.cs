using System.Globalization;
using System.Text;
using Hub.Data.Ingest.Checks.Texts;
using Hub.Data.Ingest.Kinds;
using Hub.Data.Ingest.Reading;

namespace Hub.Data.Ingest.Checks;

/// <summary>Months, quarters and years: stored as 2025-04, 2025-Q2, 2025 or 2024/25.</summary>
internal sealed class PeriodCheck(FieldSetting setting) : FieldCheck(setting)
{
    private const int Remembered = 4096;

    private readonly Dictionary<byte[], Known> _known = new(Utf8Keys.Instance);

    /// <summary>A file names the same few periods in every row: each spelling is read once.</summary>
    private sealed record Known(byte[] Stored, DateOnly From, DateOnly Until);

    /// <inheritdoc/>
    protected override void Read(ReadOnlySpan<byte> text, CellNature nature, RowValues row)
    {
        var lookup = _known.GetAlternateLookup<ReadOnlySpan<byte>>();
        if (!lookup.TryGetValue(text, out var known))
        {
            if (Parse(text, out var from, out var until) is var fault and not DateFault.None)
            {
                Bad(Faults.Of(fault), text, row);
                return;
            }

            known = new Known(Encoding.UTF8.GetBytes(Stored(from, until)), from, until);
            if (_known.Count < Remembered)
            {
                lookup[text] = known;
            }
        }

        row.Set(Index, ValueState.Present, known.Stored);
        (row[Index].From, row[Index].Until) = (known.From, known.Until);
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

    private string Stored(DateOnly from, DateOnly until) => (Field.Type, Field.Format) switch
    {
        (FieldType.Month, _) => from.ToString("yyyy-MM", CultureInfo.InvariantCulture),
        (FieldType.Quarter, _) => string.Create(CultureInfo.InvariantCulture, $"{from.Year}-Q{(from.Month + 2) / 3}"),
        (_, YearFormats.Academic or YearFormats.Financial) =>
            string.Create(CultureInfo.InvariantCulture, $"{from.Year}/{until.Year % 100:00}"),
        (_, YearFormats.EndingMarch) => until.Year.ToString(CultureInfo.InvariantCulture),
        _ => from.Year.ToString(CultureInfo.InvariantCulture),
    };
}
