using Dapper;
using Hub.Data.Database;

namespace Hub.Data.Sharing;

/// <summary>Reads of the legal references, which every scope may see.</summary>
public static class LegalReferenceQueries
{
    /// <summary>All of them, those that no longer stand included, by title.</summary>
    public static async Task<LegalReferences> AllAsync(HubSession session)
    {
        var gateways = await session.Connection.QueryAsync<LegalGateway>(session.Command(
            """
            select gateway as code, valid_from, valid_until, title, statute, permits, limits, limit_note, strength, source
            from sharing.gateways order by title, valid_from
            """));
        var bases = await session.Connection.QueryAsync<LawfulBasis>(session.Command(
            """
            select lawful_basis as code, valid_from, valid_until, regime, title, statute, permits, strength, source
            from sharing.lawful_bases order by title, valid_from
            """));
        return new LegalReferences(gateways.AsList(), bases.AsList());
    }
}
