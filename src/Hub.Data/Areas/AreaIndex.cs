using System.Collections.Frozen;
using Hub.Data.Database;
using Hub.Data.Primitives;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;

namespace Hub.Data.Areas;

/// <summary>
/// All areas in memory, as they are when it is loaded: made once for each job, about half a second for one force. Reads only;
/// safe from several threads.
/// </summary>
public sealed class AreaIndex
{
    private readonly FrozenDictionary<(string Kind, string Code), Area[]> _byCode;
    private readonly FrozenDictionary<(string Kind, string Name), Area[]> _byName;
    private readonly FrozenDictionary<(string Lsoa21, string Kind), (DateRange Valid, Area Area)[]> _ofLsoa;
    private readonly FrozenDictionary<(string Kind, string Code), (DateRange Valid, Area Area)[]> _wider;
    private readonly FrozenDictionary<(string Scheme, string Alias), (string Kind, string Code)[]> _aliases;
    private readonly FrozenDictionary<string, string[]> _successors;
    private readonly FrozenDictionary<string, string> _postcodes;
    private readonly FrozenDictionary<string, string> _lsoas;
    private readonly PointLocator _locator;
    private readonly PointLocator? _country;

    private AreaIndex(Content content)
    {
        Areas = content.Areas;
        Sets = content.Sets;
        var byId = content.Areas.ToDictionary(a => a.AreaId);
        _byCode = content.Areas.GroupBy(a => (a.Kind, a.Code)).ToFrozenDictionary(g => g.Key, g => g.ToArray());
        _byName = content.Areas.Select(a => (Area: a, a.Name))
            .Concat(content.PublishedNames.Select(n => (Area: byId[n.AreaId], Name: n.PublishedName)))
            .GroupBy(n => (n.Area.Kind, Key(n.Name)))
            .ToFrozenDictionary(g => g.Key, g => g.Select(n => n.Area).Distinct().ToArray());
        _ofLsoa = content.Memberships.GroupBy(m => (m.Lsoa21, m.Kind)).ToFrozenDictionary(
            g => g.Key, g => g.Select(m => (new DateRange(m.ValidFrom, m.ValidUntil), byId[m.AreaId])).ToArray());
        _wider = content.Containments.GroupBy(c => (c.Kind, c.Code)).ToFrozenDictionary(
            g => g.Key, g => g.Select(c => (new DateRange(c.ValidFrom, c.ValidUntil), byId[c.InAreaId])).ToArray());
        _aliases = content.Aliases.GroupBy(a => (a.Scheme, Key(a.Alias))).ToFrozenDictionary(
            g => g.Key, g => g.Select(a => (a.Kind, a.Code)).ToArray());
        _successors = content.Changes.GroupBy(c => c.Lsoa11, c => c.Lsoa21, StringComparer.Ordinal)
            .ToFrozenDictionary(g => g.Key, g => g.Order(StringComparer.Ordinal).ToArray(), StringComparer.Ordinal);
        _lsoas = content.Areas.Where(a => a.Kind == AreaKinds.Lsoa).Select(a => a.Code).Distinct(StringComparer.Ordinal)
            .ToFrozenDictionary(code => code, code => code, StringComparer.Ordinal);
        _postcodes = content.Postcodes.ToFrozenDictionary(
            p => p.Postcode, p => _lsoas.GetValueOrDefault(p.Lsoa21, p.Lsoa21), StringComparer.Ordinal);
        Neighbours = content.Neighbours.GroupBy(n => n.Lsoa21, n => n.Neighbour, StringComparer.Ordinal)
            .ToFrozenDictionary(g => g.Key, g => (IReadOnlyList<string>)g.ToArray(), StringComparer.Ordinal);
        var reader = new WKBReader();
        _locator = new PointLocator(
            content.Boundaries.Select(b => KeyValuePair.Create(_lsoas.GetValueOrDefault(b.Lsoa21, b.Lsoa21), reader.Read(b.Boundary))));
        _country = content.Countries.Count == 0
            ? null
            : new PointLocator(content.Countries.Select(c => KeyValuePair.Create("", reader.Read(c))));
    }

    /// <summary>Every area of every kind and date.</summary>
    public IReadOnlyList<Area> Areas { get; }

    /// <summary>Every set of areas.</summary>
    public IReadOnlyList<AreaSet> Sets { get; }

    /// <summary>LSOAs that share a boundary or a corner with each LSOA (queen contiguity), itself left out.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Neighbours { get; }

    /// <summary>Codes of the LSOAs of 2021.</summary>
    public IReadOnlyList<string> Lsoas => _lsoas.Keys;

