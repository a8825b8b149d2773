using Hub.Data.Access;
using Hub.Data.Database;
using Hub.Data.Profiles.Publishing;

namespace Hub.Data.Profiles.Writing;

/// <summary>The door to what is written in a profile: the permission, the area that it reaches, and the state.</summary>
internal static class WritableProfile
{
    /// <summary>Of whoever writes, as the audit record says it.</summary>
    public const string Purpose = "write a profile";

    /// <summary>Of whoever reads what was written.</summary>
    public const string ReadPurpose = "read what is written in a profile";

    /// <summary>The profile, where the permission reaches its area; locked until the transaction ends where it is to be changed.</summary>
    public static async Task<Publication?> FindAsync(
        HubSession session, Actor actor, Guid publicationId, Permission permission, bool toChange = false)
    {
        var areas = await ReachQueries.AreaIdsAsync(session, actor, permission);
        var found = toChange
            ? await PublicationStore.FindForChangeAsync(session, publicationId)
            : await PublicationStore.FindAsync(session, publicationId);
        return found is not null && areas.Contains(found.ProfileAreaId) ? found : null;
    }

    /// <summary>Why nothing of it can be changed now, as one sentence; null while it is a draft.</summary>
    public static string? Closed(Publication publication) => publication.Status switch
    {
        PublicationStatus.Draft => null,
        PublicationStatus.InReview or PublicationStatus.Reviewed or PublicationStatus.Approved
            => $"The profile is {PublicationStatus.Words(publication.Status)}: to change it, ask for it to be returned to its authors.",
        PublicationStatus.Discarded => "The profile was given up: begin another to write in it.",
        _ => $"The profile is {PublicationStatus.Words(publication.Status)} and is never changed: begin an amendment.",
    };
}
