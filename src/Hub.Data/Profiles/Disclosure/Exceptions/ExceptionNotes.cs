using System.Globalization;
using Hub.Data.Indicators;
using Hub.Data.Profiles.Figures;
using Hub.Data.Profiles.Snapshot;

namespace Hub.Data.Profiles.Disclosure.Exceptions;

/// <summary>
/// Says of a figure that its rule is not kept in full: wherever the figure is printed, in its passport and in downloads a reader
/// sees that two people let a number pass. Why they did stands in the record, not in the profile.
/// </summary>
internal static class ExceptionNotes
{
    /// <summary>The figures with a sentence beside each that an exception was agreed for.</summary>
    /// <param name="figures">Figures of the full edition.</param>
    /// <param name="cells">Keys of the numbers that two people let pass.</param>
    public static SnapshotContent Write(SnapshotContent figures, IEnumerable<string> cells)
    {
        var notes = cells.Select(Read).OfType<(string Indicator, string Sentence)>().OrderBy(note => note.Sentence, StringComparer.Ordinal)
            .ToLookup(note => note.Indicator, note => note.Sentence, StringComparer.Ordinal);
        if (notes.Count == 0)
        {
            return figures;
        }

        var codes = figures.Indicators.Where(view => notes.Contains(view.Id)).Select(view => (view.Code, view.Id)).Distinct()
            .ToDictionary(pair => pair.Code, pair => pair.Id, StringComparer.Ordinal);
        return figures with
        {
            Indicators =
            [
                .. figures.Indicators.Select(view => notes.Contains(view.Id)
                    ? view with { Caveat = Add(view.Caveat, notes[view.Id]), Suppression = Add(view.Suppression, notes[view.Id]) }
                    : view),
            ],
            Passports = figures.Passports with
            {
                Figures = [.. figures.Passports.Figures.Select(passport => Note(passport, codes, notes))],
            },
        };
    }

    private static FigurePassport Note(FigurePassport passport, Dictionary<string, string> codes, ILookup<string, string> notes)
        => codes.TryGetValue(passport.Code, out var indicator)
            ? passport with
            {
                Caveat = Add(passport.Caveat, notes[indicator]),
                Suppression = Add(passport.Suppression, notes[indicator]),
            }
            : passport;

    // "shoplifting|Northmere|2025-03-01|2025-04-01".
    private static (string, string)? Read(string cell)
        => cell.Split('|') is [var indicator, var area, var first, var last] && Day(first) is { } from && Day(last) is { } until
            ? (indicator, $"Exception: the number for {area}, {PeriodWords.Of(from, until)}, can be worked out more closely than this rule "
                + "allows; two people of different agencies or roles let it pass.")
            : null;

    private static DateOnly? Day(string text)
        => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static string Add(string words, IEnumerable<string> notes)
        => string.Join(' ', notes.Prepend(words).Where(part => part.Length > 0));
}
