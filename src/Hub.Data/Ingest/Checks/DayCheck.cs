using System.Globalization;
using System.Text;
using Hub.Data.Ingest.Checks.Texts;
using Hub.Data.Ingest.Kinds;
using Hub.Data.Ingest.Reading;

namespace Hub.Data.Ingest.Checks;

/// <summary>
/// Days, with or without a time. Counts how the column writes them: where the month stands first, a day such as 04/03/2025
/// would be misread without anybody noticing, so the whole file is refused.
/// </summary>
internal sealed class DayCheck(FieldSetting setting) : FieldCheck(setting)
{
    private const int Remembered = 8192;

    private readonly Dictionary<byte[], (DateOnly Day, byte[] Stored, bool IsDayFirst)> _known = new(Utf8Keys.Instance);

    /// <summary>Cells that are beyond doubt day first.</summary>
    public long DayFirst { get; private set; }

    /// <summary>Cells that are beyond doubt month first.</summary>
    public long MonthFirst { get; private set; }

    /// <summary>The heading's field title, for the sentence about the file.</summary>
    public string Title => Field.Title;

    /// <inheritdoc/>
    protected override void Read(ReadOnlySpan<byte> text, CellNature nature, RowValues row)
    {
        // A file names the same few days again and again: each spelling is read once.
        var lookup = _known.GetAlternateLookup<ReadOnlySpan<byte>>();
        if (lookup.TryGetValue(text, out var known))
        {
            DayFirst += known.IsDayFirst ? 1 : 0;
            Keep(row, known.Day, known.Stored);
            return;
        }

        var isDayFirst = false;
        var time = default(TimeOnly);
        DateOnly day;
        var fault = Field.Type == FieldType.Date
            ? DateText.Day(text, LatestYear, out day, out isDayFirst)
            : DateText.DayAndTime(text, LatestYear, out day, out time, out isDayFirst);
        DayFirst += isDayFirst ? 1 : 0;
        MonthFirst += fault == DateFault.UsOrder ? 1 : 0;
        if (fault != DateFault.None)
        {
            Bad(Faults.Of(fault), text, row);
            return;
        }

        if (Field.Type == FieldType.Datetime)
        {
            day.ToDateTime(time).TryFormat(row.Room(19), out var length, "s", CultureInfo.InvariantCulture);
            row.Commit(Index, ValueState.Present, length);
            (row[Index].From, row[Index].Until) = (day, day.AddDays(1));
            return;
        }

        var stored = Encoding.UTF8.GetBytes(day.ToString("O", CultureInfo.InvariantCulture));
        if (_known.Count < Remembered)
        {
            lookup[text] = (day, stored, isDayFirst);
        }

        Keep(row, day, stored);
    }

    private void Keep(RowValues row, DateOnly day, byte[] stored)
    {
        row.Set(Index, ValueState.Present, stored);
        (row[Index].From, row[Index].Until) = (day, day.AddDays(1));
    }
}
