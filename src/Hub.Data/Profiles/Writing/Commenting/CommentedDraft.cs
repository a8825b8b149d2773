using Hub.Data.Access;
using Hub.Data.Database;
using Hub.Data.Primitives;
using Hub.Data.Profiles.Editions;
using Hub.Data.Profiles.Publishing;

namespace Hub.Data.Profiles.Writing.Commenting;

/// <summary>
/// The door for those who comment: whoever was asked, until their day, in an area that their role reaches, while the profile is a draft;
/// and whoever sees drafts of the area anyway. All of them comment on the partnership edition, and see no other here.
/// </summary>
internal static class CommentedDraft
{
    /// <summary>Of whoever comments, as the audit record says it.</summary>
    public const string Purpose = "comment on a draft profile";

    /// <summary>The draft where this person may comment on it; whether they were asked, or see it anyway.</summary>
    public static async Task<(Publication Publication, bool WasAsked)?> FindAsync(
        HubSession session, Actor actor, Guid publicationId, DateOnly today)
    {
        if (await WritableProfile.FindAsync(session, actor, publicationId, Permission.CommentOnProfiles) is not
            { Status: PublicationStatus.Draft } publication)
        {
            return null;
        }

        if ((await ReachQueries.AreaIdsAsync(session, actor, Permission.ViewDraftProfiles)).Contains(publication.ProfileAreaId))
        {
            return (publication, false);
        }

        var asked = await CommentStore.CommentersAsync(session, publicationId);
        return asked.Any(one => one.AccountId == actor.AccountId && one.AgencyId == actor.Acting.AgencyId && one.IsOn(today))
            ? (publication, true)
            : null;
    }

    /// <summary>What they see of it: the partnership edition as it stands.</summary>
    public static async Task<EditionContent> ContentAsync(HubSession session, Publication publication)
    {
        var full = await EditionSource.ReadAsync(session, publication);
        return EditionCut.For(
            full with { Written = await WritingStore.ReadAsync(session, publication.PublicationId) }, Edition.Partnership);
    }

    /// <summary>A day within which partners are asked to answer: from today, sixty days at most.</summary>
    public static bool IsPossible(DateOnly untilOn, TimeProvider time)
        => untilOn >= UkTime.Today(time) && untilOn <= UkTime.Today(time).AddDays(60);
}
