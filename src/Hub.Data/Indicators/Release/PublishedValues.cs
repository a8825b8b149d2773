using Hub.Data.Indicators.Released;
using Hub.Data.Primitives;

namespace Hub.Data.Indicators.Release;

/// <summary>The published values that concern an area: its own, those of wider areas, those of its parts.</summary>
/// <param name="Figure">The latest value of the area itself, or why it has none.</param>
/// <param name="Period">Its period in words; empty without one.</param>
/// <param name="Previous">The value before.</param>
/// <param name="PreviousPeriod">The period of the value before.</param>
/// <param name="Series">All of them.</param>
/// <param name="Wider">Values of areas that hold it.</param>
/// <param name="Parts">Values of areas that lie in it.</param>
internal sealed record AreaValues(
    Figure Figure,
    string Period,
    Figure Previous,
    string PreviousPeriod,
    IReadOnlyList<PeriodFigure> Series,
    IReadOnlyList<PublishedFigure> Wider,
    IReadOnlyList<PublishedFigure> Parts);

/// <summary>
/// Reads published tables at the level they were published: an area made of exactly the same LSOAs as the published one has
/// its value; a smaller one shows the wider figure as that of the wider area and is never given a share of it; a larger one
/// shows the figures of its parts and never their sum.
/// </summary>
internal sealed class PublishedValues(RunFacts facts, FigureBook book)
{
    private readonly ILookup<AreaKey, AreaKey> _parts = facts.Wider
        .SelectMany(inner => inner.Select(outer => (outer, inner.Key)))
        .ToLookup(pair => pair.outer, pair => pair.Key);

    public AreaValues Of(RunDefinition definition, AreaKey area)
    {
        var same = book.Published(definition, area);
        if (same.Count == 0)
        {
            same = facts.Wider[area].Where(other => facts.Wider[other].Contains(area))
                .Select(other => book.Published(definition, other))
                .FirstOrDefault(values => values.Count > 0) ?? [];
        }

        if (same.Count > 0)
        {
            var previous = same.Count > 1 ? same[^2] : null;
            return new(
                same[^1].Figure, same[^1].Period, previous?.Figure ?? Figure.NotReceived(), previous?.Period ?? "", same, [], []);
        }

        var wider = Find(
            definition,
            facts.Narrowest(area, other => book.Published(definition, other).Count > 0),
            other => LevelWords.NotSplit(other.Kind));
        var parts = Find(definition, _parts[area], other => LevelWords.NotAddedUp(other.Kind));
        var figure = wider.Count > 0 ? Figure.NotAtThisLevel(wider[0].Words)
            : parts.Count > 0 ? Figure.NotAtThisLevel("published for parts, not added up")
            : Figure.NotReceived();
        return new(figure, wider.FirstOrDefault()?.Period ?? parts.FirstOrDefault()?.Period ?? "", figure, "", [], wider, parts);
    }

    private List<PublishedFigure> Find(RunDefinition definition, IEnumerable<AreaKey> areas, Func<AreaKey, string> words)
        => [.. areas
            .Select(area => (area, values: book.Published(definition, area)))
            .Where(pair => pair.values.Count > 0)
            .OrderBy(pair => facts.Areas[pair.area].Name, StringComparer.Ordinal)
            .Select(pair => new PublishedFigure(
                facts.Areas[pair.area],
                pair.values[^1].Period,
                pair.values[^1].Figure,
                pair.values.Count > 1 ? pair.values[^2].Figure : Figure.NotReceived(),
                words(pair.area)))];
}
