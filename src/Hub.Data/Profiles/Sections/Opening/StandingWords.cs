using Hub.Data.Profiles.Editions;
using Hub.Data.Profiles.Publishing;

namespace Hub.Data.Profiles.Sections.Opening;

/// <summary>How a document says where it stands: on every page, in the band, on the control sheet, in its file name.</summary>
internal static class StandingWords
{
    /// <summary>Whether nobody has written in it: the machine's draft.</summary>
    public static bool IsUnwritten(EditionContent edition)
        => edition.Standing.Status == PublicationStatus.Draft && edition.Written.Sections.Count == 0
            && edition.Written.Judgements.Count == 0 && edition.Written.Recommendations.Count == 0;

    /// <summary>The line under the marking of every page.</summary>
    public static string Notice(EditionContent edition) => edition.Standing switch
    {
        _ when IsUnwritten(edition) => ProfileAssembly.DraftNotice,
        { Status: PublicationStatus.Draft } => "DRAFT – being written, not approved",
        { Status: PublicationStatus.InReview } => "DRAFT – in peer review, not approved",
        { Status: PublicationStatus.Reviewed } => "DRAFT – reviewed, not approved",
        { Status: PublicationStatus.Discarded } => "DRAFT – given up, never released",
        { Status: PublicationStatus.Approved } => "APPROVED – not yet released",
        { Status: PublicationStatus.Superseded } => "SUPERSEDED – an amendment stands in its place",
        { Status: PublicationStatus.Recalled } => "RECALLED – do not use",
        { ReleasedOn: { } day } => $"Approved and released {Wording.Date(day)}",
        _ => "Approved and released",
    };

    /// <summary>"Full, draft" or "Partnership, no. 2".</summary>
    public static string Edition(EditionContent edition) => IsUnwritten(edition)
        ? "Full, draft"
        : FormattableString.Invariant($"{edition.Edition}, no.\u00A0{edition.Standing.EditionNumber}")
            + (edition.Standing.IsReleased || edition.Standing.Status == PublicationStatus.Approved ? "" : ", draft");

    /// <summary>The state in a sentence for the control sheet.</summary>
    public static string Status(EditionContent edition) => edition.Standing switch
    {
        _ when IsUnwritten(edition) => "Draft, assembled by machine; not assessed, not approved, not released",
        { IsReleased: true, Status: PublicationStatus.Released } => "Approved and released",
        var standing => Wording.Sentence(PublicationStatus.Words(standing.Status)),
    };

    /// <summary>Whether the file is a draft by its name.</summary>
    public static bool IsDraft(EditionContent edition)
        => !edition.Standing.IsReleased && edition.Standing.Status != PublicationStatus.Approved;

    /// <summary>For whom the edition is, and what it leaves out.</summary>
    public static string Audience(Editions.Edition edition) => edition switch
    {
        Editions.Edition.Full => "The force and those who answer for the profile. Leaves nothing out",
        Editions.Edition.Partnership => "Members of the community safety partnership. Leaves out intelligence, its grades, and "
            + "references of groups",
        Editions.Edition.Neighbourhood => "The neighbourhood team. The groups that touch the area and what to look for; the rest is in "
            + "the partnership edition",
        Editions.Edition.Public => "Everybody. Leaves out groups, disruptions, actions, decisions, small areas, and what rests on "
            + "intelligence",
        _ => throw new ArgumentOutOfRangeException(nameof(edition)),
    };
}
