using Dapper;
using Hub.Data.ActionPlans;
using Hub.Data.Areas;
using Hub.Data.Database;
using Hub.Data.Disruptions;
using Hub.Data.Indicators;
using Hub.Data.Ocgs;
using Hub.Data.Prevention;

namespace Hub.Data.Profiles.Snapshot;

/// <summary>
/// Reads the SOC core of an area from the run's submissions. A kind of which nothing was received gives figures that say so
/// and the sentence that names who has not sent it.
/// </summary>
internal sealed class SocQueries(HubSession session, IndicatorRun run, Area area, Area force, IReadOnlyList<SourceRow> sources)
{
    private readonly DateOnly _asAt = run.AreasOn;
    private readonly Dictionary<string, AreaRows> _rows = new(StringComparer.Ordinal);

    /// <summary>The rows of the area by kind, once they have been asked for: what the tables' passports are written from.</summary>
    public IReadOnlyDictionary<string, AreaRows> Rows => _rows;

    private sealed record Residents(long AreaId, decimal Value);

    private sealed record Agency(string Code, string Name);

    public async Task<GroupFigures> GroupsAsync()
    {
        var (rows, missing) = await ReadAsync(AreaGroups.Kind, "the register of groups", area);
        if (rows is null)
        {
            return SocMissing.Groups(missing!);
        }

        var whole = await AreaRowQueries.ReadAsync(session, run, AreaGroups.Kind, force.Kind, force.Code);
        var residents = (await session.Connection.QueryAsync<Residents>(session.Command(
            "select area_id, value from area.population_on('residents', @_asAt) where area_id in (@area, @force)",
            new { _asAt, area = area.AreaId, force = force.AreaId }))).ToDictionary(r => r.AreaId, r => (decimal?)r.Value);
        return AreaGroups.Of(
            rows, whole!, residents.GetValueOrDefault(area.AreaId), residents.GetValueOrDefault(force.AreaId), _asAt);
    }

    public async Task<DisruptionFigures> DisruptionsAsync()
    {
        var (rows, missing) = await ReadAsync(AreaDisruptions.Kind, "disruptions", area);
        return rows is null ? SocMissing.Disruptions(missing!) : AreaDisruptions.Of(rows);
    }

    public async Task<PlanFigures> PlanAsync()
    {
        var (rows, missing) = await ReadAsync(AreaPlan.Kind, "the actions of the 4P plan", area);
        if (rows is null)
        {
            return SocMissing.Plan(missing!);
        }

        var names = (await session.Connection.QueryAsync<Agency>(session.Command("select code, name from access.agencies")))
            .ToDictionary(a => a.Code, a => a.Name, StringComparer.OrdinalIgnoreCase);
        return AreaPlan.Of(rows, _asAt, names);
    }

    public async Task<OrderFigures> OrdersAsync()
    {
        var (rows, missing) = await ReadAsync(AreaOrders.Kind, "orders and releases", area);
        return rows is null ? SocMissing.Orders(missing!) : AreaOrders.Of(rows, _asAt);
    }

    private async Task<(AreaRows? Rows, string? Missing)> ReadAsync(string kind, string title, Area of)
    {
        var rows = await AreaRowQueries.ReadAsync(session, run, kind, of.Kind, of.Code);
        if (rows is not null)
        {
            _rows[kind] = rows;
        }

        return rows is null ? (null, SocMissing.Sentence(sources, kind, title)) : (rows, null);
    }
}
