using Hub.Data.Database;
using Hub.Data.Ingest.Kinds;
using Hub.Data.Persons.Asks;

namespace Hub.Web.Pages.Persons.Asks;

/// <summary>Kinds of return that questions may be about, for an agency of a type.</summary>
internal static class AskKinds
{
    /// <summary>The kinds that the type sends and that the rule leaves open, by title.</summary>
    public static async Task<IReadOnlyList<DatasetKind>> OfAsync(HubSession session, CurrentKinds kinds, string agencyType)
        => [.. (await kinds.AllAsync(session))
            .Where(kind => kind.Roles.Person is not null && kind.AgencyTypes.Contains(agencyType)
                && AskRule.Never(KindSharing.Of(kind), agencyType) is null)
            .OrderBy(kind => kind.Title, StringComparer.Ordinal)];
}
