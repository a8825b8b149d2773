using Hub.Data.Access;
using Hub.Data.Profiles.Editions;

namespace Hub.Data.Profiles.Reading;

/// <summary>
/// Who reads which edition: every edition is read by its own roles and by those of the wider ones. The public edition is read by
/// everybody who is signed in (docs/decisions/0016).
/// </summary>
public static class EditionReaders
{
    private static readonly Role[] Full =
        [Role.Analyst, Role.Approver, Role.HeadOfIntelligence, Role.LeadResponsibleOfficer, Role.DisruptionPanelMember];

    private static readonly Role[] Partnership = [Role.CspMember, Role.PccScrutiny];

    private static readonly Role[] Neighbourhood = [Role.NeighbourhoodReader];

    /// <summary>The roles that read an edition of their areas; none is named for the public one.</summary>
    public static IReadOnlyList<Role> Of(Edition edition) => edition switch
    {
        Edition.Full => Full,
        Edition.Partnership => [.. Full, .. Partnership],
        Edition.Neighbourhood => [.. Full, .. Partnership, .. Neighbourhood],
        Edition.Public => [],
        _ => throw new ArgumentOutOfRangeException(nameof(edition), edition, "This edition has no readers."),
    };
}
