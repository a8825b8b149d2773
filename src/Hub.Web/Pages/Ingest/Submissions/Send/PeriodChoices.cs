using Hub.Data.Ingest.Kinds;
using Hub.Web.Forms;

namespace Hub.Web.Pages.Ingest.Submissions.Send;

/// <summary>The periods that a return of a kind usually has, newest first.</summary>
public static class PeriodChoices
{
    /// <summary>The value of "another period".</summary>
    public const string Other = "other";

    private const int Years = 2;

    /// <summary>The choices: ended periods of the kind's calendar, and the one that a link named where it is none of them.</summary>
    public static IReadOnlyList<Choice> Of(KindCalendar calendar, DateOnly today, (DateOnly From, DateOnly Until)? named)
    {
        var usual = Usual(calendar, today).ToList();
        if (named is { } period && !usual.Contains(period))
        {
            usual.Insert(0, period);
        }

        return
        [
            new Choice("", "Select a period"),
            .. usual.Select(one => new Choice(Value(one.From, one.Until), When.Period(one.From, one.Until))),
            new Choice(Other, "Another period: enter its days below"),
        ];
    }

    /// <summary>A period as the form sends it.</summary>
    public static string Value(DateOnly from, DateOnly until) => $"{Declaration.Text(from)}..{Declaration.Text(until)}";

    /// <summary>The period that the form sent, or null.</summary>
    public static (DateOnly From, DateOnly Until)? Read(string? value)
        => value?.Split("..") is [var from, var until] && Declaration.Day(from) is { } first && Declaration.Day(until) is { } end
            ? (first, end)
            : null;

    private static IEnumerable<(DateOnly From, DateOnly Until)> Usual(KindCalendar calendar, DateOnly today)
    {
        var months = calendar.Every switch
        {
            KindCadence.Month => 1, KindCadence.Quarter => 3, KindCadence.HalfYear => 6, KindCadence.Year => 12, _ => 0,
        };
        if (months == 0)
        {
            yield break;
        }

        var until = new DateOnly(today.Year, today.Month - ((today.Month - 1) % months), 1);
        for (var count = Math.Max(Years * 12 / months, 3); count > 0; count--)
        {
            var from = until.AddMonths(-months);
            yield return (from, until);
            until = from;
        }
    }
}