    /// <summary>Reads everything from the database, in the caller's transaction.</summary>
    public static async Task<AreaIndex> LoadAsync(HubSession session)
    {
        var queries = new AreaQueries(session);
        return new AreaIndex(new Content(
            await queries.AreasAsync(),
            await queries.PublishedNamesAsync(),
            await queries.SetsAsync(),
            await queries.MembershipsAsync(),
            await queries.ContainmentsAsync(),
            await queries.ChangesAsync(),
            await queries.PostcodesAsync(),
            await queries.AliasesAsync(),
            await queries.NeighboursAsync(),
            await queries.LsoaBoundariesAsync(),
            await queries.CountriesAsync()));
    }

    /// <summary>The area of a kind that an LSOA is counted in on a day; null where none stands.</summary>
    public Area? AreaOf(string lsoa21, string kind, DateOnly on)
        => At(_ofLsoa.GetValueOrDefault((lsoa21, kind)), on);

    /// <summary>The LSOAs counted in an area on a day, in order of their codes.</summary>
    public IReadOnlyList<string> LsoasOf(Area area, DateOnly on)
        => [.. Lsoas.Where(l => AreaOf(l, area.Kind, on)?.AreaId == area.AreaId).Order(StringComparer.Ordinal)];

    /// <summary>
    /// The wider areas that an area lies wholly in on a day, one of a kind at most: the county whose figure may be shown for
    /// it, "county figure, not split".
    /// </summary>
    public IReadOnlyList<Area> WiderAreas(string kind, string code, DateOnly on)
        => [.. (_wider.GetValueOrDefault((kind, code)) ?? []).Where(w => w.Valid.Contains(on)).Select(w => w.Area)];

    /// <summary>
    /// The area of a kind with this code or name, as it stands on the day, or as it last stood where it does no longer. A name
    /// that several areas of the kind bear finds none.
    /// </summary>
    public Area? Find(string kind, string codeOrName, DateOnly on)
    {
        if (!_byCode.TryGetValue((kind, codeOrName), out var found) && !_byName.TryGetValue((kind, Key(codeOrName)), out found))
        {
            return null;
        }

        var standing = found.Where(a => a.Valid.Contains(on)).ToList();
        var candidates = standing.Count > 0 ? standing : [.. found];
        return candidates.Select(a => a.Code).Distinct(StringComparer.Ordinal).Count() == 1 ? candidates[^1] : null;
    }

    /// <summary>
    /// The area that an alias names: a code of another register, or a code or name where the scheme is itself a kind of area.
    /// </summary>
    public Area? FindAlias(string scheme, string alias, DateOnly on)
        => _aliases.TryGetValue((scheme, Key(alias)), out var named) && named.Length == 1
            ? Find(named[0].Kind, named[0].Code, on)
            : AreaKinds.Contains(scheme) ? Find(scheme, alias, on) : null;

    internal string? KnownLsoa(string code) => _lsoas.GetValueOrDefault(code);

    internal string[]? Successors(string lsoa11) => _successors.GetValueOrDefault(lsoa11);

    internal string? LsoaOfPostcode(string postcode) => _postcodes.GetValueOrDefault(postcode);

    internal string? LsoaAt(double longitude, double latitude) => _locator.Find(longitude, latitude);

    internal bool IsInCountry(double longitude, double latitude)
        => _country is null || _country.Find(longitude, latitude) is not null;

    private static Area? At((DateRange Valid, Area Area)[]? dated, DateOnly on)
    {
        foreach (var (valid, area) in dated ?? [])
        {
            if (valid.Contains(on))
            {
                return area;
            }
        }

        return null;
    }

    // "Telford and Wrekin" and "TELFORD & WREKIN" are one name.
    private static string Key(string name)
        => string.Join(' ', name.Replace("&", " and ", StringComparison.Ordinal)
            .Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).ToUpperInvariant();

    private sealed record Content(
        List<Area> Areas,
        List<(long AreaId, string PublishedName)> PublishedNames,
        List<AreaSet> Sets,
        List<AreaQueries.MembershipRecord> Memberships,
        List<AreaQueries.ContainmentRecord> Containments,
        List<(string Lsoa11, string Lsoa21)> Changes,
        List<(string Postcode, string Lsoa21)> Postcodes,
        List<(string Scheme, string Alias, string Kind, string Code)> Aliases,
        List<(string Lsoa21, string Neighbour)> Neighbours,
        List<(string Lsoa21, byte[] Boundary)> Boundaries,
        List<byte[]> Countries);
}
