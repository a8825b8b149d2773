using Dapper;
using Hub.Data.Database;

namespace Hub.Data.Indicators;

/// <summary>What of the figures rests on a submission.</summary>
/// <param name="Runs">Computations in all.</param>
/// <param name="NewestRuns">Computations that are the newest of their kind of area and period.</param>
/// <param name="Figures">Figures of areas in these, of the submission's kind.</param>
internal sealed record RestingFigures(long Runs, long NewestRuns, long Figures);

/// <summary>Asks through a function of the database, which tells numbers to the submission's own agency and nobody else.</summary>
internal static class RestingOnQuery
{
    public static Task<RestingFigures> ReadAsync(HubSession session, long submissionId)
        => session.Connection.QuerySingleAsync<RestingFigures>(session.Command(
            "select runs, newest_runs, figures from indicator.resting_on(@submissionId)", new { submissionId }));
}
