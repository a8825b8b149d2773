using System.Text;
using Hub.Data.Ingest.Checks;
using Hub.Data.Ingest.Kinds;

namespace Hub.Data.Ingest.Loading;

/// <summary>
/// When a row happened, half-open, and how precisely that is known. A row without a date of its own stands for the whole
/// declared period, so that it is counted and not lost.
/// </summary>
internal sealed class EventDates
{
    private readonly int? _from;
    private readonly int? _until;
    private readonly byte[] _precision;
    private readonly byte[] _periodPrecision;
    private readonly DateOnly _periodFrom;
    private readonly DateOnly _periodUntil;

    public EventDates(DatasetKind kind, Func<string, int> place, DateOnly periodFrom, DateOnly periodUntil)
    {
        (_periodFrom, _periodUntil) = (periodFrom, periodUntil);
        _from = kind.Roles.EventDate is { } from ? place(from.Field) : null;
        _until = kind.Roles.EventUntil is { } until ? place(until.Field) : null;
        _precision = Encoding.UTF8.GetBytes(kind.Field(kind.Roles.EventDate?.Field)?.Type switch
        {
            FieldType.Date or FieldType.Datetime => "day",
            FieldType.Month => "month",
            FieldType.Quarter => "quarter",
            FieldType.Year => "year",
            _ => "none",
        });
        _periodPrecision = Encoding.UTF8.GetBytes(_from is not null ? "none" : PeriodPrecision(periodFrom, periodUntil));
    }

    /// <summary>Writes event_from, event_until and date_precision.</summary>
    public void Write(RowValues row, CopyBuffer target)
    {
        if (_from is not { } field || row[field].State != ValueState.Present)
        {
            target.Date(_periodFrom);
            target.Date(_periodUntil);
            target.Bytes(_periodPrecision);
            return;
        }

        var until = _until is { } end && row[end].State == ValueState.Present ? row[end].Until : row[field].Until;
        target.Date(row[field].From);
        target.Date(until);
        target.Bytes(_precision);
    }

    private static string PeriodPrecision(DateOnly from, DateOnly until)
        => from.AddDays(1) == until ? "day"
            : from.AddMonths(1) == until ? "month"
            : from.AddMonths(3) == until ? "quarter"
            : from.AddYears(1) == until ? "year"
            : "none";
}
