using Hub.Data.Indicators.Released;
using Hub.Data.Primitives;

namespace Hub.Data.Profiles.Snapshot;

/// <summary>
/// How the rows of one source were placed over the whole force: in each area, known only for something wider, outside the
/// force, without a place. Released figures under the source's own policy.
/// </summary>
/// <param name="Title">What was counted.</param>
/// <param name="Code">Its figure code.</param>
/// <param name="Areas">Every area of the profile's kind, by name.</param>
/// <param name="Wider">Rows known only for something wider than an area.</param>
/// <param name="Outside">Rows placed outside the force.</param>
/// <param name="WithoutPlace">Rows that say no place.</param>
/// <param name="Source">The source line.</param>
public sealed record PlacingRow(
    string Title, string Code, IReadOnlyList<AreaCount> Areas, Figure Wider, Figure Outside, Figure WithoutPlace, string Source)
{
    /// <summary>One row for each source that has arrived and has an indicator that counts all of its rows.</summary>
    internal static IReadOnlyList<PlacingRow> Of(IEnumerable<ReleasedIndicator> indicators)
        => [.. indicators
            .Where(i => i.CountsEveryRow && Sides(i).Any(side => side.Count.HasValue))
            .Select(i => new PlacingRow(
                i.Title,
                i.FigureCode,
                [.. Sides(i).Select(side => new AreaCount(side.Area.Name, side.Count))],
                i.Coverage.NotPlaced,
                i.Coverage.Outside,
                i.Coverage.WithoutPlace,
                i.Provenance.Source))];

    private static IEnumerable<AreaFigure> Sides(ReleasedIndicator indicator)
        => indicator.Areas.Where(side => side.Area.Kind != Hub.Data.Areas.AreaKinds.Force);
}

/// <summary>The count of one area of the profile's kind.</summary>
public sealed record AreaCount(string Area, Figure Count);
