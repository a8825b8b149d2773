using Dapper;
using Hub.Data.Database;
using Hub.Data.Profiles.Editions;

namespace Hub.Data.Profiles.Downloads;

/// <summary>Reads the frozen content that tables are taken from.</summary>
internal static class TableQueries
{
    /// <summary>What an edition says. The caller has judged whether it may be read.</summary>
    public static async Task<EditionContent> ContentAsync(HubSession session, Guid editionId)
        => EditionJson.Read(await session.Connection.QuerySingleAsync<string>(session.Command(
            "select content::text from profile.editions where edition_id = @editionId", new { editionId })));
}
