using Dapper;
using Hub.Data.Database;

namespace Hub.Data.Profiles.Settings;

/// <summary>An area that another may be compared with.</summary>
public sealed record SimilarArea(string Code, string Name);

/// <summary>Reads the areas that one may be compared with.</summary>
public static class SimilarAreaQueries
{
    /// <summary>The other areas of a kind that stand on a day, by name: names are reference data, open to every reader.</summary>
    public static async Task<IReadOnlyList<SimilarArea>> OthersAsync(HubSession session, string kind, string code, DateOnly on)
        => (await session.Connection.QueryAsync<SimilarArea>(session.Command(
            """
            select code, name from area.areas
            where kind = @kind and code <> @code and not is_withdrawn and valid_from <= @on and @on < valid_until
            order by name, code
            """,
            new { kind, code, on }))).AsList();
}
