using System.Globalization;
using Hub.Data.Ingest.Kinds;
using Hub.Data.Ingest.Reading;

namespace Hub.Data.Ingest.Checks;

/// <summary>
/// Days, with or without a time. Counts how the column writes them: where the month stands first, a day such as 04/03/2025
/// would be misread without anybody noticing, so the whole file is refused.
/// </summary>
internal sealed class DayCheck(FieldSetting setting) : FieldCheck(setting)
{
    private readonly byte[] _last = new byte[32];
    private int _lastLength;
    private DateOnly _lastDay;

    /// <summary>Cells that are beyond doubt day first.</summary>
    public long DayFirst { get; private set; }

    /// <summary>Cells that are beyond doubt month first.</summary>
    public long MonthFirst { get; private set; }

    /// <summary>The heading's field title, for the sentence about the file.</summary>
    public string Title => Field.Title;

    /// <inheritdoc/>
    protected override void Read(ReadOnlySpan<byte> text, CellNature nature, RowValues row)
    {
        // Exports are sorted by day: the same text again and again.
        if (Field.Type == FieldType.Date && text.SequenceEqual(_last.AsSpan(0, _lastLength)))
        {
            Keep(row, _lastDay);
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

        _lastLength = text.Length <= _last.Length ? text.Length : 0;
        text[.._lastLength].CopyTo(_last);
        _lastDay = day;
        Keep(row, day);
    }

    private void Keep(RowValues row, DateOnly day)
    {
        day.TryFormat(row.Room(10), out var length, "O", CultureInfo.InvariantCulture);
        row.Commit(Index, ValueState.Present, length);
        (row[Index].From, row[Index].Until) = (day, day.AddDays(1));
    }
}
