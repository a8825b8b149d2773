using System.Globalization;
using Hub.Data.Primitives;

namespace Hub.Data.Profiles.Document.Charts;

/// <summary>Months in words, and months without a value grouped by their reason.</summary>
internal static class Months
{
    /// <summary>"Mar".</summary>
    public static string Short(DateOnly month) => month.ToString("MMM", CultureInfo.InvariantCulture);

    /// <summary>"Mar 2025".</summary>
    public static string Of(DateOnly month) => month.ToString("MMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>The first and last index of each run of months that give the same reason for having no value.</summary>
    public static IEnumerable<(int First, int Last, Figure Why)> Gaps(IReadOnlyList<Figure> values)
    {
        for (var i = 0; i < values.Count; i++)
        {
            if (values[i].HasValue)
            {
                continue;
            }

            var first = i;
            while (i + 1 < values.Count && !values[i + 1].HasValue && values[i + 1].Text == values[first].Text
                && values[i + 1].State == values[first].State)
            {
                i++;
            }

            yield return (first, i, values[first]);
        }
    }

    /// <summary>
    /// One sentence for each reason: "No line for Mar to May 2025: not received." A suppressed month is drawn hatched.
    /// </summary>
    public static IEnumerable<string> Explain(IReadOnlyList<DateOnly> months, IReadOnlyList<Figure> values, string series)
        => Gaps(values)
            .GroupBy(g => (Hidden: g.Why.State == FigureState.Suppressed, g.Why.Text))
            .Select(reason => (reason.Key.Hidden ? "Hatched" : "Gap") + (series.Length > 0 ? $" in {series}" : "") + ", "
                + string.Join("; ", reason.Select(g => Span(months[g.First], months[g.Last]))) + $": {reason.Key.Text}.");

    /// <summary>"Mar 2025", "Mar to May 2025" or "Nov 2024 to Jan 2025".</summary>
    public static string Span(DateOnly first, DateOnly last)
        => first == last ? Of(first)
            : first.Year == last.Year ? $"{Short(first)} to {Of(last)}"
            : $"{Of(first)} to {Of(last)}";
}
