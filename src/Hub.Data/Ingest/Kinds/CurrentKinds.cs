using Hub.Data.Database;

namespace Hub.Data.Ingest.Kinds;

/// <summary>
/// The kinds as they stand now: of each the newest version, whether it came with the program or was registered in the portal.
/// Whoever reads a definition asks here each time, so a registered version counts from the next submission on, without a restart.
/// </summary>
/// <param name="shipped">The kinds of the program's folder.</param>
public sealed class CurrentKinds(DatasetKinds shipped)
{
    /// <summary>The newest version of one kind, or null where there is no such kind.</summary>
    public async Task<DatasetKind?> FindAsync(HubSession session, string kind)
        => Newer(shipped.Find(kind), await DatasetKindStore.NewestAsync(session, kind));

    /// <summary>The newest version of every kind, by name.</summary>
    public async Task<IReadOnlyList<DatasetKind>> AllAsync(HubSession session)
    {
        var all = shipped.Kinds.ToDictionary(kind => kind.Kind, StringComparer.Ordinal);
        foreach (var registered in await DatasetKindStore.NewestAsync(session))
        {
            all[registered.Kind] = Newer(all.GetValueOrDefault(registered.Kind), registered)!;
        }

        return [.. all.Values.OrderBy(kind => kind.Kind, StringComparer.Ordinal)];
    }

    // The same version stands with the same content in both places, or its registration was refused.
    private static DatasetKind? Newer(DatasetKind? shipped, DatasetKind? registered)
        => registered is null || shipped?.Version >= registered.Version ? shipped : registered;
}
