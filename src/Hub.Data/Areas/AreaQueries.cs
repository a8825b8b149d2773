using Dapper;
using Hub.Data.Database;
using Hub.Data.Primitives;

namespace Hub.Data.Areas;

/// <summary>Reads reference data. Every role may.</summary>
public sealed class AreaQueries(HubSession session)
{
    /// <summary>Where reference data came from, with the attribution to print.</summary>
    public async Task<IReadOnlyList<AreaSource>> SourcesAsync()
        => [.. await session.Connection.QueryAsync<AreaSource>(session.Command(
            "select source, title, attribution from area.sources order by source"))];

    internal async Task<List<Area>> AreasAsync()
        => (await session.Connection.QueryAsync<AreaRecord>(session.Command(
            """
            select area_id, kind, code, name, vintage, valid_from, valid_until
            from area.areas where not is_withdrawn order by kind, code, valid_from
            """)))
            .Select(a => new Area(a.AreaId, a.Kind, a.Code, a.Name, a.Vintage, new DateRange(a.ValidFrom, a.ValidUntil)))
            .ToList();

    internal async Task<List<(long AreaId, string PublishedName)>> PublishedNamesAsync()
        => (await session.Connection.QueryAsync<(long, string)>(session.Command(
            "select area_id, published_name from area.areas where not is_withdrawn and published_name <> name"))).ToList();

    internal async Task<List<AreaSet>> SetsAsync()
        => (await session.Connection.QueryAsync<SetRecord>(session.Command(
            "select kind, name, valid_from, valid_until from area.sets order by kind, valid_from")))
            .Select(s => new AreaSet(s.Kind, s.Name, new DateRange(s.ValidFrom, s.ValidUntil)))
            .ToList();

    internal async Task<List<MembershipRecord>> MembershipsAsync()
        => (await session.Connection.QueryAsync<MembershipRecord>(session.Command(
            "select lsoa21, kind, area_id, valid_from, valid_until from area.lsoa_memberships"))).ToList();

    internal async Task<List<ContainmentRecord>> ContainmentsAsync()
        => (await session.Connection.QueryAsync<ContainmentRecord>(session.Command(
            "select kind, code, in_area_id, valid_from, valid_until from area.containments order by in_kind, in_code"))).ToList();

    internal async Task<List<(string Lsoa11, string Lsoa21)>> ChangesAsync()
        => (await session.Connection.QueryAsync<(string, string)>(session.Command(
            "select lsoa11, lsoa21 from area.lsoa_changes where change <> 'U' or lsoa11 <> lsoa21"))).ToList();

    internal async Task<List<(string Postcode, string Lsoa21)>> PostcodesAsync()
        => (await session.Connection.QueryAsync<(string, string)>(session.Command(
            "select postcode, lsoa21 from area.postcodes"))).ToList();

    internal async Task<List<(string Scheme, string Alias, string Kind, string Code)>> AliasesAsync()
        => (await session.Connection.QueryAsync<(string, string, string, string)>(session.Command(
            "select scheme, alias, kind, code from area.aliases"))).ToList();

    internal async Task<List<(string Lsoa21, string Neighbour)>> NeighboursAsync()
        => (await session.Connection.QueryAsync<(string, string)>(session.Command(
            "select lsoa21, neighbour from area.neighbours order by lsoa21, neighbour"))).ToList();

    internal async Task<List<(string Lsoa21, byte[] Boundary)>> LsoaBoundariesAsync()
        => (await session.Connection.QueryAsync<(string, byte[])>(session.Command(
            "select code, boundary from area.areas where kind = 'lsoa' and not is_withdrawn and boundary is not null"))).ToList();

    internal async Task<List<byte[]>> CountriesAsync()
        => (await session.Connection.QueryAsync<byte[]>(session.Command("select outline from area.countries"))).ToList();

    internal async Task<List<(long AreaId, byte[] Drawing)>> DrawingsAsync(IReadOnlyCollection<long> areaIds)
        => (await session.Connection.QueryAsync<(long, byte[])>(session.Command(
            "select area_id, drawing from area.areas where area_id = any (@AreaIds) and drawing is not null",
            new { AreaIds = areaIds.ToArray() }))).ToList();

    internal async Task<List<MapPlace>> PlacesAsync()
        => (await session.Connection.QueryAsync<PlaceRecord>(session.Command(
            "select name, longitude, latitude, easting, northing, rank from area.places order by rank, name")))
            .Select(p => new MapPlace(p.Name, p.Longitude, p.Latitude, new GridPoint(p.Easting, p.Northing), p.Rank))
            .ToList();

    internal sealed record MembershipRecord(string Lsoa21, string Kind, long AreaId, DateOnly ValidFrom, DateOnly ValidUntil);

    internal sealed record ContainmentRecord(string Kind, string Code, long InAreaId, DateOnly ValidFrom, DateOnly ValidUntil);

    private sealed record AreaRecord(
        long AreaId, string Kind, string Code, string Name, string? Vintage, DateOnly ValidFrom, DateOnly ValidUntil);

    private sealed record PlaceRecord(
        string Name, double Longitude, double Latitude, double Easting, double Northing, int Rank);

    private sealed record SetRecord(string Kind, string Name, DateOnly ValidFrom, DateOnly ValidUntil);
}
