using Dapper;
using Hub.Data.Areas;
using Hub.Data.Database;

namespace Hub.Data.Ingest.Loading;

/// <summary>Keeps the areas in memory from load to load, until other reference data is imported.</summary>
internal sealed class PlacingCache
{
    private readonly Lock _gate = new();
    private string? _version;
    private Placing? _placing;

    /// <summary>Placing by the areas as they are now.</summary>
    public async Task<Placing> GetAsync(HubSession session)
    {
        var version = await session.Connection.ExecuteScalarAsync<string>(session.Command(
            "select coalesce(string_agg(source || encode(sha256, 'hex'), ',' order by source), '') from area.sources"));
        lock (_gate)
        {
            if (_placing is not null && _version == version)
            {
                return _placing;
            }
        }

        var placing = new Placing(await AreaIndex.LoadAsync(session));
        lock (_gate)
        {
            (_version, _placing) = (version, placing);
        }

        return placing;
    }
}
