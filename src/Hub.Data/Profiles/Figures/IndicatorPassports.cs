using System.Globalization;
using Hub.Data.Areas;
using Hub.Data.Indicators.Released;
using Hub.Data.Indicators.Repeated;
using Hub.Data.Primitives;
using Hub.Data.Profiles.Sections.Closing;

namespace Hub.Data.Profiles.Figures;

/// <summary>Writes the passports of an area's indicators from what their computation tells of itself.</summary>
internal static class IndicatorPassports
{
    /// <param name="indicators">The indicators.</param>
    /// <param name="repeated">Kinds that were looked through for incidents which several agencies report.</param>
    public static IEnumerable<FigurePassport> Of(
        IEnumerable<ReleasedIndicator> indicators, IReadOnlyList<RepeatedEvents>? repeated)
    {
        var lines = (repeated ?? []).ToDictionary(one => one.Title, RepeatedMethod.Line, StringComparer.Ordinal);
        return indicators.Select(i => Of(i, lines.GetValueOrDefault(i.Provenance.KindTitle, FigurePassport.NotLinked)));
    }

    private static FigurePassport Of(ReleasedIndicator i, string linking)
    {
        var trace = i.Provenance;
        return new(
            i.FigureCode,
            i.Title,
            trace.Rule,
            Denominator(i.Rate),
            Rate(i),
            i.Unit,
            i.Period,
            Areas(i),
            string.Create(CultureInfo.InvariantCulture, $"{trace.KindTitle} (version {trace.KindVersion})"),
            i.Count,
            i.ByAgency,
            [
                new("Known only for something wider than this kind of area", i.Coverage.NotPlaced),
                new("Outside the force", i.Coverage.Outside),
                new("Without a place", i.Coverage.WithoutPlace),
            ],
            linking,
            trace.Suppression,
            trace.Caveat,
            i.Coverage.Words,
            trace.SubmissionIds);
    }

    private static string? Denominator(ReleasedRate? rate) => rate switch
    {
        null => null,
        { DenominatorYear: { } year } => string.Create(
            CultureInfo.InvariantCulture, $"{rate.Denominator.Text}: {Sentence(rate.DenominatorSource)}, {year}"),
        _ => rate.Denominator.Text,
    };

    private static string? Rate(ReleasedIndicator i) => i.Rate switch
    {
        null => null,
        { Lower: null } => $"The number divided by the denominator, {i.Rate.Per}.",
        _ => $"The number as printed divided by the denominator, {i.Rate.Per}, with its exact 95% Poisson interval.",
    };

    private static string Areas(ReleasedIndicator i)
    {
        var others = i.Areas.Where(side => side.Area.Code != i.Area.Code && side.Area.Kind != AreaKinds.Force)
            .Select(side => side.Area.Name).ToList();
        var force = i.Areas.FirstOrDefault(side => side.Area.Kind == AreaKinds.Force)?.Area.Name;
        var beside = force is null ? others : [.. others, force];
        return beside.Count == 0 ? i.Area.Name : $"{i.Area.Name}; beside it {Wording.List(beside)}";
    }

    private static string Sentence(string? source) => source is { Length: > 0 } ? source : "published population";
}
