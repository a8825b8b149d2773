using System.Text.Json;
using Dapper;
using Hub.Data.Database;
using Hub.Data.Ingest.Kinds;

namespace Hub.Data.Indicators;

/// <summary>Reads the accepted rows of one kind that count in an area, for the features that count registers in their own way.</summary>
public static class AreaRowQueries
{
    private sealed record Row(string Agency, DateOnly? EventFrom, string Fields);

    /// <summary>Reads the rows of the newest version of a kind; null when no submission of the kind is in the run.</summary>
    public static async Task<AreaRows?> ReadAsync(HubSession session, IndicatorRun run, string kind, string level, string code)
    {
        var version = await session.Connection.ExecuteScalarAsync<int?>(session.Command(
            "select max(kind_version) from ingest.submissions where submission_id = any (@SubmissionIds) and kind = @kind",
            new { run.SubmissionIds, kind }));
        if (version is null || await DatasetKindStore.FindAsync(session, kind, version.Value) is not { } definition)
        {
            return null;
        }

        var rows = await session.Connection.QueryAsync<Row>(session.Command(
            """
            select agency, event_from, fields::text as fields
            from indicator.rows_of_area(@RunId, @kind, @level, @code, @touched, @Register)
            """,
            new { run.RunId, kind, level, code, touched = definition.Roles.Place?.AreasTouched, definition.Calendar.Register }));
        return new AreaRows(
            definition,
            definition.Indicators.Count == 0
                ? Suppression.Default
                : IndicatorDefinition.From(definition, definition.Indicators[0]).Suppression,
            [.. rows.Select(r => new AreaRow(r.Agency, r.EventFrom, JsonDocument.Parse(r.Fields).RootElement))]);
    }
}
