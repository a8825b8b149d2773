using Dapper;
using Hub.Data.Database;
using Hub.Data.Indicators;
using Hub.Data.Indicators.Linked;
using Hub.Data.Indicators.Released;
using Hub.Data.Profiles.Snapshot;

namespace Hub.Data.Profiles.Figures;

/// <summary>Writes the passports of a snapshot while it is frozen, in its transaction.</summary>
internal static class PassportBookQueries
{
    private sealed record Row(
        long SubmissionId, string Agency, string Kind, string KindWord, int KindVersion, DateOnly PeriodFrom, DateOnly PeriodUntil,
        DateTimeOffset ReceivedAt);

    /// <summary>Every figure's passport, with the submissions that they name.</summary>
    /// <param name="session">Over all agencies and the area.</param>
    /// <param name="run">The computation.</param>
    /// <param name="content">The snapshot without passports.</param>
    /// <param name="released">Its indicators.</param>
    /// <param name="rows">The rows of the SOC core by kind.</param>
    /// <param name="linked">The people and premises that were counted together.</param>
    public static async Task<PassportBook> WriteAsync(
        HubSession session, IndicatorRun run, SnapshotContent content, IReadOnlyList<ReleasedIndicator> released,
        IReadOnlyDictionary<string, AreaRows> rows, LinkedRelease linked)
    {
        var sent = (await session.Connection.QueryAsync<Row>(session.Command(
            """
            select s.submission_id, a.name as agency, k.definition ->> 'title' as kind, s.kind as kind_word, s.kind_version,
                s.period_from, s.period_until, s.received_at
            from ingest.submissions s
            join access.agencies a using (agency_id)
            join ingest.dataset_kinds k on k.kind = s.kind and k.version = s.kind_version
            where s.submission_id = any (@SubmissionIds)
            order by s.submission_id
            """,
            new { run.SubmissionIds }))).AsList();
        var tables = new TablePassports(content.Front, [.. sent.Select(s => new KindSubmission(s.SubmissionId, s.KindWord))]);
        List<FigurePassport> figures =
        [
            .. IndicatorPassports.Of(released, content.Repeated),
            .. tables.OfRows(rows),
            .. LinkedPassports.Of(content, linked.SubmissionIds),
            .. LinkedPassports.OfPremises(content, linked.PremisesSubmissionIds),
            .. tables.OfArea(content.Area),
            .. tables.OfSimilar(content.Similar),
            .. tables.OfSources(content.Sources, content.Placing),
        ];
        return new(
            figures,
            [.. sent.Select(s => new PassportSubmission(
                s.SubmissionId, s.Agency, s.Kind, s.KindVersion, s.PeriodFrom, s.PeriodUntil, s.ReceivedAt))],
            run.RuleVersion);
    }
}
