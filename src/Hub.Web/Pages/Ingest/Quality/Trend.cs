using System.Globalization;
using Hub.Data.Ingest.Quality;
using Hub.Data.Profiles;

namespace Hub.Web.Pages.Ingest.Quality;

/// <summary>One measure over time as a small line, with the same in words.</summary>
/// <param name="Name">The measure.</param>
/// <param name="Points">Places on the drawing, "x,y x,y …"; x grows with time and y falls with quality.</param>
/// <param name="LastX">Where the newest point stands.</param>
/// <param name="LastY">How high.</param>
/// <param name="Words">First, last and lowest value with their periods: the line's text alternative.</param>
/// <param name="Last">The newest value, "98%".</param>
public sealed record Trend(string Name, string Points, string LastX, string LastY, string Words, string Last)
{
    /// <summary>Width of the drawing.</summary>
    public const int Width = 220;

    /// <summary>Height of the drawing.</summary>
    public const int Height = 56;

    private const int Margin = 6;

    /// <summary>The line of a measure; null where fewer than two returns have it.</summary>
    public static Trend? Of(string name, IReadOnlyList<SubmissionQuality> returns, Func<SubmissionQuality, Measure?> measure)
    {
        var values = returns.Select(one => (Return: one, measure(one)?.Percent)).Where(pair => pair.Percent is not null)
            .Select(pair => (pair.Return, Percent: pair.Percent!.Value)).ToList();
        if (values.Count < 2)
        {
            return null;
        }

        // From nothing to everything: a small change stays a small change.
        string X(int index) => Number(Margin + ((Width - (2.0 * Margin)) * index / (values.Count - 1)));
        string Y(int percent) => Number(Height - Margin - ((Height - (2.0 * Margin)) * percent / 100));
        var lowest = values.MinBy(value => value.Percent);
        return new(
            name,
            string.Join(' ', values.Select((value, index) => $"{X(index)},{Y(value.Percent)}")),
            X(values.Count - 1),
            Y(values[^1].Percent),
            $"{name} from {Said(values[0])} to {Said(values[^1])}; lowest {Said(lowest)}.",
            $"{values[^1].Percent}%");
    }

    private static string Said((SubmissionQuality Return, int Percent) value)
        => string.Create(
            CultureInfo.InvariantCulture, $"{value.Percent}% in {Wording.Period(value.Return.PeriodFrom, value.Return.PeriodUntil)}");

    private static string Number(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);
}
