using Hub.Data.Indicators.Released;
using Hub.Data.Primitives;
using Hub.Data.Profiles.Figures;
using Hub.Data.Profiles.Snapshot;

namespace Hub.Testing;

/// <summary>Passports for the figures of <see cref="SampleSnapshot"/>: every indicator rests on the submissions given.</summary>
public static class SamplePassports
{
    /// <summary>The snapshot with passports.</summary>
    /// <param name="content">The snapshot.</param>
    /// <param name="submissions">Submissions that it rests on, with the agency's name.</param>
    public static SnapshotContent Give(SnapshotContent content, params (long Id, string Agency)[] submissions) => content with
    {
        Passports = new(
            [.. content.Indicators.Select(i => new FigurePassport(
                i.Code, i.Title, "Number of rows.", "213,400: Census 2021, 2021", "The number divided by the denominator.", i.Unit, i.PeriodText,
                "Quellmoor; beside it Ostrand", "Invented kind (version 1)", i.Count,
                [.. submissions.Select(s => new AgencyFigure(s.Agency, Figure.Suppressed(8)))],
                [new PlacedCount("Outside the force", Figure.Released(15))],
                FigurePassport.NotLinked, i.Suppression, i.Caveat, i.Coverage, [.. submissions.Select(s => s.Id)]))],
            [.. submissions.Select(s => new PassportSubmission(
                s.Id, s.Agency, "Invented kind", 1, content.Front.PeriodFrom, content.Front.PeriodUntil, SampleSnapshot.CreatedAt))],
            1),
    };
}
