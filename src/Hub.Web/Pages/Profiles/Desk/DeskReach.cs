using Hub.Data.Access;

namespace Hub.Web.Pages.Profiles.Desk;

/// <summary>Which pages of a profile open for somebody who sees its desk: nobody is shown a link that is closed to them.</summary>
public static class DeskReach
{
    /// <summary>Whether the page of that address below the profile's own opens for this person: "write/summary".</summary>
    public static bool Opens(Actor actor, string page) => page.Split('/')[0] switch
    {
        "write" when page.EndsWith("/history", StringComparison.Ordinal) => true,
        "write" or "judgements" or "recommendations" or "amend" => actor.Can(Permission.WriteProfiles),
        "comments" => actor.Can(Permission.CommentOnProfiles),
        "exceptions" or "recall" => actor.Can(Permission.OverrideReleases),
        "review" => actor.Can(Permission.ReviewProfiles),
        "approve" => actor.Can(Permission.ApproveProfiles),
        _ => true,
    };
}
