using System.Globalization;
using Hub.Data.Ingest.Kinds;

namespace Hub.SampleForce.Returns;

/// <summary>A period of a return: half-open, with the name that its file bears.</summary>
public sealed record ReturnPeriod(DateOnly From, DateOnly Until, string Name)
{
    /// <summary>The first days of its months.</summary>
    public IEnumerable<DateOnly> Months
    {
        get
        {
            for (var month = From; month < Until; month = month.AddMonths(1))
            {
                yield return month;
            }
        }
    }
}

/// <summary>Which periods fall due, and which of them come late or never.</summary>
public static class ReturnPeriods
{
    /// <summary>The periods of a cadence that lie wholly in the months written.</summary>
    public static IReadOnlyList<ReturnPeriod> Of(KindCadence cadence, SampleOptions options)
    {
        if (cadence == KindCadence.Once)
        {
            return [new ReturnPeriod(options.From, options.Until, "all")];
        }

        var months = cadence switch
        {
            KindCadence.Month => 1,
            KindCadence.Quarter => 3,
            KindCadence.HalfYear => 6,
            KindCadence.Year => 12,
            _ => throw new ArgumentOutOfRangeException(nameof(cadence), cadence, null),
        };
        var periods = new List<ReturnPeriod>();
        var from = options.From;
        while ((from.Month - 1) % months != 0)
        {
            from = from.AddMonths(1);
        }

        for (; from.AddMonths(months) <= options.Until; from = from.AddMonths(months))
        {
            var name = months switch
            {
                1 => from.ToString("yyyy-MM", CultureInfo.InvariantCulture),
                12 => from.ToString("yyyy", CultureInfo.InvariantCulture),
                _ => string.Create(CultureInfo.InvariantCulture, $"{from:yyyy-MM}-to-{from.AddMonths(months - 1):yyyy-MM}"),
            };
            periods.Add(new ReturnPeriod(from, from.AddMonths(months), name));
        }

        return periods;
    }

    /// <summary>
    /// What goes wrong with returns, so that the coverage grid has something to show. Vexhollow never sends suspensions (its
    /// agreement is a draft), the fire service missed half a year, Yolt's trading standards fell silent, some came late.
    /// </summary>
    public static ReturnFate Fate(SampleAgency agency, string kind, ReturnPeriod period, SampleOptions options)
        => (agency.Code, kind) switch
    {
        ("vexhollow", "school_suspensions") => ReturnFate.Never,
        ("fire", _) when period.From >= options.From.AddMonths(9) && period.Until <= options.From.AddMonths(15) => ReturnFate.Never,
        ("drezzick-and-yolt", "trading_standards_seizures") when period.Until > options.Until.AddMonths(-6) => ReturnFate.Never,
        ("zorrelshire", "exploitation_assessments") when period.Until == options.Until => ReturnFate.Late,
        ("marrowshire-hospitals", _) when period.From.Month is 7 or 8 => ReturnFate.Late,
        _ => ReturnFate.OnTime,
    };
}

/// <summary>What became of a return.</summary>
public enum ReturnFate
{
    /// <summary>Received before it was due.</summary>
    OnTime,

    /// <summary>Received three weeks and more after it was due.</summary>
    Late,

    /// <summary>Not sent.</summary>
    Never,
}
